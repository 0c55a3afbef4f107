//! What stands around the blocks, and when the goals have to be judged by it again.

use core::cell::OnceCell;

use super::state::State;
use crate::domain::{Field, Goal};
use crate::flow::{self, Graph, Library, Site};

/// The graph around the blocks.
#[derive(Debug, Default)]
pub(crate) struct Around {
    pub(crate) graph: Graph,
    pub(crate) library: Library,
    /// Whether anything that the flow's rules read has changed since they were last asked.
    pub(crate) is_stale: bool,
    /// What they read of the field that is about to change.
    before: u32,
}

impl Around {
    /// To be told of a field before its text changes, and [after](Self::after) it.
    pub(crate) fn before(&mut self, goal: &Goal, field: &Field) {
        self.before = flow::gist(goal, field);
    }

    pub(crate) fn after(&mut self, goal: &Goal, field: &Field) {
        self.is_stale |= flow::gist(goal, field) != self.before;
    }
}

impl State {
    /// Judges the goals by where they stand, if something has changed; marks what shows those that are judged otherwise.
    pub(crate) fn look_around(&mut self) {
        if !core::mem::take(&mut self.around.is_stale) {
            return;
        }
        let mut sites = Vec::new();
        let mut slots = Vec::new();
        for (slot, block) in self.blocks.iter() {
            sites.push(Site { node: block.node, goal: &block.goal });
            slots.push(slot);
        }
        let found = flow::lint(&self.around.graph, &sites, self.setting.surroundings(), &self.around.library);
        for (slot, found) in slots.into_iter().zip(found) {
            if let Some(block) = self.blocks.get_mut(slot).filter(|block| block.lint != found) {
                block.lint = found;
                block.words = OnceCell::new();
                self.judged(slot, true);
            }
        }
    }
}
