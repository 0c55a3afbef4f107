//! What the platforms' documents say of a person's fields, case by case: `tests/identity/*.json`. `tests/node/identity.test.mjs` runs the
//! same through the package.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::fs;

use goal_element::catalog::user_data::{Hash, Kind, UserField, all, find};
use goal_element::domain::Platform;
use goal_element::domain::context::Subscriber;
use goal_element::domain::decode::context_from_json;
use goal_element::identity::{Home, Reason, identify, of_subscriber};
use proptest::prelude::*;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// November 2026: whoever is born later is not born.
const NOW: i64 = 1_795_000_000;

/// SHA-256 by another hand.
fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

#[test]
fn every_case_of_the_documents() {
    let (mut cases, mut wrong) = (0, Vec::new());
    for file in fs::read_dir("tests/identity").expect("the cases") {
        let path = file.expect("a file").path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let file: Value = serde_json::from_str(&fs::read_to_string(&path).expect("a text")).expect("JSON");
        for group in list(&file["groups"]) {
            let country = group["country"].as_str().unwrap_or_default();
            for field in list(&group["fields"]) {
                let (platform, name) = (Platform::from_name(text(&field[0])).expect("a platform"), text(&field[1]));
                let before = field[2].as_str().unwrap_or_default();
                for (kind, rows) in group.as_object().expect("a group") {
                    for row in list(rows).filter(|row| kind != "fields" && row.is_array()) {
                        let made = identify(platform, name, text(&row[0]), &Home::new(&[country], NOW));
                        let expected = text(&row[1]);
                        let told = (made.value.as_deref(), made.hashed, made.reason.map(Reason::name));
                        let right = match kind.as_str() {
                            "hash" => told == (Some(expected), true, None),
                            "normal" => told == (Some(&sha256(&format!("{before}{expected}"))), true, None),
                            "clear" => told == (Some(expected), false, None),
                            "reason" => told == (None, false, Some(expected)),
                            other => panic!("{other} is no kind of row"),
                        };
                        cases += 1;
                        if !right {
                            wrong.push(format!("{}: {name} {row} {country}: {told:?}", path.display()));
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {cases}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cases >= 1000, "{cases}");
}

/// Every field of both platforms.
fn fields() -> impl Iterator<Item = (Platform, &'static UserField)> {
    [Platform::Meta, Platform::TikTok]
        .into_iter()
        .flat_map(|platform| all(platform).iter().map(move |field| (platform, field)))
}

/// What somebody may have typed: anything, and what looks like the things that are wanted.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "\\PC{0,40}",
        "[+0-9 ()./٠-٩０-９-]{0,24}",
        "[A-Za-zÀ-ÿ' -]{0,20}",
        "[a-zA-Z0-9._+-]{1,12}@[a-z0-9.-]{1,12}",
        "[0-9]{1,4}[-/.][0-9]{1,4}[-/.][0-9]{1,4}",
        "[0-9A-Fa-f]{64}",
        "[0-9a-f:.]{1,40}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Nothing panics; each field is a value or a reason; where a hash is wanted nothing else leaves; a second time changes nothing.
    #[test]
    fn whatever_is_typed(text in typed(), country in "[A-Z]{0,2}|[a-zé ]{0,9}") {
        let home = Home::new(&[&country], NOW);
        for (platform, field) in fields() {
            let made = identify(platform, field.name, &text, &home);
            prop_assert_eq!(made.value.is_some(), made.reason.is_none());
            prop_assert_eq!(&made, &identify(platform, field.name, &text, &home), "the same twice");
            let wants_hash = matches!(field.hash, Hash::Required | Hash::Recommended);
            let Some(value) = made.value else { continue };
            prop_assert!(!value.trim().is_empty(), "{} {value:?}", field.name);
            if wants_hash {
                let is_hash = value.len() == 64 && value.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
                prop_assert!(made.hashed && is_hash, "{} in clear: {value:?}", field.name);
            } else if field.hash == Hash::Never {
                prop_assert!(!made.hashed, "{}", field.name);
            }
            // A hash is never hashed again, and what is in clear is in its one form already.
            let again = identify(platform, field.name, &value, &home);
            if field.kind != Kind::Click {
                prop_assert_eq!(again.value.as_ref(), Some(&value), "{}", field.name);
                prop_assert_eq!(again.hashed, made.hashed);
            }
        }
    }

    /// A hash in any case comes out in small letters, or not at all where no hash may go.
    #[test]
    fn a_hash_is_never_hashed(hash in "[0-9A-Fa-f]{64}") {
        for (platform, field) in fields() {
            let made = identify(platform, field.name, &hash, &Home::default());
            match field.hash {
                Hash::Never => prop_assert_eq!(made.reason, Some(Reason::MustBePlain)),
                _ => prop_assert_eq!(made.value, Some(hash.to_ascii_lowercase())),
            }
        }
    }

    /// However a number of digits is set, it is the same number.
    #[test]
    fn signs_do_not_change_a_number(digits in "[1-9][0-9]{6,13}", signs in proptest::collection::vec("[ ()\u{200e}\u{a0}-]{0,2}", 14)) {
        let set: String = digits.chars().zip(&signs).map(|(digit, sign)| format!("{digit}{sign}")).collect();
        let of = |text: &str| identify(Platform::Meta, "ph", text, &Home::default());
        prop_assert_eq!(of(&format!("+{digits}")), of(&format!("+{set}")));
        prop_assert_eq!(of(&digits), of(&set));
    }
}

/// What is known in clear and what came hashed say the same, each under the platform's own name.
#[test]
fn a_subscriber_is_told_as_each_platform_spells() {
    let mut subscriber = Subscriber { id: "u-1".into(), ..Subscriber::default() };
    let clear = ["a@b.co", "+34 600 123 456", "Ana", "Gil", "f", "1997-02-16", "Leon", "Castilla", "24001", "ES"];
    subscriber.contact = clear.map(str::to_owned);
    let home = Home::new(&["ES"], NOW);
    for (platform, names) in [
        (Platform::Meta, ["em", "ph", "fn", "ln", "ge", "db", "ct", "st", "zp", "country"].as_slice()),
        (
            Platform::TikTok,
            ["email", "phone", "first_name", "last_name", "", "", "city", "state", "zip_code", "country"].as_slice(),
        ),
    ] {
        for (name, text) in names.iter().zip(clear).filter(|(name, _)| !name.is_empty()) {
            let made = of_subscriber(platform, find(platform, name).expect("a field"), &subscriber, &home);
            assert_eq!(made, identify(platform, name, text, &home), "{name}");
            assert!(made.value.is_some(), "{name}");
        }
        let id = of_subscriber(platform, find(platform, "external_id").expect("a field"), &subscriber, &home);
        assert_eq!(id.value, Some(sha256("u-1")));
    }
    let em = find(Platform::Meta, "em").expect("a field");
    subscriber.hashed_meta = vec![("em".into(), "A".repeat(64))];
    assert_eq!(of_subscriber(Platform::Meta, em, &subscriber, &home).value, Some("a".repeat(64)));
    subscriber.hashed_meta = vec![("em".into(), "ana@example.com".into())];
    assert_eq!(of_subscriber(Platform::Meta, em, &subscriber, &home).reason, Some(Reason::NotAHash));
}

#[test]
fn home_is_the_first_country_that_is_one() {
    let dials =
        |countries: &[&str]| identify(Platform::Meta, "ph", "600 123 456", &Home::new(countries, 0)).value.is_some();
    assert!(dials(&["Atlantis", "", "es"]) && dials(&["España", "US"]));
    assert!(!dials(&["", "Atlantis"]) && !dials(&[]));
}

/// What a person says of their country goes before the connection's country for phones, and that before the connection's own; the
/// moment tells the year by which births are read.
#[test]
fn home_is_where_the_person_lives_else_where_the_connection_is() {
    let here = |said: &str, phones: &str, own: &str| {
        let moment = serde_json::json!({
            "now": NOW,
            "subscriber": { "country": said },
            "connections": [{ "id": "shop", "platform": "meta", "phone_country": phones, "country": own }],
        });
        let (context, _) = context_from_json(moment.to_string().as_bytes());
        Home::of(&context, context.connections.first())
    };
    let at = |country: &str| Home::new(&[country], NOW);
    assert_eq!(here("ES", "MX", "CO"), at("ES"));
    assert_eq!(here("", "MX", "CO"), at("MX"));
    assert_eq!(here("", "", "CO"), at("CO"));
    assert_eq!(here("", "", ""), at(""));
    assert_ne!(at("ES"), Home::new(&["ES"], 0), "the year is known");
}
