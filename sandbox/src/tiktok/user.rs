//! `user`: who did it. Fields of another source are ignored by TikTok, not refused.

use super::reason::{Reason, Refusal};
use crate::fields::{Blame, Fields, Shape, is_sha256};
use crate::path::Path;
use serde_json::Value;
use std::net::IpAddr;

/// One text or several, hashed.
const HASHED: [&str; 3] = ["email", "phone", "external_id"];
/// One text, hashed.
const HASHED_SINGLE: [&str; 3] = ["first_name", "last_name", "zip_code"];
/// As they are.
const TEXTS: [&str; 7] = ["ttclid", "ttp", "user_agent", "locale", "city", "state", "country"];

pub(crate) fn check(person: &Fields<'_>) -> Result<(), Refusal> {
    for key in HASHED {
        match person.get(key) {
            None => {}
            Some(Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    check_hash(item, person.at(key).item(index))?;
                }
            }
            Some(value) => check_hash(value, person.at(key))?,
        }
    }
    for key in HASHED_SINGLE {
        person.get(key).map_or(Ok(()), |value| check_hash(value, person.at(key)))?;
    }
    for key in TEXTS {
        person.text(key)?;
    }
    if person.text("ip")?.is_some_and(|text| text.parse::<IpAddr>().is_err()) {
        return Err(Shape::NotAddress.at(person.at("ip")).into());
    }
    Ok(())
}

/// An empty text is seen to be tolerated where a field is missing.
fn check_hash(value: &Value, path: Path) -> Result<(), Refusal> {
    match value.as_str() {
        Some(text) if text.is_empty() || is_sha256(text) => Ok(()),
        Some(text) => Err(Reason::NotHashed.at(path).repeating(text)),
        None => Err(Shape::NotText.at(path).into()),
    }
}
