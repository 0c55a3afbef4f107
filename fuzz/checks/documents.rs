//! Documents, held to what serde_json takes for JSON and to the same reading over serde_json's values.

use goal_element::domain::fault::{Fault, FaultKind};
use goal_element::domain::{Goal, decode};
use goal_element::{payload, rules};
use serde_json::value::RawValue;

use crate::tree::{Tree, Walk};

/// Longer inputs could reach the reading's limits, which serde_json does not have.
const LONGEST: usize = 16_000;
/// serde_json's values are read level by level: deep texts would take long, and say nothing more.
const DEEPEST: usize = 64;

/// An input is a block's document, and behind zero bytes the bot around it and the moment at which it is reached.
pub(crate) fn check(input: &[u8]) {
    let mut parts = input.splitn(3, |byte| *byte == 0);
    let [document, bot, moment] = core::array::from_fn(|_| parts.next().unwrap_or(b"{}"));
    let goal = decode::goal_from_json(document);
    let (surroundings, told) = decode::surroundings_from_json(bot);
    let (context, happened) = decode::context_from_json(moment);
    for (bytes, faults) in [(document, &goal.faults), (bot, &told), (moment, &happened)] {
        assert_eq!(is_broken(faults), !is_json(bytes), "{}", String::from_utf8_lossy(bytes));
    }
    reads_like_serde_json(document, &goal);
    drop(rules::check(&goal, &surroundings));
    for request in payload::prepare(&goal, &context, &surroundings.rules).requests {
        assert!(is_json(request.body.as_bytes()), "{}", request.body);
    }
}

fn is_broken(faults: &[Fault]) -> bool {
    faults.iter().any(|fault| matches!(fault.kind, FaultKind::NotJson(_)))
}

/// Passing over a value is what serde_json does at any depth; whether its texts are UTF-8 it does not look at then.
fn is_json(bytes: &[u8]) -> bool {
    core::str::from_utf8(bytes).is_ok_and(|text| serde_json::from_str::<&RawValue>(text).is_ok())
}

fn reads_like_serde_json(document: &[u8], goal: &Goal) {
    let Some(tree) = tree(document) else { return };
    let same = decode::goal(&mut Walk::new(&tree));
    assert_eq!(*goal, same, "{}", String::from_utf8_lossy(document));
    let mut parsed = decode::goal(&mut Walk::new(&tree.without_doubles()));
    parsed.faults.clone_from(&goal.faults);
    assert_eq!(*goal, parsed, "members of one name: {}", String::from_utf8_lossy(document));
}

fn tree(document: &[u8]) -> Option<Tree> {
    let opened = document.iter().filter(|byte| matches!(byte, b'{' | b'[')).count();
    let fits = document.len() <= LONGEST && opened <= DEEPEST && is_json(document);
    if fits { Tree::of(core::str::from_utf8(document).ok()?) } else { None }
}
