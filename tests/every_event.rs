//! Every event that a platform knows, and one of the builder's own, by every way there is: the exact body, or why there is none.
//!
//! `UPDATE_GOLDEN=1 cargo test --test every_event` writes what comes out now; read the difference before you keep it.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

use goal_element::catalog::events;
use goal_element::domain::Platform;
use goal_element::domain::decode::{context_from_json, goal_from_json};
use goal_element::domain::surroundings::RuleSettings;
use goal_element::payload::prepare;
use serde_json::{Map, Value, json};

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/every_event.json")
}

/// What `way` does with `event`. A way says which connection is used and what is known of person and ad.
fn outcome(golden: &Value, way: &Value, event: &Value) -> String {
    let (mut goal, mut context) = (golden["goal"].clone(), golden["context"].clone());
    let destination = way["destination"].as_str().expect("a destination");
    goal["destinations"] = json!({ destination: { "enabled": true, "connection": way["connection"], "event": event } });
    for part in ["subscriber", "referral"] {
        context[part] = way[part].clone();
    }
    let goal = goal_from_json(goal.to_string().as_bytes());
    let (context, faults) = context_from_json(context.to_string().as_bytes());
    assert_eq!(faults, []);
    let prepared = prepare(&goal, &context, &RuleSettings::default());
    match (prepared.requests.as_slice(), prepared.skipped.as_slice()) {
        ([request], []) => request.body.clone(),
        ([], [skipped]) => skipped.reason.name().to_owned(),
        other => format!("{other:?}"),
    }
}

#[test]
fn every_event_by_every_way() {
    let mut golden: Value = serde_json::from_slice(&fs::read(path()).expect("the golden")).expect("JSON");
    let mut made = Map::new();
    for (name, way) in golden["ways"].as_object().expect("the ways") {
        let platform = Platform::from_name(way["destination"].as_str().expect("text")).expect("a platform");
        let known = events::all(platform).iter().map(|event| json!(event.name));
        let all = known.chain([json!({ "custom": "VIP_client" })]);
        let outcomes = all.map(|event| json!([event, outcome(&golden, way, &event)])).collect();
        made.insert(name.clone(), Value::Array(outcomes));
    }
    let bodies = made.values().filter_map(Value::as_array).flatten();
    assert!(bodies.filter(|case| case[1].as_str().is_some_and(|body| body.starts_with('{'))).count() > 150);
    let made = Value::Object(made);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        golden["expect"] = made;
        let text = serde_json::to_string_pretty(&golden).expect("JSON") + "\n";
        fs::write(path(), text).expect("the golden is written");
    } else {
        assert_eq!(made, golden["expect"], "to accept, run UPDATE_GOLDEN=1 cargo test --test every_event");
    }
}
