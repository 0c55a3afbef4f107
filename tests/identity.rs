//! What the platforms' documents say of a person's fields, case by case: `tests/identity/*.json`. `tests/node/identity.test.mjs` runs the
//! same through the package.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::fs;

use goal_element::domain::Platform;
use goal_element::identity::{Home, Reason, identify};
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
