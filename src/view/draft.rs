//! An edit on its way: many keys, one change. Every key changes the goal at once and is told as transient; the final
//! change is told once, with the patch from where the typing began.

use super::{Words, words};
use crate::catalog::events;
use crate::domain::edit::{self, Input};
use crate::domain::field::{DestinationField, Field, ItemsField, ValueField};
use crate::domain::{Edit, Goal, Platform, Pointer};

/// Typing that is not finished.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The field.
    field: Pointer,
    /// The text as it is now.
    text: String,
    /// The goal before the first key.
    base: Box<Goal>,
}

impl Draft {
    /// Whether somebody is typing in `field`.
    #[must_use]
    pub fn is_of(&self, field: &Pointer) -> bool {
        self.field == *field
    }

    /// Ends the typing: the field and the patch from the first key to the last.
    #[must_use]
    pub fn finish(mut self) -> (Pointer, Vec<Edit>) {
        let edits = put(&mut self.base, &self.field, self.text);
        (self.field, edits)
    }
}

/// Puts `text` into `field` while somebody types there. Gives this key's patch; empty: nothing changed.
pub fn type_into(goal: &mut Goal, draft: &mut Option<Draft>, field: &Pointer, text: &str) -> Vec<Edit> {
    match draft {
        Some(draft) => {
            let edits = put(goal, field, text.to_owned());
            text.clone_into(&mut draft.text);
            edits
        }
        None => {
            let base = Box::new(goal.clone());
            let edits = put(goal, field, text.to_owned());
            if !edits.is_empty() {
                *draft = Some(Draft { field: field.clone(), text: text.to_owned(), base });
            }
            edits
        }
    }
}

/// Puts a text into a field; an event that the platform does not know is one of the builder's own.
pub fn put(goal: &mut Goal, field: &Pointer, text: String) -> Vec<Edit> {
    edit::change(goal, &place(field, &text), Input::Text(text))
}

fn place(field: &Pointer, text: &str) -> Pointer {
    let is_own = !text.is_empty() && events::find(Platform::Meta, text).is_none();
    match Field::at(field) {
        Some(Field::Destination(_, DestinationField::Event)) if is_own => field.key("custom"),
        _ => field.clone(),
    }
}

/// The same field in another row, where the field is one of a list.
#[must_use]
pub fn in_row(field: &Pointer, row: usize) -> Pointer {
    let mut place = Pointer::root();
    for (depth, segment) in field.segments().enumerate() {
        let is_row = depth > 0 && !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit());
        place = if is_row { place.index(row) } else { place.key(&segment) };
    }
    place
}

/// What a change is called in the host's list of things to undo.
#[must_use]
pub fn change_words(place: &Pointer) -> Words {
    words(match Field::at(place) {
        Some(Field::Name) => "ui.change.name",
        Some(Field::Value(ValueField::Amount)) => "ui.change.amount",
        Some(Field::Value(ValueField::Currency)) => "ui.change.currency",
        Some(Field::Value(ValueField::Format)) => "ui.change.format",
        Some(Field::Items(ItemsField::ContentType | ItemsField::NumItems | ItemsField::From)) => "ui.change.items",
        Some(Field::Items(_) | Field::Content(..) | Field::ContentId(_)) => "ui.change.contents",
        Some(Field::Param(_)) => "ui.change.param",
        Some(Field::Custom(..) | Field::CustomRows) => "ui.change.custom",
        Some(Field::Destination(_, DestinationField::Enabled)) => "ui.change.destination",
        Some(Field::Destination(_, DestinationField::Connection)) => "ui.change.connection",
        Some(Field::Destination(_, DestinationField::Event | DestinationField::CustomEvent)) => "ui.change.event",
        _ => "ui.change.goal",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Json, decode};

    fn goal(json: &str) -> Goal {
        decode::goal_from_json(json.as_bytes())
    }

    #[test]
    fn the_final_patch_leads_from_the_first_key_to_the_last() {
        let mut goal = goal(r#"{"version":1,"goal":{"id":"g"},"name":"","destinations":{}}"#);
        let field = Pointer::parse("/value/amount");
        let mut draft = None;
        assert_eq!(type_into(&mut goal, &mut draft, &field, "4").len(), 2);
        assert_eq!(type_into(&mut goal, &mut draft, &field, "49").len(), 1);
        let (place, edits) = draft.unwrap().finish();
        assert_eq!(place, field);
        let value = Edit::Add { path: Pointer::parse("/value"), value: Json::Object(vec![]) };
        assert_eq!(edits, [value, Edit::Add { path: field, value: Json::text("49") }]);
    }

    #[test]
    fn typing_back_and_forth_ends_in_an_empty_patch() {
        let mut goal = goal(r#"{"version":1,"goal":{"id":"g"},"name":"a","destinations":{}}"#);
        let field = Pointer::parse("/name");
        let mut draft = None;
        assert_eq!(type_into(&mut goal, &mut draft, &field, "ab").len(), 1);
        assert_eq!(type_into(&mut goal, &mut draft, &field, "a").len(), 1);
        assert_eq!(draft.unwrap().finish().1, []);
        let mut untouched = None;
        assert_eq!(type_into(&mut goal, &mut untouched, &field, "a"), []);
        assert_eq!(untouched, None);
    }

    #[test]
    fn an_event_of_ones_own_turns_into_the_platforms_and_back() {
        let mut goal = goal(r#"{"version":1,"goal":{"id":"g"},"name":"a","destinations":{"meta":{"enabled":true}}}"#);
        let field = Pointer::parse("/destinations/meta/event");
        put(&mut goal, &field, "Purchas".into());
        assert_eq!(goal.meta.as_ref().unwrap().event, Some(crate::domain::Event::Custom("Purchas".into())));
        let edits = put(&mut goal, &field, "Purchase".into());
        assert_eq!(edits, [Edit::Add { path: field, value: Json::text("Purchase") }]);
    }
}
