//! Drawing up a view: from the state to a drawing's text.

use wasm_bindgen::prelude::*;

use super::state::{Kind, State};
use crate::view::drawing::Drawing;
use crate::view::template::TEMPLATES;
use crate::view::{Sight, card, panel, problems};

/// The templates that drawings are made of.
#[wasm_bindgen]
pub fn templates() -> JsValue {
    JsValue::from_str(TEMPLATES)
}

impl State {
    /// Draws up a view; `None`: nothing has changed.
    pub(crate) fn draw(&mut self, view: u32) -> Option<String> {
        self.look_around();
        let view = self.views.get_mut(view)?;
        if !core::mem::take(&mut view.dirty) {
            return None;
        }
        let mut drawing = Drawing::default();
        let (kind, slot) = (view.kind, view.slot);
        // Borrowed for reading from here on.
        let (screen, this) = (view.screen.clone(), &*self);
        let block = slot.and_then(|slot| this.blocks.get(slot));
        drawing.begin();
        match (kind, block) {
            (Kind::Block, Some(block)) => card::draw(&mut drawing, this.sight(block), &block.status),
            (Kind::Panel, Some(block)) => panel::draw(&mut drawing, this.sight(block), &screen, &this.terms),
            (Kind::Problems, _) => problems::draw(&mut drawing, &this.sights(slot)),
            _ => {}
        }
        drawing.end();
        Some(drawing.finish())
    }

    /// The blocks that a list of problems is about, by their numbers.
    fn sights(&self, slot: Option<u32>) -> Vec<(u32, Sight<'_>)> {
        let mut sights = Vec::new();
        for (at, block) in self.blocks.iter() {
            if slot.is_none_or(|slot| slot == at) {
                sights.push((at, self.sight(block)));
            }
        }
        sights
    }
}
