//! The parts of a graph within which everybody gets from everywhere to everywhere: its loops, and single nodes.

use super::names::{NONE, at, put};

/// Who follows whom: the followers of node `n` are `next[first[n]..first[n + 1]]`.
#[derive(Debug, Default)]
pub(super) struct Steps {
    first: Vec<u32>,
    next: Vec<u32>,
}

impl Steps {
    /// The steps along `edges`, but those from a node that `ends`.
    pub(super) fn of(nodes: usize, edges: &[(u32, u32)], ends: &dyn Fn(u32) -> bool) -> Self {
        let mut first = vec![0; nodes + 1];
        let counts = |from: u32, to: u32| (from as usize) < nodes && (to as usize) < nodes && !ends(from);
        for &(from, to) in edges {
            if counts(from, to) {
                let count = at(&first, from + 1);
                put(&mut first, from + 1, count + 1);
            }
        }
        let mut sum = 0;
        for place in &mut first {
            sum += *place;
            *place = sum;
        }
        let mut free = first.clone();
        let mut next = vec![NONE; sum as usize];
        for &(from, to) in edges {
            if counts(from, to) {
                let place = at(&free, from);
                put(&mut next, place, to);
                put(&mut free, from, place + 1);
            }
        }
        Self { first, next }
    }

    /// The nodes that follow `node`.
    pub(super) fn after(&self, node: u32) -> &[u32] {
        self.next.get(at(&self.first, node) as usize..at(&self.first, node + 1) as usize).unwrap_or_default()
    }

    /// How many nodes there are.
    pub(super) fn nodes(&self) -> usize {
        self.first.len().saturating_sub(1)
    }

    /// What one walk over everything costs.
    pub(super) fn size(&self) -> usize {
        self.first.len() + self.next.len()
    }
}

/// A graph's parts.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// The part of each node. What follows has a lower number.
    pub(super) of: Vec<u32>,
    /// The nodes part by part, the lowest number first.
    pub(super) order: Vec<u32>,
    /// Whether a part is a loop.
    pub(super) loops: Vec<bool>,
}

impl Parts {
    /// Tarjan's algorithm, with a list in the place of recursion: a flow may be a chain of ten thousand nodes.
    pub(super) fn find(steps: &Steps) -> Self {
        let nodes = steps.nodes();
        let mut parts = Self { of: vec![NONE; nodes], order: Vec::with_capacity(nodes), loops: Vec::new() };
        let (mut seen, mut low, mut done) = (vec![NONE; nodes], vec![NONE; nodes], vec![0; nodes]);
        let (mut walk, mut open) = (Vec::new(), Vec::new());
        let mut count = 0;
        for root in 0..nodes as u32 {
            if at(&seen, root) != NONE {
                continue;
            }
            walk.push(root);
            while let Some(&node) = walk.last() {
                if at(&seen, node) == NONE {
                    put(&mut seen, node, count);
                    put(&mut low, node, count);
                    count += 1;
                    open.push(node);
                }
                let step = at(&done, node);
                if let Some(&next) = steps.after(node).get(step as usize) {
                    put(&mut done, node, step + 1);
                    if at(&seen, next) == NONE {
                        walk.push(next);
                    } else if at(&parts.of, next) == NONE {
                        lower(&mut low, node, at(&seen, next));
                    }
                    continue;
                }
                walk.pop();
                if at(&low, node) == at(&seen, node) {
                    parts.close(node, &mut open, steps);
                }
                if let Some(&before) = walk.last() {
                    let lowest = at(&low, node);
                    lower(&mut low, before, lowest);
                }
            }
        }
        parts
    }

    /// Everything opened since `root` is one part.
    fn close(&mut self, root: u32, open: &mut Vec<u32>, steps: &Steps) {
        let part = self.loops.len() as u32;
        let mut is_loop = steps.after(root).contains(&root);
        while let Some(node) = open.pop() {
            put(&mut self.of, node, part);
            self.order.push(node);
            if node == root {
                break;
            }
            is_loop = true;
        }
        self.loops.push(is_loop);
    }

    /// Whether the node stands in a loop.
    pub(super) fn is_in_loop(&self, node: u32) -> bool {
        self.loops.get(at(&self.of, node) as usize).copied().unwrap_or(false)
    }
}

fn lower(list: &mut [u32], place: u32, number: u32) {
    if number < at(list, place) {
        put(list, place, number);
    }
}
