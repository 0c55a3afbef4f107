//! The goals of one canvas, what is wrong with them, and the views that show them. No JavaScript is called from here.

use super::dom::Live;
use super::reply::{Change, Outcome};
use super::slots::Slots;
use crate::domain::edit::{self, Input};
use crate::domain::{Diagnostic, Edit, Goal, Pointer, Surroundings};
use crate::rules;
use crate::view::draft::{self, Draft};
use crate::view::panel::{self, Gesture, Panel, Screen, Wish};
use crate::view::status::Status;
use crate::view::{Sight, Terms, fix_words, problems};

/// One block of the canvas.
#[derive(Debug, Default)]
pub(crate) struct Block {
    pub(crate) goal: Goal,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) status: Status,
    draft: Option<Draft>,
    /// Whether the page has not been told of the draft's keys.
    silent: bool,
    /// Whether the diagnostics differ from what the page was last told.
    changed: bool,
}

/// What a view shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Block,
    Panel,
    Problems,
}

impl Kind {
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "block" => Self::Block,
            "panel" => Self::Panel,
            "problems" => Self::Problems,
            _ => return None,
        })
    }
}

/// A mounted view.
#[derive(Debug)]
pub(crate) struct View {
    pub(crate) kind: Kind,
    pub(crate) root: web_sys::Node,
    /// The block it shows; `None`: all of them.
    pub(crate) slot: Option<u32>,
    pub(crate) screen: Screen,
    /// What is drawn; `None` while it is being drawn, so that nobody draws into it meanwhile.
    pub(crate) live: Option<Vec<Live>>,
    /// What is drawn, for the next gesture.
    pub(crate) panel: Option<Panel>,
    pub(crate) dirty: bool,
    /// Whether the language has changed since it was drawn.
    pub(crate) relabel: bool,
}

/// Everything.
#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) blocks: Slots<Block>,
    pub(crate) views: Slots<View>,
    pub(crate) surroundings: Surroundings,
    pub(crate) terms: Option<Terms>,
    pub(crate) fields: Vec<Pointer>,
    /// Final changes that [`State::edit`] led to and the page has not been told of.
    outbox: Vec<Change>,
}

impl State {
    /// Takes a document as the host sets it; typing that was going on in the old one is over.
    pub(crate) fn read(&mut self, slot: u32, goal: Goal) {
        let Some(block) = self.blocks.get_mut(slot) else {
            return;
        };
        block.goal = goal;
        block.draft = None;
        block.silent = false;
        self.judge(slot);
    }

    /// Takes what the host tells about the bot.
    pub(crate) fn surround(&mut self, surroundings: Surroundings) {
        self.surroundings = surroundings;
        let slots: Vec<u32> = self.blocks.iter().map(|(slot, _)| slot).collect();
        for slot in slots {
            self.judge(slot);
        }
    }

    pub(crate) fn sight<'a>(&'a self, block: &'a Block) -> Sight<'a> {
        Sight { goal: &block.goal, diagnostics: &block.diagnostics, surroundings: &self.surroundings }
    }

    /// Checks one block again and marks what shows it.
    fn judge(&mut self, slot: u32) {
        let Some(block) = self.blocks.get_mut(slot) else {
            return;
        };
        let found = rules::check(&block.goal, &self.surroundings);
        let changed = found != block.diagnostics;
        block.changed |= changed;
        block.diagnostics = found;
        self.mark(slot);
    }

    /// Marks the views that show a block.
    pub(crate) fn mark(&mut self, slot: u32) {
        for (_, view) in self.views.iter_mut() {
            view.dirty |= view.slot.is_none_or(|shown| shown == slot);
        }
    }

    /// The blocks whose diagnostics have changed since this was last asked.
    pub(crate) fn take_changed(&mut self) -> Vec<u32> {
        self.blocks.iter_mut().filter_map(|(slot, block)| core::mem::take(&mut block.changed).then_some(slot)).collect()
    }

    /// Changes a field without telling the page; [`State::finish`] does later.
    pub(crate) fn edit(&mut self, slot: u32, place: &Pointer, text: &str) {
        let mut outcome = Outcome::default();
        self.finish_other(slot, place, true, &mut outcome);
        self.outbox.append(&mut outcome.changes);
        let Some(block) = self.blocks.get_mut(slot) else {
            return;
        };
        if !draft::type_into(&mut block.goal, &mut block.draft, place, text).is_empty() {
            block.silent = true;
            self.judge(slot);
        }
    }

