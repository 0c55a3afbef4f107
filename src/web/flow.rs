//! The flow of one canvas as JavaScript sees it: blocks and views by number. `www/package/flow.js` gives them names.

use core::cell::RefCell;

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::*;

use super::reply::{Outcome, to_js};
use super::state::{Block, Job, Kind, State, View};
use super::{bridge, dom, tree};
use crate::domain::edit::Input;
use crate::domain::{Pointer, decode};
use crate::view::draft;
use crate::view::preview::Preview;
use crate::{payload, rules};
use crate::view::panel::{Gesture, Screen};
use crate::view::{Counts, Shown, Terms, Words, card, status, words};

/// The goals of one canvas.
#[derive(Debug)]
#[wasm_bindgen]
pub struct Flow {
    state: RefCell<State>,
    say: Function,
}

#[wasm_bindgen]
impl Flow {
    /// A flow whose texts `say(key, params)` knows.
    #[wasm_bindgen(constructor)]
    pub fn new(say: Function) -> Self {
        Self { state: RefCell::default(), say }
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
        state.mark(slot);
        state.blocks.remove(slot);
    }

    /// Takes what the host tells about the bot, as JSON.
    pub fn surround(&self, json: &str) {
        let (surroundings, _) = decode::surroundings_from_json(json.as_bytes());
        self.state.borrow_mut().surround(surroundings);
    }

    /// Says every text anew.
    pub fn relabel(&self) {
        let mut state = self.state.borrow_mut();
        state.terms = None;
        for (_, view) in state.views.iter_mut() {
            view.relabel = true;
            view.dirty = true;
        }
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
        self.state.borrow().blocks.get(slot).map_or(JsValue::UNDEFINED, |block| to_js(&block.diagnostics))
    }

    /// How many errors, warnings and hints one block has.
    pub fn counts(&self, slot: u32) -> Vec<u32> {
        let counts = self.state.borrow().blocks.get(slot).map_or_else(Counts::default, |block| Counts::of(&block.diagnostics));
        vec![counts.error as u32, counts.warning as u32, counts.hint as u32]
    }

    /// The blocks whose diagnostics have changed since the last call.
    pub fn changed(&self) -> Vec<u32> {
        self.state.borrow_mut().take_changed()
    }

    /// One block in words: its name, and everything its card says.
    pub fn summary(&self, slot: u32) -> Vec<String> {
        let card = {
            let state = self.state.borrow();
            let Some(block) = state.blocks.get(slot) else { return Vec::new() };
            card::card(state.sight(block), &block.status)
        };
        let title = match &card.name {
            Shown::Text(name) => name.clone(),
            Shown::Words(words) => self.said(words),
        };
        let label = words("ui.summary")
            .with("name", title.as_str())
            .with("does", self.said(&card.sentence))
            .with("state", self.said(&card.state));
        let label = self.said(&label);
        vec![title, label]
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
        self.tell(&outcome)
    }

    /// A fix of one diagnostic.
    pub fn fix(&self, slot: u32, index: usize, fix: usize) -> JsValue {
        let mut outcome = Outcome::default();
        self.state.borrow_mut().fix(slot, index, fix, &mut outcome);
        self.tell(&outcome)
    }

    /// The patch of the first fix that may be applied unasked.
    #[wasm_bindgen(js_name = safeFix)]
    pub fn safe_fix(&self, slot: u32) -> JsValue {
        self.state.borrow().safe_fix(slot).map_or(JsValue::UNDEFINED, |edits| to_js(&edits))
    }

    /// Ends typing.
    pub fn finish(&self, slot: u32) -> JsValue {
        let mut outcome = Outcome::default();
        self.state.borrow_mut().finish(slot, &mut outcome);
        self.tell(&outcome)
    }

    /// What would be sent; `context` as JSON.
    pub fn preview(&self, slot: u32, context: &str) -> JsValue {
        let (context, _) = decode::context_from_json(context.as_bytes());
        let state = self.state.borrow();
        let Some(block) = state.blocks.get(slot) else { return JsValue::UNDEFINED };
        to_js(&Preview::of(payload::prepare(&block.goal, &context, &state.surroundings.rules)))
    }

    /// The variables whose values a request needs.
    pub fn variables(&self, slot: u32) -> Vec<String> {
        self.state.borrow().blocks.get(slot).map_or_else(Vec::new, |block| rules::variables(&block.goal))
    }

    /// A number for a field.
    pub fn field(&self, path: &str) -> u32 {
        let fields = &mut self.state.borrow_mut().fields;
        let place = Pointer::parse(path);
        let known = fields.iter().position(|field| *field == place);
        known.unwrap_or_else(|| {
            fields.push(place);
            fields.len() - 1
        }) as u32
    }

    /// Puts a text into a field without telling the page; what it ends elsewhere comes with the next `finish`.
    pub fn edit(&self, slot: u32, field: u32, row: u32, text: &str) -> u32 {
        let state = &mut *self.state.borrow_mut();
        if let Some(field) = state.fields.get(field as usize) {
            let place = draft::in_row(field, row as usize);
            state.edit(slot, &place, text);
        }
        state.blocks.get(slot).map_or(0, |block| block.diagnostics.len() as u32)
    }

    /// Shows something under `root`; `slot`: which block, absent: all.
    pub fn mount(&self, kind: &str, root: web_sys::Node, slot: Option<u32>) -> Option<u32> {
        let view = View {
            kind: Kind::from_name(kind)?,
            root,
            slot,
            screen: Screen::default(),
            live: Vec::new(),
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
            "answer" => Gesture::Answered { field: path, answer: text },
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
        loop {
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
        let fresh = tree.map(|tree| tree::Node::Element(Box::new(tree))).into_iter().collect();
        let say = |words: &Words| self.said(words);
        dom::draw(&root, &mut live, fresh, &dom::Language { say: &say, changed: relabel });
        if let Some(view) = self.state.borrow_mut().views.get_mut(view) {
            view.live = live;
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

    fn tell(&self, outcome: &Outcome) -> JsValue {
        outcome.say(&|words| self.said(words))
    }

    /// Says a text; one whose function throws is shown by its key.
    fn said(&self, words: &Words) -> String {
        let params = Object::new();
        for (name, value) in &words.params {
            // A plain object takes any member.
            let _ = Reflect::set(&params, &JsValue::from_str(name), &JsValue::from_str(value));
        }
        let said = self.say.call2(&JsValue::UNDEFINED, &JsValue::from_str(&words.key), &params);
        said.ok().and_then(|said| said.as_string()).unwrap_or_else(|| words.key.clone())
    }
}
