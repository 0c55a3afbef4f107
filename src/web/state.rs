//! The goals of one canvas, what is wrong with them, and the views that show them. No JavaScript is called from here.

use core::cell::OnceCell;

use super::around::Around;
use super::reply::{Change, Outcome};
use super::slots::Slots;
use crate::domain::edit::{self, Input};
use crate::domain::{Diagnostic, Edit, Field, Goal, Pointer, Spot, Surroundings};
use crate::rules::{self, Counts, Setting, Verdict};
use crate::view::draft::{self, Draft, Finished, Written};
use crate::view::panel::{self, Gesture, Screen, Wish, Wishes};
use crate::view::status::Status;
use crate::view::{Sight, Terms, fix_words, problems};

/// One block of the canvas.
#[derive(Debug, Default)]
pub(crate) struct Block {
    pub(crate) goal: Goal,
    pub(crate) verdict: Verdict,
    /// Its number in the graph, if the graph has it.
    pub(super) node: Option<u32>,
    /// What is wrong with it because of where it stands.
    pub(super) lint: Vec<Diagnostic>,
    /// All of that in words, once somebody has looked.
    pub(super) words: OnceCell<Vec<Diagnostic>>,
    pub(crate) status: Status,
    draft: Option<Draft>,
    /// Whether the page has not been told of the draft's keys.
    silent: bool,
    /// Whether somebody said how often the goal counts.
    decided: bool,
    /// Whether it is among those whose diagnostics have changed.
    changed: bool,
}

impl Block {
    /// How many diagnostics it has.
    pub(crate) fn counts(&self) -> Counts {
        self.verdict.counts().plus(Counts::of(&self.lint))
    }
}

/// What a view shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Block,
    Panel,
    Problems,
}

impl Kind {
    pub(crate) fn from_name(name: &str) -> Self {
        match name {
            "block" => Self::Block,
            "panel" => Self::Panel,
            _ => Self::Problems,
        }
    }
}

/// A mounted view.
#[derive(Debug)]
pub(crate) struct View {
    pub(crate) kind: Kind,
    /// The block it shows; `None`: all of them.
    pub(crate) slot: Option<u32>,
    pub(crate) screen: Screen,
    /// Whether what it shows has changed since it was drawn.
    pub(crate) dirty: bool,
}

/// Everything.
#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) blocks: Slots<Block>,
    pub(crate) views: Slots<View>,
    pub(crate) setting: Setting,
    pub(crate) around: Around,
    pub(crate) terms: Terms,
    pub(crate) fields: Vec<Field>,
    /// The blocks whose diagnostics differ from what the page was last told.
    changed: Vec<u32>,
    /// Final changes that [`State::edit`] led to and the page has not been told of.
    outbox: Vec<Change>,
}

impl State {
    /// Takes a document as the host sets it. Typing that was going on goes on where the text that was typed stands in it too: its
    /// end is still to be told. Else it is over.
    pub(crate) fn read(&mut self, slot: u32, goal: Goal) {
        let Some(block) = self.blocks.get_mut(slot) else {
            return;
        };
        let mut old = core::mem::replace(&mut block.goal, goal);
        if !block.draft.as_ref().is_some_and(|draft| draft.is_in(&mut old, &mut block.goal)) {
            block.draft = None;
            block.silent = false;
        }
        self.judge(slot);
    }

    /// Takes what the host tells about the bot.
    pub(crate) fn surround(&mut self, surroundings: Surroundings) {
        self.setting = Setting::from(surroundings);
        self.around.is_stale = true;
        let slots: Vec<u32> = self.blocks.iter().map(|(slot, _)| slot).collect();
        for slot in slots {
            self.judge(slot);
        }
    }

    pub(crate) fn sight<'a>(&'a self, block: &'a Block) -> Sight<'a> {
        let diagnostics = self.diagnostics(block);
        Sight { goal: &block.goal, diagnostics, surroundings: self.setting.surroundings() }
    }

