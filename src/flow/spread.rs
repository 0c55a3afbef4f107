//! How facts spread over the graph: 64 of them at a time, each a bit.

use super::names::at;
use super::parts::{Parts, Steps};

/// How many facts go at once.
const WIDTH: u32 = 64;

/// Which facts of one batch hold where, by node or by part.
type Bits = Vec<u64>;

/// Facts at nodes.
pub(super) type At = [(u32, u32)];

/// Calls `found` for each `(node, fact)` of `wanted` such that somebody can get from a start to the node past nobody who
/// gives the fact. `knows` says of a node that it is known what it gives; any other may give everything.
pub(super) fn lacking(
    (steps, parts, starts): (&Steps, &Parts, &[u32]),
    knows: &dyn Fn(u32) -> bool,
    gives: &At,
    wanted: &At,
    found: &mut dyn FnMut(u32, u32),
) {
    for batch in batches(wanted) {
        let mut given = vec![0; steps.nodes()];
        for node in 0..steps.nodes() as u32 {
            if !knows(node) {
                add(&mut given, node, u64::MAX);
            }
        }
        gather(&mut given, gives, batch);
        let mut lacks = vec![0; steps.nodes()];
        for &start in starts {
            add(&mut lacks, start, u64::MAX);
        }
        // Who comes first is last in the order; only inside a loop is a node looked at again.
        let mut again = Vec::new();
        for &node in parts.order.iter().rev() {
            again.push(node);
            while let Some(node) = again.pop() {
                let lost = bits(&lacks, node) & !bits(&given, node);
                if lost == 0 {
                    continue;
                }
                for &next in steps.after(node) {
                    let is_new = add(&mut lacks, next, lost);
                    if is_new && at(&parts.of, next) == at(&parts.of, node) {
                        again.push(next);
                    }
                }
            }
        }
        report(wanted, batch, &|node, bit| bits(&lacks, node) & bit != 0, found);
    }
}

/// Calls `found` for each `(node, fact)` of `have` such that another node of `have` with that fact leads to it.
pub(super) fn preceded((steps, parts): (&Steps, &Parts), have: &At, found: &mut dyn FnMut(u32, u32)) {
    for batch in batches(have) {
        // By part: what is in it, what is in it twice, what leads to it.
        let size = parts.loops.len();
        let (mut inside, mut twice, mut before) = (vec![0; size], vec![0; size], vec![0; size]);
        for &(node, fact) in have {
            let (part, bit) = (at(&parts.of, node), bit(fact, batch));
            add(&mut twice, part, bits(&inside, part) & bit);
            add(&mut inside, part, bit);
        }
        for &node in parts.order.iter().rev() {
            let part = at(&parts.of, node);
            let leaves = bits(&inside, part) | bits(&before, part);
            for &next in steps.after(node) {
                let into = at(&parts.of, next);
                if into != part {
                    add(&mut before, into, leaves);
                }
            }
        }
        let holds = |node: u32, bit: u64| {
            let part = at(&parts.of, node);
            (bits(&before, part) | bits(&twice, part)) & bit != 0
        };
        report(have, batch, &holds, found);
    }
}

fn report(wanted: &At, batch: u32, holds: &dyn Fn(u32, u64) -> bool, found: &mut dyn FnMut(u32, u32)) {
    for &(node, fact) in wanted {
        let bit = bit(fact, batch);
        if bit != 0 && holds(node, bit) {
            found(node, fact);
        }
    }
}

fn batches(facts: &At) -> core::ops::Range<u32> {
    0..facts.iter().map(|(_, fact)| fact / WIDTH + 1).max().unwrap_or(0)
}

/// The bit of a fact in its batch; none in another.
fn bit(fact: u32, batch: u32) -> u64 {
    if fact / WIDTH == batch { 1 << (fact % WIDTH) } else { 0 }
}

fn gather(into: &mut Bits, facts: &At, batch: u32) {
    for &(node, fact) in facts {
        add(into, node, bit(fact, batch));
    }
}

fn bits(list: &Bits, place: u32) -> u64 {
    list.get(place as usize).copied().unwrap_or(0)
}

/// Adds bits; says whether there was a new one.
fn add(list: &mut Bits, place: u32, more: u64) -> bool {
    match list.get_mut(place as usize) {
        Some(old) if more & !*old != 0 => {
            *old |= more;
            true
        }
        _ => false,
    }
}
