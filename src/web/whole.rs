//! The flow around the blocks, and whole flows, as JavaScript hands them in.

use wasm_bindgen::prelude::*;

use super::flow::Flow;
use super::reply::to_js;
use super::state::{Block, State};
use crate::domain::decode;
use crate::domain::source::{Limits, Source};
use crate::domain::text_source::Text;
use crate::flow::{Whole, read};

/// A block that the graph does not have.
const NOWHERE: u32 = u32::MAX;

#[wasm_bindgen]
impl Flow {
    /// Takes the graph around the blocks, as JSON; `new_id`: an id that nobody has. Where in it the blocks stand is said by `place`.
    pub fn around(&self, json: &str, new_id: &str) {
        let mut text = Text::within(json.as_bytes(), Limits::of_flow());
        let whole = read(&mut text, &mut |source| {
            source.skip();
            NOWHERE
        });
        self.state.borrow_mut().stand_in(whole, new_id);
    }

    /// Says at which place in the graph a block stands.
    pub fn place(&self, slot: u32, node: u32) {
        let state = &mut *self.state.borrow_mut();
        if let Some(block) = state.blocks.get_mut(slot) {
            block.node = Some(node).filter(|node| *node != NOWHERE);
            state.around.is_stale = true;
        }
    }

    /// Takes a whole flow in the place of everything: its goals and the graph around them, as JSON. A list of the ids of the goals'
    /// nodes, by the goals' numbers; `null`: another node had the id of this goal's first. `undefined`: the bytes are no JSON to
    /// their end, or no object, and everything stays as it was.
    pub fn load(&self, json: &[u8], new_id: &str) -> JsValue {
        let mut goals = Vec::new();
        let mut text = Text::within(json, Limits::of_flow());
        let whole = read(&mut text, &mut |source: &mut dyn Source| {
            goals.push(decode::goal(source));
            goals.len() as u32 - 1
        });
        text.finish();
        if text.broken_at().is_some() || !whole.is_flow() {
            return JsValue::UNDEFINED;
        }
        let state = &mut *self.state.borrow_mut();
        for slot in state.blocks.drain() {
            state.mark(slot);
        }
        // Nothing is left, so that the goals' numbers begin anew.
        for goal in goals {
            let slot = state.blocks.add(Block::default());
            state.read(slot, goal);
        }
        let mut names = vec![None; state.blocks.iter().count()];
        for (node, of) in (0..).zip(&whole.graph.nodes) {
            let Some(slot) = of.goal else { continue };
            if let (Some(block), Some(name)) = (state.blocks.get_mut(slot), names.get_mut(slot as usize)) {
                block.node = Some(node);
                *name = Some(of.id.as_str());
            }
        }
        let told = to_js(|text| {
            text.begin('[');
            for (slot, name) in (0..).zip(&names) {
                text.element();
                match name {
                    Some(name) => text.text(name),
                    None => {
                        state.blocks.remove(slot);
                        text.raw("null");
                    }
                }
            }
            text.end(']');
        });
        state.stand_in(whole, new_id);
        told
    }
}

impl State {
    fn stand_in(&mut self, whole: Whole, new_id: &str) {
        self.around.graph = whole.graph;
        self.around.library = whole.library;
        if self.around.library.new_id.is_empty() {
            self.around.library.new_id = new_id.to_owned();
        }
        self.around.is_stale = true;
    }
}
