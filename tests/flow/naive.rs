//! A judge that asks what the rules ask in the plainest words: is there a way?

use std::collections::BTreeSet;

/// A small flow. Node `n` has a goal where `goals[n]` names an event.
#[derive(Debug, Clone)]
pub(crate) struct Small {
    pub(crate) edges: Vec<(usize, usize)>,
    pub(crate) nodes: Vec<Kind>,
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The host says nothing of it.
    Unknown,
    /// The host says what it does.
    Does { start: bool, ends: bool, sets: bool, consent: bool },
    /// A goal block that sends event number so and so, and may count once.
    Goal { event: usize, once: bool, start: bool },
}

impl Small {
    fn next(&self, node: usize) -> Vec<usize> {
        if matches!(self.nodes[node], Kind::Does { ends: true, .. }) {
            return Vec::new();
        }
        self.edges.iter().filter(|(from, _)| *from == node).map(|(_, to)| *to).collect()
    }

    /// The nodes that a way of at least one step leads to, through nodes that let pass.
    fn behind(&self, node: usize, passes: &dyn Fn(usize) -> bool) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            if passes(node) {
                open.extend(self.next(node).into_iter().filter(|next| found.insert(*next)));
            }
        }
        found
    }

    fn starts(&self) -> Vec<usize> {
        let is_start = |kind: &Kind| matches!(kind, Kind::Does { start: true, .. } | Kind::Goal { start: true, .. });
        (0..self.nodes.len()).filter(|node| is_start(&self.nodes[*node])).collect()
    }

    /// Whether somebody gets from a start to the node past nodes that let pass.
    fn reached(&self, node: usize, passes: &dyn Fn(usize) -> bool) -> bool {
        self.starts().iter().any(|start| *start == node || self.behind(*start, passes).contains(&node))
    }

    fn is_reached(&self, node: usize) -> bool {
        self.starts().is_empty() || self.reached(node, &|_| true)
    }

    fn lacks(&self, node: usize, gives: &dyn Fn(&Kind) -> bool) -> bool {
        let somebody_gives = self.nodes.iter().any(gives);
        somebody_gives && self.reached(node, &|node| self.nodes[node] != Kind::Unknown && !gives(&self.nodes[node]))
    }

    /// On which ways to the node a node that `gives` has been passed.
    pub(crate) fn on_ways(&self, node: usize, gives: &dyn Fn(&Kind) -> bool) -> &'static str {
        let past = |other: usize| !gives(&self.nodes[other]);
        let is_known = |other: usize| self.nodes[other] != Kind::Unknown;
        let gives_before = |other: usize| {
            gives(&self.nodes[other]) && self.is_reached(other) && self.behind(other, &|_| true).contains(&node)
        };
        if self.starts().is_empty() || !self.is_reached(node) {
            "unknown"
        } else if self.reached(node, &|other| past(other) && is_known(other)) {
            if (0..self.nodes.len()).any(gives_before) { "some" } else { "none" }
        } else if self.reached(node, &past) {
            "unknown"
        } else {
            "every"
        }
    }

    /// What the rules should find, as `node code`.
    pub(crate) fn judge(&self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (node, kind) in self.nodes.iter().enumerate() {
            let Kind::Goal { event, once, .. } = *kind else {
                continue;
            };
            let mut note = |is: bool, code: &str| {
                if is {
                    found.insert(format!("{node} flow/{code}"));
                }
            };
            let in_loop = self.behind(node, &|_| true).contains(&node);
            let goes_on = |next: &usize| matches!(self.nodes[*next], Kind::Does { ends: false, .. });
            let is_before = |other: usize| {
                let is_other =
                    matches!(self.nodes[other], Kind::Goal { event: of, .. } if of == event) && other != node;
                is_other && self.is_reached(other) && self.behind(other, &|_| true).contains(&node)
            };
            note(!self.is_reached(node), "unreachable");
            note(in_loop && !once && self.is_reached(node), "in-loop");
            note(self.next(node).iter().any(goes_on), "not-at-end");
            note(self.is_reached(node) && (0..self.nodes.len()).any(is_before), "twice-on-path");
            note(self.lacks(node, &|kind| matches!(kind, Kind::Does { sets: true, .. })), "variable-maybe-unset");
            note(self.lacks(node, &|kind| matches!(kind, Kind::Does { consent: true, .. })), "before-consent");
        }
        found
    }
}