    /// Ends typing that goes on elsewhere, or in the other way.
    fn finish_other(&mut self, slot: u32, place: &Pointer, silent: bool, outcome: &mut Outcome) {
        let block = self.blocks.get(slot);
        let goes_on = block
            .is_none_or(|block| block.draft.as_ref().is_none_or(|draft| draft.is_of(place) && block.silent == silent));
        if !goes_on {
            self.finish(slot, outcome);
        }
    }

    /// Ends typing, if somebody types: the change becomes final.
    pub(crate) fn finish(&mut self, slot: u32, outcome: &mut Outcome) {
        outcome.changes.append(&mut self.outbox);
        let Some(block) = self.blocks.get_mut(slot) else {
            return;
        };
        let Some(draft) = block.draft.take() else {
            return;
        };
        let told = !core::mem::take(&mut block.silent);
        let (field, patch) = draft.finish();
        outcome.changes.push(Change {
            slot,
            patch,
            source: "input",
            transient: false,
            told,
            label: draft::change_words(&field),
        });
    }

    fn type_into(&mut self, slot: u32, place: &Pointer, text: &str, outcome: &mut Outcome) {
        self.finish_other(slot, place, false, outcome);
        let Some(block) = self.blocks.get_mut(slot) else {
            return;
        };
        let patch = draft::type_into(&mut block.goal, &mut block.draft, place, text);
        if patch.is_empty() {
            return self.mark(slot);
        }
        self.judge(slot);
        outcome.changes.push(Change {
            slot,
            patch,
            source: "input",
            transient: true,
            told: false,
            label: draft::change_words(place),
        });
    }

    /// Changes a field at once.
    pub(crate) fn put(
        &mut self,
        slot: u32,
        place: &Pointer,
        input: Input,
        source: &'static str,
        outcome: &mut Outcome,
    ) {
        self.finish(slot, outcome);
        let Some(block) = self.blocks.get_mut(slot) else {
            return;
        };
        let patch = match input {
            Input::Text(text) => draft::put(&mut block.goal, place, text),
            other => edit::change(&mut block.goal, place, other),
        };
        if patch.is_empty() {
            return self.mark(slot);
        }
        self.judge(slot);
        outcome.changes.push(Change {
            slot,
            patch,
            source,
            transient: false,
            told: false,
            label: draft::change_words(place),
        });
    }

    /// The patch of a fix. The goal itself changes when the page sets the patched document.
    pub(crate) fn fix(&mut self, slot: u32, index: usize, fix: usize, outcome: &mut Outcome) {
        self.finish(slot, outcome);
        let Some(block) = self.blocks.get(slot).filter(|block| !block.goal.is_read_only()) else {
            return;
        };
        let Some(fix) = block.diagnostics.get(index).and_then(|found| found.fixes.get(fix)) else {
            return;
        };
        outcome.changes.push(Change {
            slot,
            patch: fix.edits.clone(),
            source: "fix",
            transient: false,
            told: false,
            label: fix_words(fix),
        });
    }

    /// The first fix that may be applied unasked.
    pub(crate) fn safe_fix(&self, slot: u32) -> Option<&[Edit]> {
        let block = self.blocks.get(slot).filter(|block| !block.goal.is_read_only())?;
        block.diagnostics.iter().find_map(problems::safe_fix).map(|fix| fix.edits.as_slice())
    }

    /// Takes a gesture on a panel.
    pub(crate) fn gesture(&mut self, view: u32, gesture: Gesture<'_>) -> Outcome {
        let mut outcome = Outcome::default();
        let Some(shown) = self.views.get_mut(view) else {
            return outcome;
        };
        let (Some(slot), Some(drawn)) = (shown.slot, shown.panel.as_ref()) else {
            return outcome;
        };
        let before = shown.screen.clone();
        let wishes = panel::gesture(drawn, &mut shown.screen, gesture);
        shown.dirty |= shown.screen != before;
        outcome.consumed = wishes.consumed;
        for wish in wishes.list {
            self.grant(slot, wish, &mut outcome);
        }
        outcome
    }

    fn grant(&mut self, slot: u32, wish: Wish, outcome: &mut Outcome) {
        match wish {
            Wish::Type { field, text } => self.type_into(slot, &Pointer::parse(&field), &text, outcome),
            Wish::Commit => {
                self.finish(slot, outcome);
                self.mark(slot);
            }
            Wish::Put { place, input } => self.put(slot, &place, input, "input", outcome),
            Wish::Fix { index, fix } => self.fix(slot, index, fix, outcome),
            Wish::Caret { field, at } => outcome.caret = Some((field, at)),
            Wish::Focus { place } => outcome.focus = Some(place),
        }
    }
}
