//! The core is made wrong in one place after the other, and what is agreed must not hold any more: each rule dropped or with
//! another severity, each row of the catalogue lost or turned round. Runs with the feature `disturb` only.

use goal_element::domain::Severity;
use goal_element::domain::disturb::{Disturbance, Harm, under};
use goal_element::rules::{Meta, RULES};
use serde_json::Value;

use crate::cases::{self, check, shown};
use crate::rows;

/// Whether a rule's own specification still holds.
fn holds(spec: &Value) -> bool {
    let as_agreed = |trip: &Value| {
        let found: Vec<Value> = check(spec, trip).iter().map(shown).collect();
        trip["expect"] == Value::Array(found)
    };
    spec["trips"].as_array().unwrap().iter().all(as_agreed)
}

fn spec_of(meta: &Meta) -> Value {
    cases::json_file(&format!("tests/spec/{}.json", meta.code))
}

#[test]
fn a_rule_that_is_dropped_is_missed() {
    for entry in RULES {
        let spec = spec_of(entry.meta);
        assert!(holds(&spec), "{} undisturbed", entry.meta.code);
        assert!(!under(Disturbance::Rule(entry.meta.code, None), || holds(&spec)), "{}", entry.meta.code);
    }
}

#[test]
fn a_severity_that_changes_is_noticed() {
    for entry in RULES {
        let spec = spec_of(entry.meta);
        for other in [Severity::Error, Severity::Warning, Severity::Hint] {
            if other != entry.meta.severity {
                let changed = Disturbance::Rule(entry.meta.code, Some(other));
                assert!(!under(changed, || holds(&spec)), "{} as {}", entry.meta.code, other.name());
            }
        }
    }
}

/// A row of a table may be looked at from several sides; one that notices is enough.
#[test]
fn a_row_that_is_lost_or_turned_round_is_noticed() {
    let (golden, all) = (rows::golden(), rows::all());
    let mut green = Vec::new();
    for row in all.iter().filter(|row| !row.name.starts_with(rows::NEAR)) {
        let same = |other: &&rows::Row| other.table.harmed == row.table.harmed && other.name == row.name;
        let sides: Vec<_> = all.iter().filter(same).collect();
        for harm in [Harm::Lost, Harm::Turned] {
            let harmed = Disturbance::Row(row.table.harmed, row.name.clone(), harm);
            if under(harmed, || sides.iter().all(|side| side.verdict() == golden[&side.key()])) {
                green.push(format!("{} {harm:?}", row.key()));
            }
        }
    }
    assert_eq!(green, [""; 0], "nobody notices");
}
