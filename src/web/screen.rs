//! The views of a flow: mounting, gestures, painting.

use wasm_bindgen::prelude::*;

use super::flow::Flow;
use super::job::Job;
use super::state::{Kind, View};
use super::{dom, tree};
use crate::view::panel::{Gesture, Screen};
use crate::view::{Terms, Words, words};

#[wasm_bindgen]
impl Flow {
    /// Shows something under `root`; `slot`: which block, absent: all.
    pub fn mount(&self, kind: &str, root: web_sys::Node, slot: Option<u32>) -> Option<u32> {
        let view = View {
            kind: Kind::from_name(kind)?,
            root,
            slot,
            screen: Screen::default(),
            live: Some(Vec::new()),
            panel: None,
            dirty: true,
            relabel: false,
        };
        Some(self.state.borrow_mut().views.add(view))
    }

    /// Shows another block in the same view.
    pub fn show(&self, view: u32, slot: Option<u32>, read_only: bool) {
        if let Some(view) = self.state.borrow_mut().views.get_mut(view) {
            if view.slot != slot {
                view.screen = Screen::default();
            }
            view.slot = slot;
            view.screen.read_only = read_only;
            view.dirty = true;
        }
    }

    /// Shows nothing any more.
    pub fn unmount(&self, view: u32) {
        // Dropped after the borrow has ended: it holds nodes of the page.
        let gone = self.state.borrow_mut().views.remove(view);
        drop(gone);
    }

    /// How many views there are, for tests of leaks.
    pub fn views(&self) -> usize {
        self.state.borrow().views.iter().count()
    }

    /// Takes what a person did in a panel. `at`: the caret, or a choice's number.
    pub fn gesture(&self, view: u32, act: &str, path: &str, text: &str, at: usize, more: usize) -> JsValue {
        let gesture = match act {
            "type" => Gesture::Typed { field: path, text, caret: at },
            "choose" => Gesture::Chosen { field: path, text },
            "switch" => Gesture::Switched { field: path, on: at == 1 },
            "pick" => Gesture::Picked { field: path, index: more, text, caret: at },
            "toggle" => Gesture::Toggled { field: path },
            "leave" => Gesture::Left { field: path },
            "add-row" => Gesture::RowAdded { list: path },
            "remove" => Gesture::Removed { place: path },
            "add-param" => Gesture::ParamAdded { name: text },
            "fix" => Gesture::Fixed { index: at, fix: more },
            "seek" => Gesture::Sought { place: path },
            _ => return JsValue::UNDEFINED,
        };
        let outcome = self.state.borrow_mut().gesture(view, gesture);
        self.tell(&outcome)
    }

    /// Takes a key that a person pressed in a text of a panel.
    pub fn key(&self, view: u32, path: &str, key: &str, text: &str, caret: usize) -> JsValue {
        let outcome = self.state.borrow_mut().gesture(view, Gesture::Key { field: path, key, text, caret });
        self.tell(&outcome)
    }

    /// Draws what has changed.
    pub fn paint(&self) {
        self.collect_terms();
        // Twice each, so that a page whose texts change the flow cannot keep us here for ever.
        for _ in 0..self.views() * 2 {
            let job = self.state.borrow_mut().take_job();
            let Some(job) = job else { return };
            self.draw(job);
        }
    }
}

impl Flow {
    /// Draws one view. Nothing is borrowed meanwhile: texts and the DOM may lead back here.
    fn draw(&self, job: Job) {
        let Job { view, root, mut live, tree, relabel } = job;
        let fresh = tree.map(tree::Node::Element).into_iter().collect();
        let say = |words: &Words| self.said(words);
        dom::draw(&root, &mut live, fresh, &dom::Language { say: &say, changed: relabel });
        if let Some(view) = self.state.borrow_mut().views.get_mut(view) {
            view.live = Some(live);
        }
    }

    /// Panels search in words, so they must know them first.
    fn collect_terms(&self) {
        let wanted = {
            let state = self.state.borrow();
            state.terms.is_none() && state.views.iter().any(|(_, view)| view.kind == Kind::Panel)
        };
        if wanted {
            let terms = Terms::collect(&|key| self.said(&words(key)));
            self.state.borrow_mut().terms = Some(terms);
        }
    }
}
