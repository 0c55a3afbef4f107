//! Every specification holds, and each tells its rule's cases from those that pass.

use serde_json::Value;

use crate::cases::{self, check, document, shown};
use crate::specs;

fn found(_: &Value, case: &Value) -> Vec<Value> {
    check(&document(case)).iter().map(shown).collect()
}

#[test]
fn specifications_hold() {
    specs::hold(&cases::spec_files(), "flow", &found);
}

#[test]
fn what_trips_trips_its_rule_and_what_passes_does_not() {
    specs::tell_apart(&cases::spec_files(), &found);
}
