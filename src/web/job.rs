//! Drawing up a view: from the state to a tree, without calling any JavaScript.

use super::dom::Live;
use super::elements;
use super::state::{Kind, State};
use super::tree::Element;
use crate::view::panel::{self, Panel, Screen};
use crate::view::problems::{self, Problems};
use crate::view::{Terms, card};

/// A view to be painted.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) view: u32,
    pub(crate) root: web_sys::Node,
    pub(crate) live: Vec<Live>,
    pub(crate) tree: Option<Element>,
    pub(crate) relabel: bool,
}

impl State {
    /// Draws up a view, and hands out what is drawn already; `None`: nothing has changed.
    pub(crate) fn take_job(&mut self) -> Option<Job> {
        let (at, view) = self.views.iter_mut().find(|(_, view)| view.dirty && view.live.is_some())?;
        view.dirty = false;
        let relabel = core::mem::take(&mut view.relabel);
        let root = view.root.clone();
        let live = view.live.take()?;
        let (kind, slot) = (view.kind, view.slot);
        let screen = view.screen.clone();
        let (tree, panel) = self.draw_up(kind, slot, &screen);
        if let Some(view) = self.views.get_mut(at) {
            view.panel = panel;
        }
        Some(Job { view: at, root, live, tree, relabel })
    }

    fn draw_up(&self, kind: Kind, slot: Option<u32>, screen: &Screen) -> (Option<Element>, Option<Panel>) {
        let block = slot.and_then(|slot| self.blocks.get(slot));
        match (kind, block) {
            (Kind::Block, Some(block)) => (Some(elements::block(&card::card(self.sight(block), &block.status))), None),
            (Kind::Panel, Some(block)) => {
                let none = Terms::default();
                let panel = panel::panel(self.sight(block), screen, self.terms.as_ref().unwrap_or(&none));
                (Some(elements::panel(&panel)), Some(panel))
            }
            (Kind::Problems, _) => (Some(self.problems(slot)), None),
            _ => (None, None),
        }
    }

    fn problems(&self, slot: Option<u32>) -> Element {
        let mut all = Problems::default();
        let mut nodes = Vec::new();
        for (at, block) in self.blocks.iter().filter(|(at, _)| slot.is_none_or(|slot| slot == *at)) {
            let before = all.groups.len();
            problems::add(&mut all, self.sight(block));
            if all.groups.len() > before {
                nodes.push(at);
            }
        }
        elements::problems(&all, &nodes)
    }
}
