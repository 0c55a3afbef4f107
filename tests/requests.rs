//! The exact requests: `tests/golden/requests/*.json` hold goal, moment and every byte that would leave.
//!
//! `UPDATE_GOLDEN=1 cargo test --test requests` writes what comes out now; read the difference before you keep it.

#![allow(clippy::expect_used, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};

use goal_element::domain::decode::{context_from_json, goal_from_json};
use goal_element::domain::surroundings::RuleSettings;
use goal_element::domain::{Context, Goal};
use goal_element::payload::{Prepared, prepare};
use goal_element::view::preview::preview;
use serde_json::{Value, json};

fn goldens() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/requests");
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("the goldens").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files
}

fn read(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).expect("a golden")).expect("JSON")
}

fn inputs(golden: &Value) -> (Goal, Context) {
    let goal = goal_from_json(golden["goal"].to_string().as_bytes());
    let (context, faults) = context_from_json(golden["context"].to_string().as_bytes());
    assert_eq!(faults, []);
    (goal, context)
}

/// In the form that the goldens keep. Of what the preview tells beside the request, the conversion is kept where there is one.
fn shown(prepared: &Prepared) -> Value {
    let mut shown = told(prepared);
    let preview: Value = serde_json::from_str(&preview(prepared)).expect("JSON");
    for (at, request) in preview["requests"].as_array().expect("the requests").iter().enumerate() {
        if let Some(conversion) = request.get("conversion") {
            shown["requests"][at]["conversion"] = conversion.clone();
        }
    }
    shown
}

fn told(prepared: &Prepared) -> Value {
    json!({
        "requests": prepared.requests.iter().map(|request| json!({
            "destination": request.platform.name(),
            "connection": request.connection,
            "event_name": request.event_name,
            "event_id": request.event_id,
            "source": request.source,
            "expires_at": request.expires_at,
            "url": format!("{}{}", request.origin, request.path),
            "body": request.body,
            "ledger": request.told.iter().map(|told| format!("{}: {}, {}", told.field, told.fate.name(), told.reason.concat())).collect::<Vec<_>>(),
            "map": request.map.iter().map(|part| format!("{} <- {}", part.body.as_str(), part.field.as_str())).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "skipped": prepared.skipped.iter().map(|skipped| format!("{}: {}", skipped.platform.name(), skipped.reason.name())).collect::<Vec<_>>(),
        "diagnostics": prepared.diagnostics.iter().map(|found| format!("{} {} {}", found.severity.name(), found.code, found.path.as_str())).collect::<Vec<_>>(),
    })
}

#[test]
fn every_byte_is_as_agreed() {
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let files = goldens();
    assert!(files.len() > 20);
    for file in files {
        let mut golden = read(&file);
        let (goal, context) = inputs(&golden);
        let made = shown(&prepare(&goal, &context, &RuleSettings::default()));
        if update {
            golden["expect"] = made;
            let text = serde_json::to_string_pretty(&golden).expect("JSON") + "\n";
            fs::write(&file, text).expect("the golden is written");
        } else {
            assert_eq!(
                made,
                golden["expect"],
                "{}: to accept, run UPDATE_GOLDEN=1 cargo test --test requests",
                file.display()
            );
        }
    }
}

/// A body is JSON, and each traced part of it is there.
#[test]
fn bodies_are_json_and_traced() {
    for file in goldens() {
        let (goal, context) = inputs(&read(&file));
        for request in prepare(&goal, &context, &RuleSettings::default()).requests {
            let body: Value = serde_json::from_str(&request.body).expect("the body is JSON");
            assert!(!request.map.is_empty());
            for part in &request.map {
                assert!(body.pointer(part.body.as_str()).is_some(), "{} in {}", part.body.as_str(), file.display());
            }
        }
    }
}

fn event_id(goal: &Value, context: &Value) -> String {
    let (goal, context) = inputs(&json!({ "goal": goal, "context": context }));
    let prepared = prepare(&goal, &context, &RuleSettings::default());
    prepared.requests.first().expect("a request").event_id.clone()
}

/// What changes an event's id, and what never may.
#[test]
fn the_same_fact_has_the_same_id() {
    let base = read(&goldens().into_iter().find(|file| file.ends_with("purchase.json")).expect("purchase.json"));
    let (goal, context) = (&base["goal"], &base["context"]);
    let first = event_id(goal, context);
    let with = |goal: &Value, place: &str, value: Value| {
        let mut changed = goal.clone();
        let (parent, name) = place.rsplit_once('/').expect("a place");
        changed.pointer_mut(parent).expect("its parent")[name] = value;
        changed
    };
    for (place, value) in [
        ("/now", json!(1_795_003_600)),
        ("/variables/order_total", json!("7")),
        ("/referral/ctwa_clid", json!("ARother")),
    ] {
        assert_eq!(event_id(goal, &with(context, place, value)), first, "a retry keeps the id: {place}");
    }
    for (place, value) in [("/happening_id", json!("run-8")), ("/salt", json!("other")), ("/mode", json!("test"))] {
        let mut changed = with(context, place, value);
        changed["test_event_code"] = json!("TEST1");
        assert_ne!(event_id(goal, &changed), first, "{place}");
    }
    assert_eq!(event_id(&with(goal, "/name", json!("Renamed")), context), first, "the name is no part of it");
    assert_ne!(event_id(&with(goal, "/goal/id", json!("other")), context), first);

    let once = with(goal, "/once", json!({ "per": "subscriber" }));
    let per_subscriber = event_id(&once, context);
    assert_eq!(event_id(&once, &with(context, "/happening_id", json!("run-8"))), per_subscriber);
    assert_ne!(event_id(&once, &with(context, "/subscriber/id", json!("s-2"))), per_subscriber);
    let daily = with(goal, "/once", json!({ "per": "day" }));
    assert_ne!(event_id(&daily, context), event_id(&daily, &with(context, "/local_date", json!("2026-11-19"))));
    let order = with(goal, "/once", json!({ "per": "order", "key": "{{order_id}}" }));
    assert_eq!(event_id(&order, context), event_id(&order, &with(context, "/subscriber/id", json!("s-2"))));
    assert_ne!(event_id(&order, context), event_id(&order, &with(context, "/variables/order_id", json!("1048"))));
}
