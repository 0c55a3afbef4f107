//! The shortest way from somewhere to a node, in the names that people know.

use core::cell::Cell;

use super::names::{NONE, at, put};
use super::parts::Steps;

/// How many walks over the whole graph the naming of ways may cost. Past that a way is named by its two ends.
const WALKS: usize = 32;
/// How many nodes a way names before its middle is left out.
const NAMED: usize = 7;
const ARROW: &str = " → ";

/// For each node the one before it on the shortest way from a source.
#[derive(Debug)]
pub(super) struct Tree {
    before: Vec<u32>,
    is_source: Vec<bool>,
}

/// What may still be spent.
#[derive(Debug)]
pub(super) struct Budget(Cell<usize>);

impl Budget {
    pub(super) fn of(steps: &Steps) -> Self {
        Self(Cell::new(steps.size() * WALKS))
    }

    fn take(&self, cost: usize) -> bool {
        let left = self.0.get();
        self.0.set(left.saturating_sub(cost));
        left >= cost
    }

    /// Looks for ways, unless too much was spent already.
    pub(super) fn search(&self, steps: &Steps, sources: &[u32], passes: &dyn Fn(u32) -> bool) -> Option<Tree> {
        self.take(steps.size()).then(|| Tree::search(steps, sources, passes))
    }

    /// The nodes from a source to `node`.
    pub(super) fn way(&self, tree: &Tree, node: u32) -> Option<Vec<u32>> {
        let way = tree.way(node);
        self.take(way.len()).then_some(way)
    }
}

impl Tree {
    /// All shortest ways from `sources`; a node that does not let pass can be reached, but leads nowhere.
    pub(super) fn search(steps: &Steps, sources: &[u32], passes: &dyn Fn(u32) -> bool) -> Self {
        let mut tree = Self { before: vec![NONE; steps.nodes()], is_source: vec![false; steps.nodes()] };
        let mut queue = Vec::with_capacity(steps.nodes());
        for &source in sources {
            if let Some(is_source) = tree.is_source.get_mut(source as usize).filter(|is_source| !**is_source) {
                *is_source = true;
                queue.push(source);
            }
        }
        let mut done = 0;
        while let Some(&node) = queue.get(done) {
            done += 1;
            if !passes(node) {
                continue;
            }
            for &next in steps.after(node) {
                if at(&tree.before, next) == NONE {
                    put(&mut tree.before, next, node);
                    if !tree.is_source(next) {
                        queue.push(next);
                    }
                }
            }
        }
        tree
    }

    fn is_source(&self, node: u32) -> bool {
        self.is_source.get(node as usize).copied().unwrap_or(false)
    }

    /// Whether a way leads to the node, or begins there.
    pub(super) fn reaches(&self, node: u32) -> bool {
        self.is_source(node) || at(&self.before, node) != NONE
    }

    /// The nodes from the nearest source to `node`, at least one step before it where there is one.
    fn way(&self, node: u32) -> Vec<u32> {
        let mut way = vec![node];
        let mut last = at(&self.before, node);
        while last != NONE {
            way.push(last);
            if self.is_source(last) {
                break;
            }
            last = at(&self.before, last);
        }
        way.reverse();
        way
    }
}

/// A way in names: `Start → Ask → … → Order paid`.
pub(super) fn named(way: &[u32], name: &dyn Fn(u32) -> String) -> String {
    let mut text = String::new();
    for (place, &node) in way.iter().enumerate() {
        let is_middle = way.len() > NAMED && place >= NAMED / 2 && place + NAMED / 2 < way.len();
        if is_middle && place > NAMED / 2 {
            continue;
        }
        if place > 0 {
            text.push_str(ARROW);
        }
        text.push_str(if is_middle { "…" } else { "" });
        if !is_middle {
            text.push_str(&name(node));
        }
    }
    text
}

/// A way of which only the ends are known.
pub(super) fn ends(from: &str, to: &str) -> String {
    let mut text = String::from(from);
    text.push_str(ARROW);
    text.push('…');
    text.push_str(ARROW);
    text.push_str(to);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_way_leaves_its_middle_out() {
        let name = |node: u32| node.to_string();
        assert_eq!(named(&[1, 2, 3], &name), "1 → 2 → 3");
        assert_eq!(named(&[1, 2, 3, 4, 5, 6, 7], &name), "1 → 2 → 3 → 4 → 5 → 6 → 7");
        assert_eq!(named(&[1, 2, 3, 4, 5, 6, 7, 8, 9], &name), "1 → 2 → 3 → … → 7 → 8 → 9");
    }
}
