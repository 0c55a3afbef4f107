//! Every specification holds: exactly these diagnostics, in this order. `UPDATE_SPEC=1` writes what is found into the
//! files instead; the change is then read as a change of behaviour.

use std::{env, fs};

use serde_json::Value;

use crate::cases::{self, check, document, shown};
use crate::layout;

#[test]
fn specifications_hold() {
    let update = env::var_os("UPDATE_SPEC").is_some();
    let mut wrong = Vec::new();
    for path in cases::spec_files() {
        let mut spec = cases::json_file(&path);
        for trip in spec["trips"].as_array_mut().unwrap() {
            let found = Value::Array(check(&document(trip)).iter().map(shown).collect());
            if trip.get("expect") != Some(&found) && !update {
                wrong.push(format!("{path}: {}\nexpected {:#}\nfound {found:#}", trip["name"], trip["expect"]));
            }
            trip["expect"] = found;
        }
        if update {
            fs::write(cases::file(&path), layout::write(&spec)).unwrap();
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nIf the behaviour is meant so: UPDATE_SPEC=1 cargo test --test flow",
        wrong.join("\n\n")
    );
}

#[test]
fn what_trips_trips_its_rule_and_what_passes_does_not() {
    for path in cases::spec_files() {
        let spec = cases::json_file(&path);
        let rule = spec["rule"].as_str().unwrap();
        let of = |kind: &str| spec[kind].as_array().unwrap().clone();
        assert!(of("trips").len() >= 2 && of("passes").len() >= 2, "{path}: two cases of each kind, at least");
        let trips = |case: &Value| check(&document(case)).iter().any(|(_, found)| found.code == rule);
        for trip in of("trips") {
            assert!(trips(&trip), "{path}: {} does not trip", trip["name"]);
        }
        for pass in of("passes") {
            assert!(!trips(&pass), "{path}: {} trips", pass["name"]);
        }
    }
}
