//! The flow of one canvas as JavaScript sees it: blocks and views by number. `www/package/flow.js` gives them names.

use core::cell::RefCell;

use wasm_bindgen::prelude::*;

use super::bridge;
use super::reply::{Outcome, numbers, parsed, to_js};
use super::state::{Block, State};
use crate::domain::edit::Input;
use crate::domain::json_text::WriteJson;
use crate::domain::{Field, Pointer, decode};
use crate::payload;
use crate::view::drawing::Drawing;
use crate::view::preview::{outcome, preview};
use crate::view::{Counts, card, status};

/// The goals of one canvas.
#[derive(Debug, Default)]
#[wasm_bindgen]
pub struct Flow {
    pub(super) state: RefCell<State>,
}

#[wasm_bindgen]
impl Flow {
    /// A flow without goals.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a document under a new number.
    pub fn open(&self, document: &JsValue) -> u32 {
        let goal = bridge::goal(document);
        let mut state = self.state.borrow_mut();
        let slot = state.blocks.add(Block::default());
        state.read(slot, goal);
        slot
    }

    /// Takes another document under the same number.
    pub fn read(&self, slot: u32, document: &JsValue) {
        let goal = bridge::goal(document);
        self.state.borrow_mut().read(slot, goal);
    }

    /// Forgets a document.
    pub fn close(&self, slot: u32) {
        let mut state = self.state.borrow_mut();
        state.around.is_stale = true;
        state.mark(slot);
        state.blocks.remove(slot);
    }

    /// Takes what the host tells about the bot, as JSON.
    pub fn surround(&self, json: &str) {
        let (surroundings, _) = decode::surroundings_from_json(json.as_bytes());
        self.state.borrow_mut().surround(surroundings);
    }

    /// Takes what the host knows from running the block, as JSON.
    pub fn status(&self, slot: u32, json: &str) {
        let status = status::read(&mut crate::domain::text_source::Text::new(json.as_bytes()));
        let mut state = self.state.borrow_mut();
        if let Some(block) = state.blocks.get_mut(slot).filter(|block| block.status != status) {
            block.status = status;
            state.mark(slot);
        }
    }

    /// What is wrong with one block.
    pub fn diagnostics(&self, slot: u32) -> JsValue {
        self.state.borrow_mut().look_around();
        let state = self.state.borrow();
        let block = state.blocks.get(slot);
        block.map_or(JsValue::UNDEFINED, |block| to_js(|text| state.diagnostics(block).write(text)))
    }

    /// How many errors, warnings and hints one block has.
    pub fn counts(&self, slot: u32) -> JsValue {
        self.state.borrow_mut().look_around();
        let state = self.state.borrow();
        let counts = state.blocks.get(slot).map_or_else(Counts::default, |block| block.counts());
        numbers(&[counts.error as u32, counts.warning as u32, counts.hint as u32])
    }

    /// The blocks whose diagnostics have changed since the last call.
    pub fn changed(&self) -> JsValue {
        let mut state = self.state.borrow_mut();
        state.look_around();
        numbers(&state.take_changed())
    }

    /// One block in words, as a drawing: its name, what happens there, whether it is ready.
    pub fn summary(&self, slot: u32) -> JsValue {
        self.state.borrow_mut().look_around();
        let state = self.state.borrow();
        let mut drawing = Drawing::default();
        if let Some(block) = state.blocks.get(slot) {
            card::summary(&mut drawing, state.sight(block));
        }
        parsed(&drawing.finish())
    }

    /// Changes one field, as text or as a switch.
    pub fn change(&self, slot: u32, path: &str, value: &JsValue) -> JsValue {
        let input = match value.as_bool() {
            Some(on) => Some(Input::Flag(on)),
            None => value.as_string().map(Input::Text),
        };
        let mut outcome = Outcome::default();
        if let Some(input) = input {
            self.state.borrow_mut().put(slot, &Pointer::parse(path), input, "api", &mut outcome);
        }
        outcome.tell()
    }

    /// A fix of one diagnostic.
    pub fn fix(&self, slot: u32, index: usize, fix: usize) -> JsValue {
        let mut outcome = Outcome::default();
        self.state.borrow_mut().look_around();
        self.state.borrow_mut().fix(slot, index, fix, &mut outcome);
        outcome.tell()
    }

    /// The patch of the first fix that may be applied unasked.
    #[wasm_bindgen(js_name = safeFix)]
    pub fn safe_fix(&self, slot: u32) -> JsValue {
        self.state.borrow().safe_fix(slot).map_or(JsValue::UNDEFINED, |edits| to_js(|text| edits.write(text)))
    }

    /// Ends typing.
    pub fn finish(&self, slot: u32) -> JsValue {
        let mut outcome = Outcome::default();
        self.state.borrow_mut().finish(slot, &mut outcome);
        outcome.tell()
    }

    /// What would be sent; `context` as JSON.
    pub fn preview(&self, slot: u32, context: &str) -> JsValue {
        let (mut context, _) = decode::context_from_json(context.as_bytes());
        let state = self.state.borrow();
        let Some(block) = state.blocks.get(slot) else {
            return JsValue::UNDEFINED;
        };
        let surroundings = payload::surroundings(&mut context, state.setting.surroundings().rules.clone());
        parsed(&preview(&payload::prepare_at(&block.goal, &context, &surroundings)))
    }

    /// What follows from the settings at a moment: conversions and totals; `context` as JSON.
    pub fn outcome(&self, slot: u32, context: &str) -> JsValue {
        let (context, _) = decode::context_from_json(context.as_bytes());
        let state = self.state.borrow();
        let block = state.blocks.get(slot);
        block.map_or(JsValue::UNDEFINED, |block| parsed(&outcome(&block.goal, &context)))
    }

    /// A number for a field. A row's number in the path stands for any; -1: there is no such field.
    pub fn field(&self, path: &str) -> i32 {
        let Some(field) = Field::at(&Pointer::parse(path)) else {
            return -1;
        };
        let (field, fields) = (field.in_row(0), &mut self.state.borrow_mut().fields);
        let known = fields.iter().position(|known| *known == field);
        known.unwrap_or_else(|| {
            fields.push(field);
            fields.len() - 1
        }) as i32
    }

    /// Puts a text into a field without telling the page, and gives the block's number of diagnostics. What that ends elsewhere
    /// comes with the next `finish`, unless the document `is_theirs`, somebody else's to keep.
    pub fn edit(&self, slot: u32, field: u32, row: u32, text: &str, is_theirs: bool) -> u32 {
        let state = &mut *self.state.borrow_mut();
        let put = if is_theirs { State::set } else { State::edit };
        let field = state.field(field, row);
        field.map_or(0, |field| put(state, slot, &field, text)) as u32
    }
}
