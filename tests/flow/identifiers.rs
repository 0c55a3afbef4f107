//! What identifies people at a goal, held to cases that Node reads too, and to the naive judge.

use goal_element::domain::json_text::{JsonText, WriteJson};
use goal_element::flow::{flow_from_json, identifiers};
use proptest::prelude::*;
use serde_json::Value;

use crate::cases;
use crate::naive::Kind;
use crate::oracle::{document, small};

fn found(flow: &Value) -> Value {
    let flow = flow_from_json(flow.to_string().as_bytes());
    let mut all = Vec::new();
    identifiers(&flow, &mut |found| all.push(serde_json::from_str(&JsonText::of(|text| found.write(text))).unwrap()));
    Value::Array(all)
}

#[test]
fn the_cases_hold() {
    for case in cases::json_file("tests/flow/identifiers.json").as_array().unwrap() {
        let shown: Vec<String> = found(&case["flow"]).as_array().unwrap().iter().map(line).collect();
        assert_eq!(serde_json::json!(shown), case["expect"], "{}", case["name"]);
    }
}

/// `goal meta em some: Start → Paid`
fn line(found: &Value) -> String {
    let text = |name: &str| found[name].as_str().unwrap_or_default().to_owned();
    let line = ["node", "destination", "field", "on"].map(text).join(" ");
    if text("without").is_empty() { line } else { format!("{line}: {}", text("without")) }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_ways_are_those_of_a_naive_judge(flow in small()) {
        for found in found(&document(&flow)).as_array().unwrap() {
            let node: usize = found["node"].as_str().unwrap().trim_start_matches('n').parse().unwrap();
            let gives = |kind: &Kind| found["field"] == "em" && matches!(kind, Kind::Does { sets: true, .. });
            prop_assert_eq!(&found["on"], flow.on_ways(node, &gives), "{} in {:#?}", found, flow);
        }
    }
}
