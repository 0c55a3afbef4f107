//! What people may lack when they reach a goal, though the flow gives it to others: the same question for consent, contact
//! data and variables.

use super::names::{at, put};
use super::spread::lacking;
use super::survey::Survey;
use super::ways::Tree;

/// Facts that nodes give, and goals that want them: `(node, fact)` each.
#[derive(Debug, Default)]
pub(super) struct Needs {
    pub(super) gives: Vec<(u32, u32)>,
    pub(super) wanted: Vec<(u32, u32)>,
}

impl Needs {
    /// One fact: which nodes give it, which goals want it. Nothing when no node gives it: then it comes from elsewhere.
    pub(super) fn one(
        survey: &Survey<'_>,
        gives: fn(&super::graph::Does) -> bool,
        wants: &dyn Fn(usize) -> bool,
    ) -> Self {
        let mut needs = Self::default();
        needs.give(survey, gives);
        if !needs.gives.is_empty() {
            needs.want(survey, wants);
        }
        needs
    }

    /// Which nodes give the one fact.
    pub(super) fn give(&mut self, survey: &Survey<'_>, gives: fn(&super::graph::Does) -> bool) {
        for (number, node) in survey.graph.nodes.iter().enumerate() {
            if node.does.as_ref().is_some_and(gives) {
                self.gives.push((number as u32, 0));
            }
        }
    }

    /// Which goals want it.
    pub(super) fn want(&mut self, survey: &Survey<'_>, wants: &dyn Fn(usize) -> bool) {
        for (site, node, _) in survey.placed() {
            if wants(site) {
                self.wanted.push((node, 0));
            }
        }
    }

    /// Calls `found` with the goal's site, the fact and the shortest way without it.
    pub(super) fn lacking(&self, survey: &Survey<'_>, found: &mut dyn FnMut(usize, u32, String)) {
        let Some(&start) = survey.starts.first() else {
            return;
        };
        let mut missed: Vec<Vec<u32>> = Vec::new();
        let around = (&survey.steps, &survey.parts, survey.starts.as_slice());
        lacking(around, &|node| survey.is_known(node), &self.gives, &self.wanted, &mut |node, fact| {
            let fact = fact as usize;
            if missed.len() <= fact {
                missed.resize_with(fact + 1, Vec::new);
            }
            if let Some(nodes) = missed.get_mut(fact) {
                nodes.push(node);
            }
        });
        for (fact, nodes) in (0..).zip(missed) {
            let tree = if nodes.is_empty() { None } else { self.ways_around(survey, fact) };
            for node in nodes {
                if let Some(site) = survey.site_of(node) {
                    found(site, fact, survey.way(tree.as_ref(), start, node));
                }
            }
        }
    }

    /// The shortest ways past everybody who gives or may give the fact.
    fn ways_around(&self, survey: &Survey<'_>, fact: u32) -> Option<Tree> {
        let mut gives = vec![0; survey.steps.nodes()];
        for &(node, given) in &self.gives {
            if given == fact {
                put(&mut gives, node, 1);
            }
        }
        let passes = |node| at(&gives, node) == 0 && survey.is_known(node);
        survey.budget.search(&survey.steps, &survey.starts, &passes)
    }
}
