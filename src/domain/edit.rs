//! Changing a field: the goal in hand is changed, and the host gets the JSON Patch that changes its document alike.
//!
//! A patch adds the containers that are missing and touches nothing else, so unknown members stay. For every change,
//! reading the patched document gives the changed goal; a property test holds that.

mod around;
mod rows;

use super::diagnostic::Edit;
use super::field::Field;
use super::goal::{CustomKind, Event, Goal, NumberFormat, Once, Per};
use super::json::Json;
use super::place::Spot;
use super::pointer::Pointer;
use super::text_at;

/// What is put into a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A text, or the name of a choice. The empty text leaves an optional choice out.
    Text(String),
    /// A switch's state.
    Flag(bool),
    /// A new, empty row at the end of a list.
    AddRow,
    /// The field or row goes away.
    Remove,
}

/// Changes the field at `place`. Gives the patch for the host's document; empty when there is no such field, when the
/// input does not fit it, or when nothing changes.
pub fn change(goal: &mut Goal, place: &Pointer, input: Input) -> Vec<Edit> {
    Field::at(place).map_or_else(Vec::new, |field| change_field(goal, &field, input))
}

/// The same for a field that is typed already.
pub fn change_field(goal: &mut Goal, field: &Field, input: Input) -> Vec<Edit> {
    let mut change = Change { place: field.place().pointer(), goal, field, edits: Vec::new() };
    if !change.goal.is_read_only() && !change.is_faulty(&Pointer::root()) {
        // An input that does not fit leaves nothing behind.
        let _ = change.make(input);
    }
    change.edits
}

/// A change on its way.
struct Change<'a> {
    goal: &'a mut Goal,
    field: &'a Field,
    place: Pointer,
    edits: Vec<Edit>,
}

