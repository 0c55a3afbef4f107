//! `user_data`: who did it. Contact data comes hashed, ids of Meta's come as they are.

use super::reason::Reason;
use super::refusal::Refusal;
use crate::fields::{Blame, Fields, Shape, is_digits, is_sha256};
use crate::path::Path;
use serde_json::Value;
use std::net::IpAddr;

const HASHED: [&str; 10] = ["em", "ph", "fn", "ln", "ge", "db", "ct", "st", "zp", "country"];
/// Known from the SDKs only; one value each.
const HASHED_SINGLE: [&str; 6] = ["f5first", "f5last", "fi", "dobd", "dobm", "doby"];
const TEXTS: [&str; 7] = ["client_user_agent", "fbc", "fbp", "subscription_id", "anon_id", "madid", "ctwa_clid"];
const IDS: [&str; 5] = ["page_id", "page_scoped_user_id", "instagram_business_account_id", "ig_account_id", "ig_sid"];
/// Fields that find nobody, not even together.
const WEAK: [&[&str]; 4] = [
    &["ct", "country", "st", "zp", "ge", "client_user_agent"],
    &["db", "client_user_agent"],
    &["fn", "ge"],
    &["ln", "ge"],
];
/// Fields with a shape of their own.
const OTHERS: [&str; 5] =
    ["external_id", "fb_login_id", "lead_id", "client_ip_address", "whatsapp_business_account_id"];

/// Refuses the first field that has not the shape the documents give it.
pub(crate) fn check_types(person: &Fields<'_>) -> Result<(), Refusal> {
    for key in HASHED {
        each(person, key, is_hash, Reason::Shape(Shape::NotHash))?;
    }
    for key in HASHED_SINGLE {
        if person.text(key)?.is_some_and(|text| !is_hash(text)) {
            return Err(Shape::NotHash.at(person.at(key)).into());
        }
    }
    each(person, "external_id", |_| true, Reason::Shape(Shape::NotText))?;
    TEXTS.iter().try_for_each(|key| person.text(key).map(drop))?;
    for key in IDS {
        check_id(person, key, 5)?;
    }
    check_id(person, "whatsapp_business_account_id", 10)?;
    if person.text("client_ip_address")?.is_some_and(|text| text.parse::<IpAddr>().is_err()) {
        return Err(Shape::NotAddress.at(person.at("client_ip_address")).into());
    }
    check_number_id(person, "fb_login_id", 1..=20, Reason::Shape(Shape::NotDigits))?;
    check_number_id(person, "lead_id", 15..=16, Reason::LeadId)
}

/// Refuses what finds nobody. Chat events are found by their channel's ids instead.
pub(crate) fn check_strength(person: &Fields<'_>) -> Result<(), Refusal> {
    let known = HASHED.iter().chain(&HASHED_SINGLE).chain(&TEXTS).chain(&IDS).chain(&OTHERS);
    let present: Vec<&str> = known.copied().filter(|key| person.is_filled(key)).collect();
    let is_weak = WEAK.iter().any(|weak| present.iter().all(|key| weak.contains(key)));
    if is_weak { Err(Reason::WeakCustomer.at(person.here())) } else { Ok(()) }
}

/// A text, or a list of texts, that all pass.
fn each(person: &Fields<'_>, key: &str, good: impl Fn(&str) -> bool, wrong: Reason) -> Result<(), Refusal> {
    let check = |value: &Value, path: Path| match value.as_str() {
        Some(text) if good(text) => Ok(()),
        Some(_) => Err(wrong.at(path)),
        None => Err(Shape::NotText.at(path).into()),
    };
    match person.get(key) {
        None => Ok(()),
        Some(Value::Array(items)) => {
            items.iter().enumerate().try_for_each(|(i, item)| check(item, person.at(key).item(i)))
        }
        Some(value) => check(value, person.at(key)),
    }
}

/// SHA-256 in hex, either case; Meta's parameter builder appends a mark of 2 or 8 characters after a dot.
fn is_hash(text: &str) -> bool {
    let (hash, mark) = text.split_once('.').map_or((text, None), |(hash, mark)| (hash, Some(mark)));
    let is_mark = |mark: &str| {
        matches!(mark.len(), 2 | 8) && mark.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
    };
    is_sha256(hash) && mark.is_none_or(is_mark)
}

/// An id of Meta's: digits in a text. An empty one is left to the check for missing ids.
fn check_id(person: &Fields<'_>, key: &str, shortest: usize) -> Result<(), Refusal> {
    let good = |id: &str| is_digits(id) && (shortest..=20).contains(&id.len());
    let wrong = |id: &str| !(id.trim().is_empty() || good(id));
    if person.text(key)?.is_some_and(wrong) {
        return Err(Shape::NotDigits.at(person.at(key)).into());
    }
    Ok(())
}

/// An id that may also come as a number.
fn check_number_id(
    person: &Fields<'_>,
    key: &str,
    lengths: std::ops::RangeInclusive<usize>,
    wrong: Reason,
) -> Result<(), Refusal> {
    let Some(value) = person.get(key) else {
        return Ok(());
    };
    let text = value.as_str().map(str::to_owned).or_else(|| value.as_u64().map(|n| n.to_string()));
    match text {
        Some(text) if is_digits(&text) && lengths.contains(&text.len()) => Ok(()),
        _ => Err(wrong.at(person.at(key))),
    }
}
