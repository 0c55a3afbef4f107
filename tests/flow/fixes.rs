//! What fixes promise: each cures what it is offered for.

use crate::cases::{self, check, document};

#[test]
fn a_fix_cures_its_diagnostic() {
    let mut tried = 0;
    for path in cases::spec_files() {
        for trip in
            cases::json_file(&path)["trips"].as_array().unwrap().iter().filter(|trip| trip.get("flow").is_some())
        {
            for (node, found) in check(&document(trip)) {
                for fix in &found.fixes {
                    let mut flow = trip["flow"].clone();
                    let nodes = flow["nodes"].as_array_mut().unwrap();
                    let block = nodes.iter_mut().find(|other| other["id"] == *node).unwrap();
                    let patch: json_patch::Patch =
                        serde_json::from_value(serde_json::to_value(&fix.edits).unwrap()).unwrap();
                    json_patch::patch(&mut block["goal"], &patch).unwrap_or_else(|error| panic!("{path}: {error}"));
                    let left = check(&flow.to_string());
                    let same = |(at, other): &(String, _)| {
                        let other: &goal_element::domain::Diagnostic = other;
                        *at == node && other.code == found.code && other.path == found.path
                    };
                    assert!(!left.iter().any(same), "{path} {}: {} does not cure it", trip["name"], fix.title);
                    tried += 1;
                }
            }
        }
    }
    assert!(tried >= 8, "only {tried} fixes");
}
