//! The shortest way from somewhere to a node, in the names that people know.

use core::cell::Cell;

use super::names::{NONE, at, put};
use super::parts::Steps;

/// How many walks over the whole graph the naming of ways may cost. Past that a way is named by its two ends.
const WALKS: usize = 32;
/// How many nodes a way names before its middle is left out: then the first three and the last three.
const NAMED: usize = 7;
const END: usize = 3;
const ARROW: &str = " → ";

/// For each node the one before it on the shortest way from a source.
#[derive(Debug)]
pub(super) struct Tree {
    before: Vec<u32>,
    is_source: Vec<bool>,
    /// The third node of its way, where there is one before it: so nobody walks ten thousand nodes back to name three.
    third: Vec<u32>,
}

/// What may still be spent.
#[derive(Debug)]
pub(super) struct Budget(Cell<usize>);

impl Budget {
    pub(super) fn of(steps: &Steps) -> Self {
        Self(Cell::new(steps.size() * WALKS))
    }

    /// Looks for ways, unless too much was spent already.
    pub(super) fn search(&self, steps: &Steps, sources: &[u32], passes: &dyn Fn(u32) -> bool) -> Option<Tree> {
        let (left, cost) = (self.0.get(), steps.size());
        self.0.set(left.saturating_sub(cost));
        (left >= cost).then(|| Tree::search(steps, sources, passes))
    }
}

impl Tree {
    /// All shortest ways from `sources`; a node that does not let pass can be reached, but leads nowhere.
    pub(super) fn search(steps: &Steps, sources: &[u32], passes: &dyn Fn(u32) -> bool) -> Self {
        let none = || vec![NONE; steps.nodes()];
        let mut tree = Self { before: none(), is_source: vec![false; steps.nodes()], third: none() };
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
            let (is_first, third) = (tree.is_source(node), at(&tree.third, node));
            for &next in steps.after(node) {
                if at(&tree.before, next) == NONE {
                    put(&mut tree.before, next, node);
                    if !is_first {
                        put(&mut tree.third, next, if third == NONE { next } else { third });
                    }
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

    /// The nodes from the nearest source to `node`, at least one step before it where there is one. Of a long way the ends
    /// alone, and [`NONE`] for what is between them.
    pub(super) fn way(&self, node: u32) -> Vec<u32> {
        let mut way = vec![node];
        let mut last = at(&self.before, node);
        while last != NONE {
            if way.len() == NAMED {
                way.truncate(END);
                way.push(NONE);
                last = at(&self.third, node);
            }
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
        if place > 0 {
            text.push_str(ARROW);
        }
        if node == NONE {
            text.push('…');
        } else {
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

    /// The way from the first to the last of a chain.
    fn chain(nodes: u32) -> String {
        let edges: Vec<(u32, u32)> = (1..nodes).map(|node| (node - 1, node)).collect();
        let steps = Steps::of(nodes as usize, &edges, &|_| false);
        let tree = Tree::search(&steps, &[0], &|_| true);
        named(&tree.way(nodes - 1), &|node| (node + 1).to_string())
    }

    #[test]
    fn a_long_way_leaves_its_middle_out() {
        assert_eq!(chain(1), "1");
        assert_eq!(chain(3), "1 → 2 → 3");
        assert_eq!(chain(7), "1 → 2 → 3 → 4 → 5 → 6 → 7");
        assert_eq!(chain(8), "1 → 2 → 3 → … → 6 → 7 → 8");
        assert_eq!(chain(9), "1 → 2 → 3 → … → 7 → 8 → 9");
        assert_eq!(chain(10_000), "1 → 2 → 3 → … → 9998 → 9999 → 10000");
    }

    #[test]
    fn a_source_in_a_loop_has_the_way_round() {
        let steps = Steps::of(3, &[(0, 1), (1, 2), (2, 0)], &|_| false);
        let tree = Tree::search(&steps, &[0], &|_| true);
        assert_eq!(tree.way(0), [0, 1, 2, 0]);
        let tree = Tree::search(&steps, &[0, 2], &|_| true);
        assert_eq!(tree.way(0), [2, 0]);
    }
}
