//! What the flow's rules look at, gathered once.

use super::graph::{Graph, Library, Node, Site};
use super::names::{NONE, at, put};
use super::parts::{Parts, Steps};
use super::ways::{self, Budget, Tree};
use crate::domain::Surroundings;
use crate::domain::letters::Trimmed as _;

/// The flow, ready to be judged.
#[derive(Debug)]
pub(super) struct Survey<'a> {
    pub(super) graph: &'a Graph,
    pub(super) sites: &'a [Site<'a>],
    pub(super) surroundings: &'a Surroundings,
    pub(super) library: &'a Library,
    pub(super) steps: Steps,
    pub(super) parts: Parts,
    /// Where conversations begin; empty: the host does not say.
    pub(super) starts: Vec<u32>,
    /// The shortest ways from the starts.
    from_start: Tree,
    /// The site of each node.
    site_of: Vec<u32>,
    pub(super) budget: Budget,
}

impl<'a> Survey<'a> {
    pub(super) fn of(
        graph: &'a Graph,
        sites: &'a [Site<'a>],
        surroundings: &'a Surroundings,
        library: &'a Library,
    ) -> Self {
        let nodes = graph.nodes.len();
        let does = |node: u32| graph.nodes.get(node as usize).and_then(|node| node.does.as_ref());
        let steps = Steps::of(nodes, &graph.edges, &|node| does(node).is_some_and(|does| does.ends));
        let parts = Parts::find(&steps);
        let mut starts = Vec::new();
        for node in 0..nodes as u32 {
            if does(node).is_some_and(|does| does.start) {
                starts.push(node);
            }
        }
        let mut site_of = vec![NONE; nodes];
        for (number, site) in sites.iter().enumerate() {
            put(&mut site_of, site.node.unwrap_or(NONE), number as u32);
        }
        let from_start = Tree::search(&steps, &starts, &|_| true);
        let budget = Budget::of(&steps);
        Self { graph, sites, surroundings, library, steps, parts, starts, from_start, site_of, budget }
    }

    pub(super) fn node(&self, node: u32) -> Option<&'a Node> {
        self.graph.nodes.get(node as usize)
    }

    /// The goal at a node.
    pub(super) fn site_of(&self, node: u32) -> Option<usize> {
        Some(at(&self.site_of, node)).filter(|site| *site != NONE).map(|site| site as usize)
    }

    /// Whether people can get to the node; where the host does not say where they begin, they may begin anywhere.
    pub(super) fn is_reached(&self, node: u32) -> bool {
        self.starts.is_empty() || self.from_start.reaches(node)
    }

    /// The goals that may be judged by where they stand.
    pub(super) fn placed(&self) -> impl Iterator<Item = (usize, u32, &'a Site<'a>)> {
        let known = |(number, site): (usize, &'a Site<'a>)| Some((number, site.node?, site));
        self.sites.iter().enumerate().filter_map(known)
    }

    /// Whether it is known what the node does: a goal block does nothing to people.
    pub(super) fn is_known(&self, node: u32) -> bool {
        self.site_of(node).is_some() || self.node(node).is_some_and(|node| node.does.is_some())
    }

    /// What people call the node.
    pub(super) fn name(&self, node: u32) -> String {
        let Some(of) = self.node(node) else {
            return String::new();
        };
        let goal = self.site_of(node).and_then(|site| self.sites.get(site)).map_or("", |site| &site.goal.name);
        let names = [of.name.as_str(), goal, of.id.as_str()];
        names.into_iter().find(|name| !name.trimmed().is_empty()).unwrap_or_default().to_owned()
    }

    /// The way to `node`, from `tree` if there was something left to spend, else from `origin` in general.
    pub(super) fn way(&self, tree: Option<&Tree>, origin: u32, node: u32) -> String {
        match tree {
            Some(tree) => ways::named(&tree.way(node), &|node| self.name(node)),
            None => ways::ends(&self.name(origin), &self.name(node)),
        }
    }
}
