//! One case of every rule's specification through `check`: the proxy reaches the verdict that the editor reached.

mod support;

use std::{fs, path::PathBuf};

use serde_json::{Value, json};
use support::{Proxy, config};

/// What the proxy is never asked about, and why.
const NOT_HERE: [(&str, &str); 10] = [
    ("variable/unknown", "only the editor knows the flow's variables"),
    ("variable/wrong-type", "only the editor knows the variables' kinds"),
    ("variable/maybe-empty", "only the editor knows the variables' samples"),
    ("items/column-missing", "only the editor knows the variables' samples"),
    ("connection/account-shape", "the configuration refuses such an id"),
    ("connection/dataset-shape", "the configuration refuses such an id"),
    ("shape/cyclic", "JSON holds no cycles"),
    ("shape/host-threw", "JSON throws nothing"),
    ("shape/not-json", "the whole body is refused"),
    ("shape/newer-version", "a problem of its own"),
];

#[tokio::test]
async fn the_proxy_says_of_a_goal_what_its_specification_says() {
    let specs = specs();
    assert!(specs.len() > 50, "the specifications are found");
    for (rule, why) in NOT_HERE {
        let known = specs.iter().any(|spec| spec["rule"] == rule);
        assert!(known, "{rule} ({why}) is no rule any more");
    }
    for spec in specs {
        let rule = spec["rule"].as_str().expect("a rule");
        // The graph around the block is the editor's alone.
        if rule.starts_with("flow/") || NOT_HERE.iter().any(|(other, _)| *other == rule) {
            continue;
        }
        // The proxy always knows its connections: a case that tells of some comes first.
        let trips = spec["trips"].as_array().expect("cases").iter();
        let trip = trips
            .filter(|trip| goal(trip).to_string().len() < 200_000)
            .min_by_key(|trip| bot(&spec, trip).is_none())
            .unwrap_or_else(|| panic!("{rule}: a case that fits into a request"));
        let proxy = Proxy::with(&around(&spec, trip)).await;
        let body = json!({ "mode": "check", "goal": goal(trip), "context": {} });
        let got = proxy.post("/v1/events", body).await;
        let found = told(&got.body["diagnostics"], rule);
        assert!(!found.is_empty(), "{rule}: {}: {got:?}", trip["name"]);
        assert_eq!(found, told(&trip["expect"], rule), "{rule}: {}", trip["name"]);
    }
}

#[tokio::test]
async fn a_rule_that_the_host_switched_off_or_lowered_stays_so_here() {
    let proxy = Proxy::with(&config("http://127.0.0.1:9")).await;
    let code = "money/currency-unknown";
    let goal = support::set(support::purchase(), "/value/currency", json!("XXQ"));
    for (rules, severity) in [
        (json!({}), Some("error")),
        (json!({ "lower": { code: "hint" } }), Some("hint")),
        (json!({ "off": [code] }), None),
    ] {
        let body = json!({ "mode": "check", "goal": goal, "context": {}, "rules": rules });
        let got = proxy.post("/v1/events", body).await;
        let found = told(&got.body["diagnostics"], code);
        assert_eq!(found.first().and_then(|(severity, ..)| severity.as_str()), severity, "{rules}");
    }
}

/// Severity, place and params of what `rule` found.
fn told(diagnostics: &Value, rule: &str) -> Vec<(Value, Value, Value)> {
    let list = diagnostics.as_array().expect("a list");
    let of_rule = list.iter().filter(|found| found["code"] == rule);
    let params = |found: &Value| found.get("params").cloned().unwrap_or_else(|| json!({}));
    of_rule.map(|found| (found["severity"].clone(), found["path"].clone(), params(found))).collect()
}

fn specs() -> Vec<Value> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/spec");
    let inside = |folder: PathBuf| fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    inside(folder)
        .filter(|path| path.is_dir())
        .flat_map(inside)
        .map(|path| serde_json::from_str(&fs::read_to_string(path).expect("text")).expect("JSON"))
        .collect()
}

/// The case's document; `repeat` makes one of its texts long.
fn goal(trip: &Value) -> Value {
    let mut goal = trip["goal"].clone();
    if let Some(repeat) = trip.get("repeat") {
        let text = goal.pointer_mut(repeat["path"].as_str().expect("a path")).expect("a text");
        *text = json!(text.as_str().expect("a text").repeat(repeat["times"].as_u64().expect("a number") as usize));
    }
    goal
}

/// The connections that the bot around a case has, and which one is its default.
fn bot(spec: &Value, trip: &Value) -> Option<(Value, Value)> {
    let told = trip.get("surroundings").or_else(|| spec.get("surroundings"))?;
    let connections = told.get("connections")?.clone();
    let default = told.get("default_connections").cloned();
    Some((connections, default.unwrap_or_else(|| json!({}))))
}

/// A configuration with the case's connections; if it tells of none, with one on WhatsApp.
fn around(spec: &Value, trip: &Value) -> String {
    let (connections, default) = bot(spec, trip).unwrap_or_else(|| {
        let usual = json!({
            "id": "wa", "name": "WhatsApp", "platform": "meta", "channel": "whatsapp",
            "dataset_id": "1020304050607080", "whatsapp_business_account_id": "100000000000001"
        });
        (json!([usual]), json!({ "meta": "wa" }))
    });
    let config = json!({
        "workspace": { "id": "shop", "name": "Shop", "time_zone": "UTC", "default_connections": default },
        "connection": connections,
    });
    toml::to_string(&config).expect("TOML")
}
