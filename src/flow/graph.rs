//! The flow around the blocks, whichever editor it comes from: nodes, what the host says they do, and edges.

use crate::domain::{Goal, Surroundings};

/// A flow's nodes and edges.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Graph {
    /// The nodes, in the host's order.
    pub nodes: Vec<Node>,
    /// From one node to another, both by their place in `nodes`.
    pub edges: Vec<(u32, u32)>,
}

/// One node of the host's flow.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Node {
    /// The host's id.
    pub id: String,
    /// How people know it; may be empty.
    pub name: String,
    /// What it does; `None`: the host does not say, and nothing is supposed.
    pub does: Option<Does>,
    /// The number of its goal, if it is a goal block.
    pub goal: Option<u32>,
}

/// What a node does to the people who come through.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Does {
    /// A conversation may begin here.
    pub start: bool,
    /// The conversation ends here, whatever edge leads away.
    pub ends: bool,
    /// It asks whether events may be sent.
    pub consent: bool,
    /// It asks for a phone number.
    pub phone: bool,
    /// It asks for an e-mail address.
    pub email: bool,
    /// The variables that have a value from here on, without braces.
    pub sets: Vec<String>,
}

impl Node {
    /// Whether the conversation ends here, or may do so for all that is known.
    pub(super) fn may_end(&self) -> bool {
        self.does.as_ref().is_none_or(|does| does.ends)
    }
}

/// A goal that the library has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Saved {
    /// The goal's id.
    pub id: String,
    /// Its newest revision.
    pub revision: Option<u32>,
}

/// The host's library of saved goals.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Library {
    /// The library's goals; `None`: the host does not say.
    pub saved: Option<Vec<Saved>>,
    /// An id that nobody has yet, for the fix that makes a goal separate. Chance is not ours, so it comes in.
    pub new_id: String,
}

/// A whole flow in one document.
#[derive(Debug, Clone, Default)]
pub struct Flow {
    /// Nodes and edges; a node's `goal` counts in `goals`.
    pub graph: Graph,
    /// The blocks' goals.
    pub goals: Vec<Goal>,
    /// The bot around them.
    pub surroundings: Surroundings,
    /// The host's library.
    pub library: Library,
    /// What could not be read, by its place in the flow's document. What is wrong inside a goal is the goal's own fault.
    pub faults: Vec<crate::domain::fault::Fault>,
}

impl Flow {
    /// Its goals and where they stand.
    pub(super) fn sites(&self) -> Vec<Site<'_>> {
        let mut sites = Vec::with_capacity(self.goals.len());
        for (number, node) in self.graph.nodes.iter().enumerate() {
            if let Some(goal) = node.goal.and_then(|goal| self.goals.get(goal as usize)) {
                sites.push(Site { node: Some(number as u32), goal });
            }
        }
        sites
    }
}

/// A goal and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Site<'a> {
    /// Its node in the graph; `None`: the graph does not have it.
    pub node: Option<u32>,
    /// The goal.
    pub goal: &'a Goal,
}
