//! An edit on its way: many keys, one change. Every key changes the goal at once; the final change is told once, with the
//! patch from where the typing began.

use super::{Words, start, words};
use crate::catalog::events;
use crate::domain::edit::{self, Input};
use crate::domain::{Edit, Field, Goal, Owner, Spot, Surroundings, text_at};

/// Typing that is not finished.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    field: Field,
    before: Before,
}

/// Typing that is over.
#[derive(Debug)]
pub struct Finished {
    /// Where.
    pub field: Field,
    /// From the first key to the last, and what that brought with it.
    pub patch: Vec<Edit>,
    /// What it brought with it, which no key has told of.
    pub begun: Vec<Edit>,
}

/// How things were before the first key.
#[derive(Debug, Clone, PartialEq)]
enum Before {
    /// The field was there, and this was its text; nothing else has changed.
    Text(String),
    /// All of the goal, and the text that the field has now.
    Goal(Box<Goal>, String),
}

/// What writing straight into a field came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// It cannot be done: something has to be made or mended around the field.
    No,
    /// The field had this text already.
    Same,
    /// The field's text has changed, and nothing else.
    Changed,
}

impl Draft {
    /// Whether somebody is typing in `field`.
    #[must_use]
    pub fn is_of(&self, field: &Field) -> bool {
        self.field == *field
    }

    /// Whether what was typed into one goal stands in another too.
    #[must_use]
    pub fn is_in(&self, goal: &mut Goal, other: &mut Goal) -> bool {
        text_at::write(goal, &self.field).is_some_and(|typed| text_at::write(other, &self.field) == Some(typed))
    }

    /// Remembers the newest text where the goal's own is not enough.
    fn note(&mut self, text: &str) {
        if let Before::Goal(_, now) = &mut self.before {
            text.clone_into(now);
        }
    }

    /// Ends the typing: the field and the patch from the first key to the last. The goal stays as it is, unless its first
    /// event was chosen: that brings a policy, also given by itself. `decided`: somebody said how often the goal counts.
    #[must_use]
    pub fn finish(self, goal: &mut Goal, surroundings: &Surroundings, decided: bool) -> Finished {
        let mut begun = Vec::new();
        let patch = match self.before {
            Before::Goal(mut base, text) => {
                let is_new = !decided && matches!(self.field.spot, Spot::Event | Spot::CustomEvent);
                if is_new && start::is_open(&base) {
                    begun = start::begin(goal, surroundings);
                }
                let mut patch = put(&mut base, &self.field, text);
                patch.extend(begun.iter().cloned());
                patch
            }
            Before::Text(old) => {
                let now = text_at::write(goal, &self.field).map(|slot| core::mem::replace(slot, old));
                now.map_or_else(Vec::new, |now| put(goal, &self.field, now))
            }
        };
        Finished { field: self.field, patch, begun }
    }
}

/// Whether typing into `field` changes its text and nothing else.
#[must_use]
pub fn is_plain(goal: &mut Goal, field: &Field) -> bool {
    !goal.is_read_only() && goal.faults.is_empty() && text_at::write(goal, field).is_some()
}

/// Writes straight into a field while somebody types there, without a patch. A draft, if there shall be one, begins with
/// the first key that changes something.
pub fn overwrite(goal: &mut Goal, draft: Option<&mut Option<Draft>>, field: &Field, text: &str) -> Written {
    if goal.is_read_only() || !goal.faults.is_empty() {
        return Written::No;
    }
    let Some(slot) = text_at::write(goal, field) else {
        return Written::No;
    };
    if slot == text {
        return Written::Same;
    }
    match draft {
        Some(draft @ None) => {
            let old = core::mem::replace(slot, text.to_owned());
            *draft = Some(Draft { field: field.clone(), before: Before::Text(old) });
        }
        Some(Some(draft)) => {
            draft.note(text);
            text.clone_into(slot);
        }
        None => text.clone_into(slot),
    }
    Written::Changed
}

/// Puts `text` into `field` while somebody types there. Gives this key's patch; empty: nothing changed.
pub fn type_into(goal: &mut Goal, draft: &mut Option<Draft>, field: &Field, text: &str) -> Vec<Edit> {
    if let Some(draft) = draft {
        draft.note(text);
        return put(goal, field, text.to_owned());
    }
    let before = match text_at::write(goal, field).map(|slot| slot.clone()) {
        Some(old) if goal.faults.is_empty() => Before::Text(old),
        _ => Before::Goal(Box::new(goal.clone()), text.to_owned()),
    };
    let edits = put(goal, field, text.to_owned());
    if !edits.is_empty() {
        *draft = Some(Draft { field: field.clone(), before });
    }
    edits
}

