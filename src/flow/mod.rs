//! The graph around the blocks, and what is wrong with a goal because of where it stands.
//!
//! The host says what its nodes do; of a node it says nothing about, nothing is supposed, and every rule that would have to
//! know stays silent. Everything costs at most (nodes + edges) × facts, 64 facts at a time.

mod gist;
mod graph;
mod identifiers;
mod missing;
mod names;
mod parts;
mod read;
mod rules;
mod spread;
mod survey;
mod ways;

use crate::domain::Diagnostic;

use crate::domain::Surroundings;

pub use gist::gist;
pub use graph::{Does, Flow, Graph, Library, Node, Saved, Site};
pub use identifiers::{Identifier, Ways, identifiers};
#[cfg(feature = "web")]
pub(crate) use read::{Whole, read};
pub use read::{flow, flow_from_json};
#[cfg(not(target_arch = "wasm32"))]
pub use rules::pages;
pub use rules::{Entry, RULES};

/// What is wrong with each goal because of where it stands: for each site its diagnostics, errors first, then by place and code.
#[must_use]
pub fn lint(graph: &Graph, sites: &[Site<'_>], surroundings: &Surroundings, library: &Library) -> Vec<Vec<Diagnostic>> {
    rules::check(&survey::Survey::of(graph, sites, surroundings, library))
}

/// The same for a flow in one document: each diagnostic with its node's id. What could not be read of the flow itself has
/// the empty id, and its path is one in the flow's document.
#[must_use]
pub fn lint_flow(flow: &Flow) -> Vec<(&str, Diagnostic)> {
    let sites = flow.sites();
    let mut found = rules::unreadable(flow);
    for (site, diagnostics) in sites.iter().zip(lint(&flow.graph, &sites, &flow.surroundings, &flow.library)) {
        let node = site.node.and_then(|node| flow.graph.nodes.get(node as usize));
        for diagnostic in diagnostics {
            found.push((node.map_or("", |node| node.id.as_str()), diagnostic));
        }
    }
    found
}
