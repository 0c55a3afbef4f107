//! Every rule that calls something an error: with that rule alone lowered to a hint, either the core keeps the event back, or
//! the sandbox refuses what leaves. The rules whose errors are no platform's are listed, each with its reason.

use std::{collections::BTreeSet, fs, path::Path};

use goal_element::{
    domain::{
        Severity,
        decode::{context_from_json, goal_from_json},
        surroundings::RuleSettings,
    },
    payload::{answer::Verdict, prepare},
};
use goal_sandbox::{Config, app};
use serde_json::{Value, json};

use crate::world::{SHOWN, file, goldens, send, understood, world};

/// Errors because the block cannot do what it says; what would leave is another event, but a good one.
const OURS: [(&str, &str); 4] = [
    ("param/has-own-field", "the field of its own goes first"),
    ("secret/token-in-text", "a token is text like any other to a platform"),
    ("variable/malformed", "an unreadable placeholder is text to a platform"),
    ("variable/unknown", "an empty text is left out"),
];

/// Errors whose event leaves once they are lowered, and is refused; the others never leave.
const REFUSED: [&str; 7] = [
    "connection/incomplete",
    "event/missing",
    "event/name-too-long",
    "event/not-in-messaging",
    "money/currency-refused",
    "tiktok/custom-name",
    "tiktok/event-missing",
];

/// All specifications of rules.
fn specs() -> Vec<Value> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/spec");
    let inside = |folder: &Path| -> Vec<_> {
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect()
    };
    let groups = inside(&root).into_iter().filter(|path| path.is_dir());
    let mut files: Vec<_> = groups.flat_map(|group| inside(&group)).collect();
    files.sort();
    files.iter().map(|path| file(&path.to_string_lossy())).collect()
}

/// Whether the only errors of a case are `rule`'s. What a value cannot be converted into is not sent, so no platform judges it.
fn trips_only(rule: &str, trip: &Value) -> bool {
    let found = trip["expect"].as_array().into_iter().flatten();
    let mut errors = found.filter(|found| found["severity"] == "error").peekable();
    let is_sent = |found: &Value| found["path"].as_str().is_some_and(|path| !path.ends_with("/convert_to"));
    errors.peek().is_some() && errors.all(|found| found["code"] == rule && is_sent(found))
}

/// Goal and context of a case: a moment for both platforms, in which only what the case speaks about is wrong.
fn moment(spec: &Value, trip: &Value, golden: &Value) -> (Value, Value) {
    let (mut goal, mut context) = (trip["goal"].clone(), golden["context"].clone());
    let surroundings = trip.get("surroundings").or_else(|| spec.get("surroundings"));
    match surroundings.and_then(|told| Some((told, told.get("connections")?))) {
        Some((told, connections)) => {
            context["connections"] = connections.clone();
            context["default_connections"] = told.get("default_connections").cloned().unwrap_or_else(|| json!({}));
        }
        None => {
            for (platform, id) in [("meta", "wa"), ("tiktok", "tt")] {
                if goal["destinations"][platform]["enabled"] == true {
                    goal["destinations"][platform]["connection"] = json!(id);
                }
            }
        }
    }
    (goal, context)
}

/// The world of a context, in which nothing has an id that the platforms do not give.
fn real_world(context: &Value) -> Config {
    let mut config = world(&json!({ "context": context }));
    config.datasets.retain(|dataset| (14..=20).contains(&dataset.id().len()));
    config.event_sources.retain(|source| source.id.len() >= 19);
    config
}

#[tokio::test]
async fn what_a_rule_calls_an_error_is_kept_back_or_refused() {
    let golden = goldens().remove("both-with-click").expect("a golden");
    let (mut accepted, mut refused) = (BTreeSet::new(), BTreeSet::new());
    for spec in specs() {
        let rule = spec["rule"].as_str().expect("a rule").to_owned();
        for trip in spec["trips"].as_array().expect("cases").iter().filter(|trip| trips_only(&rule, trip)) {
            let (goal, context) = moment(&spec, trip, &golden);
            let settings = RuleSettings { lower: vec![(rule.clone(), Severity::Hint)], ..RuleSettings::default() };
            let (read, _) = context_from_json(context.to_string().as_bytes());
            for request in prepare(&goal_from_json(goal.to_string().as_bytes()), &read, &settings).requests {
                // The proxy sends to no address that it would have to escape.
                if !request.path.bytes().all(|b| b.is_ascii_alphanumeric() || b"/._".contains(&b)) {
                    continue;
                }
                let url = json!({ "url": format!("{}{}", request.origin, request.path) });
                let sandbox = app(real_world(&context));
                let (status, body) = send(&sandbox, request.platform, &url, request.body.clone(), Some(SHOWN)).await;
                if understood(request.platform, status, &body).verdict != Verdict::Accepted {
                    refused.insert(rule.clone());
                } else if trip["goal"]["destinations"].as_object().is_some_and(|all| all.len() == 1) {
                    accepted.insert(rule.clone());
                }
            }
        }
    }
    let ours: BTreeSet<String> = OURS.iter().map(|(rule, _)| (*rule).to_owned()).collect();
    assert_eq!(accepted, ours, "an error that the sandbox does not share, or one of ours that is none any more");
    for rule in REFUSED {
        assert!(refused.contains(rule), "{rule}: no case left, so nothing was judged");
    }
}