impl Change<'_> {
    /// Changes the goal and notes the edits; `None` when the input does not fit the field.
    fn make(&mut self, input: Input) -> Option<()> {
        match (self.field.spot, input) {
            (Spot::Param | Spot::Bind, input) => self.member(input),
            (Spot::Value | Spot::Items | Spot::Params, Input::Flag(on)) => self.differ(on),
            (Spot::Format, Input::Text(text)) => self.format(text),
            (Spot::OncePer, Input::Text(text)) => self.once_per(text),
            (Spot::CustomType, Input::Text(text)) => {
                self.goal.custom.get_mut(self.field.row)?.kind = CustomKind::from_name(&text)?;
                self.contain();
                self.put(Json::Text(text));
                Some(())
            }
            (Spot::Enabled, Input::Flag(on)) => {
                self.contain();
                text_at::destination_mut(self.goal, self.field.owner)?.enabled = on;
                self.put(Json::Bool(on));
                Some(())
            }
            (Spot::Event | Spot::CustomEvent, Input::Text(text)) => self.event(text),
            (_, Input::Text(text)) => self.plain(text),
            (_, Input::AddRow) => self.add_row(),
            (Spot::ConsentVariable, Input::Remove) => self.ask_nobody(),
            (_, Input::Remove) => self.remove_row(),
            (_, Input::Flag(_)) => None,
        }
    }

    /// Sets a field that is nothing but a text.
    fn plain(&mut self, text: String) -> Option<()> {
        self.contain();
        let slot = text_at::write(self.goal, self.field)?;
        let (is_same, was_set) = (*slot == text, !slot.is_empty());
        text.clone_into(slot);
        if is_same && !self.is_faulty(&self.place) {
            return Some(());
        }
        match self.field.spot {
            Spot::ContentId | Spot::Answer => {
                self.heal();
                self.edits.push(Edit::Replace { path: self.place.clone(), value: Json::Text(text) });
            }
            Spot::ContentType | Spot::Connection | Spot::ConvertTo => self.put_choice(text, was_set),
            _ => self.put(Json::Text(text)),
        }
        Some(())
    }

    /// What was wrong at the field is gone.
    fn heal(&mut self) {
        let place = &self.place;
        self.goal.faults.retain(|fault| !place.holds(&fault.path));
    }

    /// Sets the member at the field's place.
    fn put(&mut self, value: Json) {
        self.put_at(self.place.clone(), value);
    }

    fn put_at(&mut self, path: Pointer, value: Json) {
        self.goal.faults.retain(|fault| !path.holds(&fault.path));
        self.edits.push(Edit::Add { path, value });
    }

    /// Removes the member at the field's place.
    fn drop_member(&mut self) {
        self.heal();
        self.edits.push(Edit::Remove { path: self.place.clone() });
    }

    /// Whether the document holds something unusable exactly at `place`.
    fn is_faulty(&self, place: &Pointer) -> bool {
        self.goal.faults.iter().any(|fault| fault.path == *place)
    }

    /// Sets an optional choice, or leaves it out for the empty text.
    fn put_choice(&mut self, text: String, was_set: bool) {
        if !text.is_empty() {
            self.put(Json::Text(text));
        } else if was_set || self.is_faulty(&self.place) {
            self.drop_member();
        }
    }

    fn format(&mut self, text: String) -> Option<()> {
        let format = NumberFormat::from_name(&text);
        if format.is_none() && !text.is_empty() {
            return None;
        }
        self.contain();
        let was_set =
            core::mem::replace(&mut text_at::value_mut(self.goal, self.field.owner)?.as_mut()?.format, format)
                .is_some();
        self.put_choice(text, was_set);
        Some(())
    }

    /// Sets an event: one of the platform's, or one of the builder's own.
    fn event(&mut self, text: String) -> Option<()> {
        self.contain();
        let is_own = self.field.spot == Spot::CustomEvent;
        let event = match (is_own, text.is_empty()) {
            (true, _) => Some(Event::Custom(text.clone())),
            (false, false) => Some(Event::Standard(text.clone())),
            (false, true) => None,
        };
        let old = core::mem::replace(&mut text_at::destination_mut(self.goal, self.field.owner)?.event, event);
        match (is_own, old) {
            (false, old) => self.put_choice(text, old.is_some()),
            (true, Some(Event::Custom(_))) => self.put(Json::Text(text)),
            (true, _) => {
                let event = self.field.place().beside(Spot::Event).pointer();
                self.put_at(event, Json::Object(Vec::from([("custom", Json::Text(text))])));
            }
        }
        Some(())
    }

    /// Sets or removes an entry of a sorted map.
    fn member(&mut self, input: Input) -> Option<()> {
        if self.field.spot == Spot::Param && matches!(input, Input::Text(_)) {
            self.contain();
        }
        let map = match self.field.spot {
            Spot::Param => text_at::params_mut(self.goal, self.field.owner)?,
            _ => &mut self.goal.bind,
        };
        let key = self.field.key.as_str();
        let found = map.binary_search_by(|(other, _)| other.as_str().cmp(key));
        match (&input, found) {
            (Input::Text(text), Ok(at)) => map.get_mut(at)?.1.clone_from(text),
            (Input::Text(text), Err(at)) => map.insert(at, (key.to_owned(), text.clone())),
            (Input::Remove, Ok(at)) => drop(map.remove(at)),
            _ => return None,
        }
        if self.field.spot == Spot::Bind && !core::mem::replace(&mut self.goal.containers.bind, true) {
            self.make_object("/bind");
        }
        match input {
            Input::Text(text) => self.put(Json::Text(text)),
            _ => self.drop_member(),
        }
        Some(())
    }

    /// Sending no longer depends on an answer.
    fn ask_nobody(&mut self) -> Option<()> {
        self.goal.consent.take()?;
        self.drop_at(Pointer::parse("/consent"))
    }

    /// Removes a container with everything that was wrong in it.
    fn drop_at(&mut self, path: Pointer) -> Option<()> {
        self.goal.faults.retain(|fault| !path.holds(&fault.path));
        self.edits.push(Edit::Remove { path });
        Some(())
    }

    fn once_per(&mut self, text: String) -> Option<()> {
        let once = Pointer::parse("/once");
        if text.is_empty() {
            self.goal.once.take()?;
            return self.drop_at(once);
        }
        let per = Per::from_name(&text)?;
        match self.goal.once.as_mut() {
            Some(old) => {
                old.per = per;
                self.put(Json::Text(text));
            }
            None => {
                self.goal.once = Some(Once { per, key: String::new() });
                self.put_at(once, Json::Object(Vec::from([("per", Json::Text(text))])));
            }
        }
        Some(())
    }
}
