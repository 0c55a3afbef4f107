//! The rules and the naive judge agree on every small flow; many facts at once change nothing; big flows do not overflow.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::cases::check;
use crate::naive::{Kind, Small};

const EVENTS: [&str; 3] = ["Purchase", "LeadSubmitted", "AddToCart"];

fn kind() -> impl Strategy<Value = Kind> {
    let does =
        (prop::bool::weighted(0.3), prop::bool::weighted(0.1), prop::bool::weighted(0.3), prop::bool::weighted(0.2));
    prop_oneof![
        1 => Just(Kind::Unknown),
        4 => does.prop_map(|(start, ends, sets, consent)| Kind::Does { start, ends, sets, consent }),
        3 => (0..EVENTS.len(), any::<bool>(), prop::bool::weighted(0.1))
            .prop_map(|(event, once, start)| Kind::Goal { event, once, start }),
    ]
}

pub(crate) fn small() -> impl Strategy<Value = Small> {
    (1_usize..9).prop_flat_map(|size| {
        let edges = prop::collection::vec((0..size, 0..size), 0..size * 2);
        (prop::collection::vec(kind(), size), edges).prop_map(|(nodes, edges)| Small { edges, nodes })
    })
}

fn goal(number: usize, event: usize, once: bool) -> Value {
    let mut goal = json!({
        "version": 1, "goal": { "id": format!("g{number}") }, "name": format!("Goal {number}"),
        "value": { "amount": "{{total}}", "currency": "EUR" },
        "destinations": { "meta": { "enabled": true, "event": EVENTS[event] } }
    });
    if once {
        goal["once"] = json!({ "per": "day" });
    }
    goal
}

fn node(number: usize, kind: Kind) -> Value {
    let id = format!("n{number}");
    match kind {
        Kind::Unknown => json!({ "id": id }),
        Kind::Does { start, ends, sets, consent } => {
            let (sets, asks) = if sets { (vec!["total"], vec!["email"]) } else { (vec!["other"], vec![]) };
            json!({ "id": id, "does": { "start": start, "ends": ends, "sets": sets, "asks": asks, "consent": consent } })
        }
        Kind::Goal { event, once, start } => {
            json!({ "id": id, "goal": goal(number, event, once), "does": start.then(|| json!({ "start": true })) })
        }
    }
}

pub(crate) fn document(flow: &Small) -> Value {
    let nodes: Vec<Value> = flow.nodes.iter().enumerate().map(|(number, kind)| node(number, *kind)).collect();
    let edge = |(from, to): &(usize, usize)| json!({ "from": format!("n{from}"), "to": format!("n{to}") });
    json!({ "nodes": nodes, "edges": flow.edges.iter().map(edge).collect::<Vec<_>>() })
}

fn found(document: &Value) -> BTreeSet<String> {
    check(&document.to_string())
        .iter()
        .map(|(node, found)| format!("{} {}", node.trim_start_matches('n'), found.code))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_rules_find_what_a_naive_judge_finds(flow in small()) {
        prop_assert_eq!(found(&document(&flow)), flow.judge(), "{:#?}", flow);
    }

    /// Other facts in front push the ones at hand into another batch of bits.
    #[test]
    fn many_facts_at_once_change_nothing(flow in small(), more in 60_usize..200) {
        let mut document = document(&flow);
        let names: Vec<String> = (0..more).map(|number| format!("v{number}")).collect();
        document["nodes"].as_array_mut().unwrap().insert(0, json!({ "id": "xx", "does": { "sets": names } }));
        prop_assert_eq!(found(&document), flow.judge());
    }

    /// A way that is named leads from a start to the goal along edges.
    #[test]
    fn a_named_way_is_one(flow in small()) {
        for (_, diagnostic) in check(&document(&flow).to_string()) {
            let Some((_, way)) = diagnostic.params.iter().find(|(name, _)| *name == "path") else { continue };
            let nodes: Vec<usize> = way.split(" → ").filter(|name| *name != "…").map(|name| {
                name.trim_start_matches("Goal ").trim_start_matches('n').parse().unwrap()
            }).collect();
            if !way.contains('…') {
                for step in nodes.windows(2) {
                    prop_assert!(flow.edges.contains(&(step[0], step[1])), "{} {}", diagnostic.code, way);
                }
            }
        }
    }
}

/// Ten thousand nodes in a row need no stack, and a fact at the beginning reaches the end.
#[test]
fn a_long_chain_is_no_recursion() {
    let size = 10_000;
    let mut flow = Small {
        edges: Vec::new(),
        nodes: vec![Kind::Does { start: false, ends: false, sets: false, consent: false }; size],
    };
    flow.nodes[0] = Kind::Does { start: true, ends: false, sets: false, consent: false };
    flow.nodes[5] = Kind::Goal { event: 0, once: true, start: false };
    flow.nodes[size - 1] = Kind::Goal { event: 0, once: false, start: false };
    flow.edges = (1..size).map(|node| (node - 1, node)).collect();
    let expected = ["5 flow/not-at-end", "9999 flow/twice-on-path"].map(str::to_owned);
    assert_eq!(found(&document(&flow)), BTreeSet::from(expected));
    flow.edges.push((size - 1, 0));
    flow.nodes[5] = Kind::Unknown;
    let expected = ["9999 flow/in-loop", "9999 flow/not-at-end"].map(str::to_owned);
    assert_eq!(found(&document(&flow)), BTreeSet::from(expected));
}

/// A flow of which nothing is told gives no false alarm.
#[test]
fn what_is_not_described_keeps_the_rules_silent() {
    let flow = Small {
        nodes: vec![Kind::Unknown, Kind::Goal { event: 0, once: false, start: false }, Kind::Unknown],
        edges: vec![(0, 1), (1, 2)],
    };
    assert_eq!(found(&document(&flow)), BTreeSet::new());
}