/// Puts a text into a field; an event that the platform does not know is one of the builder's own.
pub fn put(goal: &mut Goal, field: &Field, text: String) -> Vec<Edit> {
    let is_own = |platform| !text.is_empty() && events::find(platform, &text).is_none();
    if field.spot == Spot::Event && matches!(field.owner, Owner::Only(platform) if is_own(platform)) {
        let own = Field { spot: Spot::CustomEvent, ..field.clone() };
        return edit::change_field(goal, &own, Input::Text(text));
    }
    edit::change_field(goal, field, Input::Text(text))
}

/// What a change is called in the host's list of things to undo.
#[must_use]
pub fn change_words(field: &Field) -> Words {
    words(match field.spot {
        Spot::Name => "ui.change.name",
        Spot::Amount => "ui.change.amount",
        Spot::Currency => "ui.change.currency",
        Spot::Format => "ui.change.format",
        Spot::ContentType | Spot::NumItems | Spot::From | Spot::MapId | Spot::MapQuantity | Spot::MapPrice => {
            "ui.change.items"
        }
        Spot::Contents
        | Spot::ContentIds
        | Spot::ContentId
        | Spot::Row
        | Spot::Id
        | Spot::Quantity
        | Spot::ItemPrice
        | Spot::Title
        | Spot::Category
        | Spot::Brand => "ui.change.contents",
        Spot::Param => "ui.change.param",
        Spot::CustomRows | Spot::CustomRow | Spot::CustomKey | Spot::CustomValue | Spot::CustomType => {
            "ui.change.custom"
        }
        Spot::Value | Spot::Items | Spot::Params => "ui.change.only",
        Spot::Enabled => "ui.change.destination",
        Spot::Connection => "ui.change.connection",
        Spot::Event | Spot::CustomEvent => "ui.change.event",
        _ => "ui.change.goal",
    })
}
#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Json, Pointer, decode};

    fn field(path: &str) -> Field {
        Field::at(&Pointer::parse(path)).unwrap()
    }

    fn goal(json: &str) -> Goal {
        decode::goal_from_json(json.as_bytes())
    }

    #[test]
    fn the_final_patch_leads_from_the_first_key_to_the_last() {
        let mut goal = goal(r#"{"version":1,"goal":{"id":"g"},"name":"","destinations":{}}"#);
        let field = field("/value/amount");
        let mut draft = None;
        assert_eq!(type_into(&mut goal, &mut draft, &field, "4").len(), 2);
        assert_eq!(type_into(&mut goal, &mut draft, &field, "49").len(), 1);
        let over = draft.unwrap().finish(&mut goal, &Surroundings::default(), false);
        assert_eq!(over.field, field);
        let value = Edit::Add { path: Pointer::parse("/value"), value: Json::Object(vec![]) };
        assert_eq!(over.patch, [value, Edit::Add { path: field.place().pointer(), value: Json::text("49") }]);
    }

    #[test]
    fn typing_back_and_forth_ends_in_an_empty_patch() {
        let mut goal = goal(r#"{"version":1,"goal":{"id":"g"},"name":"a","destinations":{}}"#);
        let field = field("/name");
        let mut draft = None;
        assert_eq!(type_into(&mut goal, &mut draft, &field, "ab").len(), 1);
        assert_eq!(type_into(&mut goal, &mut draft, &field, "a").len(), 1);
        assert_eq!(draft.unwrap().finish(&mut goal, &Surroundings::default(), false).patch, []);
        let mut untouched = None;
        assert_eq!(type_into(&mut goal, &mut untouched, &field, "a"), []);
        assert_eq!(untouched, None);
    }

    #[test]
    fn an_event_of_ones_own_turns_into_the_platforms_and_back() {
        let mut goal = goal(r#"{"version":1,"goal":{"id":"g"},"name":"a","destinations":{"meta":{"enabled":true}}}"#);
        let field = field("/destinations/meta/event");
        put(&mut goal, &field, "Purchas".into());
        assert_eq!(goal.meta.as_ref().unwrap().event, Some(crate::domain::Event::Custom("Purchas".into())));
        let edits = put(&mut goal, &field, "Purchase".into());
        assert_eq!(edits, [Edit::Add { path: field.place().pointer(), value: Json::text("Purchase") }]);
    }
}
