//! Each of the flow's rules dropped, or with another severity: its specification must not hold any more. Runs with the
//! feature `disturb` only.

use goal_element::domain::Severity;
use goal_element::domain::disturb::{Disturbance, under};
use goal_element::flow::RULES;
use serde_json::Value;

use crate::cases::{self, check, document, shown};

fn holds(spec: &Value) -> bool {
    let as_agreed = |trip: &Value| {
        let found: Vec<Value> = check(&document(trip)).iter().map(shown).collect();
        trip["expect"] == Value::Array(found)
    };
    spec["trips"].as_array().unwrap().iter().all(as_agreed)
}

#[test]
fn a_rule_that_is_dropped_or_judges_otherwise_is_noticed() {
    for entry in RULES {
        let spec = cases::json_file(&format!("tests/spec/{}.json", entry.meta.code));
        assert!(holds(&spec), "{} undisturbed", entry.meta.code);
        for other in [None, Some(Severity::Error), Some(Severity::Warning), Some(Severity::Hint)] {
            let changed = Disturbance::Rule(entry.meta.code, other);
            let is_noticed = other == Some(entry.meta.severity) || !under(changed, || holds(&spec));
            assert!(is_noticed, "{} as {other:?}", entry.meta.code);
        }
    }
}
