//! The views of a flow: mounting, gestures, drawing.

use wasm_bindgen::prelude::*;

use super::flow::Flow;
use super::state::{Kind, View};
use crate::domain::choice::position;
use crate::view::Terms;
use crate::view::panel::{Gesture, Screen};

/// All blocks; no block has this number.
const EVERY: u32 = u32::MAX - 1;

/// What a person does, by the page's name for it; any other name is a key's.
const ACTS: &[&str] =
    &["type", "choose", "switch", "pick", "toggle", "leave", "add-row", "remove", "add-param", "fix", "seek"];

#[wasm_bindgen]
impl Flow {
    /// A view that shows all blocks.
    pub fn mount(&self, kind: &str) -> u32 {
        let view = View { kind: Kind::from_name(kind), slot: None, screen: Screen::default(), dirty: true };
        self.state.borrow_mut().views.add(view)
    }

    /// Shows one block in a view, or `EVERY`.
    pub fn show(&self, view: u32, slot: u32, read_only: bool) {
        let slot = Some(slot).filter(|slot| *slot != EVERY);
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
        self.state.borrow_mut().views.remove(view);
    }

    /// What a view shows now, as a drawing; `undefined`: the same as at the last call.
    pub fn draw(&self, view: u32) -> JsValue {
        let drawing = self.state.borrow_mut().draw(view);
        drawing.map_or(JsValue::UNDEFINED, |drawing| JsValue::from_str(&drawing))
    }

    /// The keys of the words that lists are searched in, a line each.
    pub fn terms(&self) -> JsValue {
        JsValue::from_str(&Terms::keys())
    }

    /// The same in words, in another language than before: everything is drawn anew.
    pub fn relabel(&self, words: &str) {
        let mut state = self.state.borrow_mut();
        state.terms = Terms::of(words);
        for (_, view) in state.views.iter_mut() {
            view.dirty = true;
        }
    }

    /// Takes what a person did in a panel. `at`: the caret, or a choice's number.
    pub fn gesture(&self, view: u32, act: &str, path: &str, text: &str, at: usize, more: usize) -> JsValue {
        let gesture = match position(ACTS, act) {
            Some(0) => Gesture::Typed { field: path, text, caret: at },
            Some(1) => Gesture::Chosen { field: path, text },
            Some(2) => Gesture::Switched { field: path, on: at == 1 },
            Some(3) => Gesture::Picked { field: path, index: more, text, caret: at },
            Some(4) => Gesture::Toggled { field: path },
            Some(5) => Gesture::Left { field: path },
            Some(6) => Gesture::RowAdded { list: path },
            Some(7) => Gesture::Removed { place: path },
            Some(8) => Gesture::ParamAdded { list: path, name: text },
            Some(9) => Gesture::Fixed { index: at, fix: more },
            Some(_) => Gesture::Sought { place: path },
            None => Gesture::Key { field: path, key: act, text, caret: at },
        };
        let outcome = self.state.borrow_mut().gesture(view, gesture);
        outcome.tell()
    }
}
