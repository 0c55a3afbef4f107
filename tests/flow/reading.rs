//! Reading a flow never fails, and a goal reads in a flow as it does alone.

use goal_element::domain::decode;
use goal_element::domain::fault::FaultKind;
use goal_element::flow::{flow_from_json, lint_flow};
use proptest::prelude::*;
use serde_json::{Value, json};

fn places(text: &str) -> Vec<(String, FaultKind)> {
    flow_from_json(text.as_bytes())
        .faults
        .into_iter()
        .map(|fault| (fault.path.as_str().to_owned(), fault.kind))
        .collect()
}

#[test]
fn what_cannot_be_read_is_named_with_its_place() {
    assert_eq!(places(r#"{ "nodes": [], "edges": [] }"#), []);
    for (text, place) in [
        ("", ""),
        ("7", ""),
        ("null", ""),
        (r#"{ "nodes": {} }"#, "/nodes"),
        (r#"{ "nodes": [{ "id": "a" }, 7] }"#, "/nodes/1"),
        (r#"{ "edges": [[]] }"#, "/edges/0"),
        (r#"{ "nodes": [{ "id": "a", "goal": { "name": "x" "#, "/nodes/0"),
        (r#"{ "nodes": [] } x"#, ""),
        (r#"{ "surroundings": { "currency": EUR }, "nodes": [] }"#, ""),
    ] {
        let found = places(text);
        assert!(found.iter().any(|(at, _)| at == place), "{text}: {found:?}");
    }
}

#[test]
fn ids_may_be_numbers_and_edges_may_come_first() {
    let flow = flow_from_json(
        br#"{ "edges": [{ "from": 1, "to": 2 }, { "from": 2, "to": 9 }], "nodes": [{ "id": 1 }, { "id": 2 }] }"#,
    );
    assert_eq!(flow.graph.edges, [(0, 1)]);
    assert_eq!(flow.faults, []);
}

#[test]
fn each_goal_has_its_own_limits() {
    let mut deep = json!("x");
    for _ in 0..14 {
        deep = json!([deep]);
    }
    let goal = json!({ "version": 1, "goal": { "id": "g1" }, "deep": deep, "destinations": {} });
    let alone = decode::goal_from_json(goal.to_string().as_bytes());
    let nodes: Vec<Value> = (0..3000).map(|id| json!({ "id": id, "goal": goal })).collect();
    let flow = flow_from_json(json!({ "nodes": nodes }).to_string().as_bytes());
    assert_eq!((flow.goals.len(), flow.faults.len()), (3000, 0));
    assert!(flow.goals.iter().all(|goal| *goal == alone));
    assert_eq!(flow.goals[0].faults, []);
}

#[test]
fn a_goal_that_is_too_large_alone_is_too_large_in_a_flow() {
    let goal = json!({ "version": 1, "goal": { "id": "g1" }, "many": vec![1; 30_000], "destinations": {} });
    let flow = flow_from_json(json!({ "nodes": [{ "id": "a", "goal": goal }, { "id": "b" }] }).to_string().as_bytes());
    assert!(flow.goals[0].faults.iter().any(|fault| fault.kind == FaultKind::TooLarge));
    assert_eq!((flow.graph.nodes.len(), flow.faults.len()), (2, 0));
}

#[test]
fn a_newer_goal_is_not_judged() {
    let goal = |version| json!({ "version": version, "goal": { "id": "g1" }, "destinations": {} });
    let flow = |version| {
        json!({ "nodes": [{ "id": "s", "does": { "start": true } }, { "id": "a", "goal": goal(version) }] }).to_string()
    };
    assert_eq!(lint_flow(&flow_from_json(flow(1).as_bytes())).len(), 1);
    assert_eq!(lint_flow(&flow_from_json(flow(2).as_bytes())).len(), 0);
}

const NAMES: &[&str] = &[
    "id",
    "nodes",
    "edges",
    "from",
    "to",
    "goal",
    "does",
    "sets",
    "asks",
    "start",
    "ends",
    "saved",
    "surroundings",
    "version",
];

/// Anything at all, in any place.
fn anything() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(json!(null)),
        Just(json!(true)),
        Just(json!(3)),
        Just(json!("a")),
        Just(json!("{{a}}")),
        Just(json!({}))
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::vec((prop::sample::select(NAMES), inner), 0..4)
                .prop_map(|members| members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_document_stops_the_reading(nodes in anything(), edges in anything(), cut in any::<prop::sample::Index>()) {
        let text = json!({ "nodes": nodes, "edges": edges }).to_string();
        let whole = flow_from_json(text.as_bytes());
        let _ = lint_flow(&whole);
        let part = &text.as_bytes()[..cut.index(text.len())];
        let flow = flow_from_json(part);
        prop_assert!(!flow.faults.is_empty());
        let _ = lint_flow(&flow);
    }
}
