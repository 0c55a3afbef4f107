//! Whole flows, held to what serde_json takes for JSON and to the same reading over serde_json's values.

use goal_element::domain::fault::FaultKind;
use goal_element::flow::{flow, flow_from_json, lint_flow};
use serde_json::value::RawValue;

use crate::tree::{Tree, Walk};

/// serde_json's values are read level by level: deep texts would take long, and say nothing more.
const DEEPEST: usize = 64;

/// An input is a flow's document.
pub(crate) fn check(input: &[u8]) {
    let read = flow_from_json(input);
    let is_broken = read.faults.iter().any(|fault| matches!(fault.kind, FaultKind::NotJson(_)));
    let is_json = core::str::from_utf8(input).is_ok_and(|text| serde_json::from_str::<&RawValue>(text).is_ok());
    assert_eq!(is_broken, !is_json, "{}", String::from_utf8_lossy(input));
    for (node, _) in lint_flow(&read) {
        assert!(node.is_empty() || read.graph.nodes.iter().any(|known| known.id == node), "{node:?} is no node");
    }
    if let Some(tree) = is_json.then(|| tree(input)).flatten() {
        let same = flow(&mut Walk::new(&tree));
        assert_eq!(format!("{read:?}"), format!("{same:?}"));
    }
}

fn tree(document: &[u8]) -> Option<Tree> {
    let opened = document.iter().filter(|byte| matches!(byte, b'{' | b'[')).count();
    if opened <= DEEPEST { Tree::of(core::str::from_utf8(document).ok()?) } else { None }
}