    /// What is wrong with a block, in words.
    pub(crate) fn diagnostics<'a>(&self, block: &'a Block) -> &'a [Diagnostic] {
        block.words.get_or_init(|| rules::with(self.setting.check(&block.goal), &block.lint))
    }

    /// Checks one block again and marks what shows it.
    fn judge(&mut self, slot: u32) {
        self.around.is_stale = true;
        if let Some(block) = self.blocks.get_mut(slot) {
            let differs = block.verdict.renew(&block.goal, &self.setting);
            self.judged(slot, differs);
        }
    }

    /// The same after nothing but the text of `field` has changed.
    fn rejudge(&mut self, slot: u32, field: &Field) {
        if let Some(block) = self.blocks.get_mut(slot) {
            self.around.after(&block.goal, field);
            let differs = block.verdict.touch(&block.goal, &self.setting, field);
            self.judged(slot, differs);
        }
    }

    pub(super) fn judged(&mut self, slot: u32, differs: bool) {
        if let Some(block) = self.blocks.get_mut(slot) {
            block.words = OnceCell::new();
            if differs && !core::mem::replace(&mut block.changed, true) {
                self.changed.push(slot);
            }
        }
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
        let mut slots = core::mem::take(&mut self.changed);
        slots.retain(|slot| self.blocks.get_mut(*slot).is_some_and(|block| core::mem::take(&mut block.changed)));
        slots
    }

    /// Changes a field without telling the page; [`State::finish`] does later. Gives the block's number of diagnostics.
    pub(crate) fn edit(&mut self, slot: u32, field: &Field, text: &str) -> usize {
        self.finish_other(slot, field);
        if let Some(block) = self.blocks.get_mut(slot) {
            self.around.before(&block.goal, field);
            match draft::overwrite(&mut block.goal, Some(&mut block.draft), field, text) {
                Written::Same => {}
                Written::Changed => {
                    block.silent = true;
                    self.rejudge(slot, field);
                }
                Written::No => {
                    if !draft::type_into(&mut block.goal, &mut block.draft, field, text).is_empty() {
                        block.silent = true;
                        self.judge(slot);
                    }
                }
            }
        }
        self.count(slot)
    }

    /// Changes a field of a goal whose document somebody else keeps. Gives the block's number of diagnostics.
    pub(crate) fn set(&mut self, slot: u32, field: &Field, text: &str) -> usize {
        if let Some(block) = self.blocks.get_mut(slot) {
            self.around.before(&block.goal, field);
            match draft::overwrite(&mut block.goal, None, field, text) {
                Written::Same => {}
                Written::Changed => self.rejudge(slot, field),
                Written::No => {
                    if !draft::put(&mut block.goal, field, text.to_owned()).is_empty() {
                        self.judge(slot);
                    }
                }
            }
        }
        self.count(slot)
    }

    /// The field of that number, in a row.
    pub(crate) fn field(&self, number: u32, row: u32) -> Option<Field> {
        Some(self.fields.get(number as usize)?.in_row(row as usize))
    }

    fn count(&self, slot: u32) -> usize {
        self.blocks.get(slot).map_or(0, |block| block.counts().total())
    }

    /// Ends typing that goes on in another field, or that the page is told of.
    fn finish_other(&mut self, slot: u32, field: &Field) {
        let goes_on = |draft: &Draft, block: &Block| draft.is_of(field) && block.silent;
        let block = self.blocks.get(slot);
        if block.is_some_and(|block| block.draft.as_ref().is_some_and(|draft| !goes_on(draft, block))) {
            let mut outcome = Outcome::default();
            self.finish(slot, &mut outcome);
            self.outbox.append(&mut outcome.changes);
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
        let Finished { field, patch, begun } =
            draft.finish(&mut block.goal, self.setting.surroundings(), block.decided);
        let label = || draft::change_words(&field);
        // Messages about other goals name the way by the goals on it; they may wait until the name is typed.
        self.around.is_stale |= field.spot == Spot::Name;
        if !begun.is_empty() {
            self.judge(slot);
            if told {
                let label = label();
                outcome.changes.push(Change {
                    slot,
                    patch: begun,
                    source: "input",
                    transient: true,
                    told: false,
                    label,
                });
            }
        }
        let label = label();
        outcome.changes.push(Change { slot, patch, source: "input", transient: false, told, label });
    }

    fn type_into(&mut self, slot: u32, field: &Field, text: &str, outcome: &mut Outcome) {
        let block = self.blocks.get(slot);
        let goes_on = |draft: &Draft, block: &Block| draft.is_of(field) && !block.silent;
        if block.is_some_and(|block| block.draft.as_ref().is_some_and(|draft| !goes_on(draft, block))) {
            self.finish(slot, outcome);
        }
        let Some(block) = self.blocks.get_mut(slot) else {
            return;
        };
        self.around.before(&block.goal, field);
        let is_plain = draft::is_plain(&mut block.goal, field);
        let patch = draft::type_into(&mut block.goal, &mut block.draft, field, text);
        if patch.is_empty() {
            return self.mark(slot);
        }
        if is_plain {
            self.rejudge(slot, field);
        } else {
            self.judge(slot);
        }
        outcome.changes.push(Change {
            slot,
            patch,
            source: "input",
            transient: true,
            told: false,
            label: draft::change_words(field),
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
        let (Some(block), Some(field)) = (self.blocks.get_mut(slot), Field::at(place)) else {
            return self.mark(slot);
        };
        let patch = match input {
            Input::Text(text) => draft::put(&mut block.goal, &field, text),
            other => edit::change_field(&mut block.goal, &field, other),
        };
        if patch.is_empty() {
            return self.mark(slot);
        }
        block.decided |= field.spot == Spot::OncePer;
        self.judge(slot);
        outcome.changes.push(Change {
            slot,
            patch,
            source,
            transient: false,
            told: false,
            label: draft::change_words(&field),
        });
    }

    /// The patch of a fix. The goal itself changes when the page sets the patched document.
    pub(crate) fn fix(&mut self, slot: u32, index: usize, fix: usize, outcome: &mut Outcome) {
        self.finish(slot, outcome);
        let Some(block) = self.blocks.get(slot).filter(|block| !block.goal.is_read_only()) else {
            return;
        };
        let Some(fix) = self.diagnostics(block).get(index).and_then(|found| found.fixes.get(fix)) else {
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
        self.diagnostics(block).iter().find_map(problems::safe_fix).map(|fix| fix.edits.as_slice())
    }

    /// Takes a gesture on a panel.
    pub(crate) fn gesture(&mut self, view: u32, gesture: Gesture<'_>) -> Outcome {
        let mut outcome = Outcome::default();
        let Some((slot, mut screen)) =
            self.views.get_mut(view).and_then(|shown| Some((shown.slot?, core::mem::take(&mut shown.screen))))
        else {
            return outcome;
        };
        let wishes = match self.blocks.get(slot) {
            Some(block) => panel::gesture(self.sight(block), &mut screen, &self.terms, gesture),
            None => Wishes::default(),
        };
        if let Some(shown) = self.views.get_mut(view) {
            shown.screen = screen;
            shown.dirty |= wishes.redraw;
        }
        outcome.consumed = wishes.consumed;
        for wish in wishes.list {
            self.grant(slot, wish, &mut outcome);
        }
        outcome
    }

    fn grant(&mut self, slot: u32, wish: Wish, outcome: &mut Outcome) {
        match wish {
            Wish::Type { field, text } => {
                if let Some(field) = Field::at(&Pointer::from_text(field)) {
                    self.type_into(slot, &field, &text, outcome);
                }
            }
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
