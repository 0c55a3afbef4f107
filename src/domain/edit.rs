//! Changing a field: the goal in hand is changed, and the host gets the JSON Patch that changes its document alike.
//!
//! A patch adds the containers that are missing and touches nothing else, so unknown members stay. For every change,
//! reading the patched document gives the changed goal; a property test holds that.

use core::mem::swap;

use super::diagnostic::Edit;
use super::fault::FaultKind;
use super::field::Field;
use super::goal::{ColumnMap, Consent, CustomKind, Destination, Event, Goal, NumberFormat, Once, Per, Platform};
use super::json::Json;
use super::place::{Owner, Place, Spot};
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

    /// Makes the containers that the field needs and the document lacks.
    fn contain(&mut self) {
        match self.field.spot {
            Spot::Amount | Spot::Currency | Spot::Format => drop(self.make_setting(Spot::Value)),
            Spot::ContentType | Spot::NumItems | Spot::From | Spot::Contents | Spot::ContentIds => {
                self.make_setting(Spot::Items);
            }
            Spot::Param => drop(self.make_setting(Spot::Params)),
            Spot::MapId | Spot::MapQuantity | Spot::MapPrice => self.make_map(),
            Spot::ConsentVariable if self.goal.consent.is_none() => {
                // Without an answer that counts nothing would ever be sent, and nobody would know why.
                let accepted = Consent::USUAL.map(str::to_owned).to_vec();
                self.goal.consent = Some(Consent { accepted, ..Consent::default() });
                let accepted = Json::Array(Consent::USUAL.map(Json::text).to_vec());
                self.put_at(Pointer::parse("/consent"), Json::Object(Vec::from([("accepted", accepted)])));
            }
            Spot::Answers if self.goal.consent.is_none() => {
                self.goal.consent = Some(Consent::default());
                self.make_object("/consent");
            }
            Spot::Id | Spot::Quantity | Spot::ItemPrice | Spot::Title | Spot::Category | Spot::Brand => {
                self.mend_row(Spot::Row);
            }
            Spot::CustomKey | Spot::CustomValue | Spot::CustomType => self.mend_row(Spot::CustomRow),
            spot if spot.is_of_destination() => self.make_destination(),
            _ => {}
        }
    }

    /// The columns that are not chosen go on being called what they were called without a map.
    fn make_map(&mut self) {
        self.make_setting(Spot::Items);
        if let Some(Some(items)) = text_at::items_mut(self.goal, self.field.owner)
            && items.map.is_none()
        {
            items.map = Some(ColumnMap::usual());
            let columns = ColumnMap::NAMES.map(|name| (name, Json::text(name)));
            let items = self.field.place().beside(Spot::Items).pointer();
            self.put_at(items.key("map"), Json::Object(Vec::from(columns)));
        }
    }

    /// Makes the owner's value, items or parameters, if there are none. What a destination has instead of the goal's
    /// begins as a copy of that, unless it could not be read.
    fn make_setting(&mut self, spot: Spot) -> Option<()> {
        let owner = self.field.owner;
        if owner != Owner::Goal {
            self.make_only();
        }
        if text_at::has(self.goal, owner, spot) {
            return None;
        }
        let mut of_goal = self.goal.clone();
        let (from, path) = (Place::of(spot).pointer(), Place::own(owner, spot).pointer());
        let is_copied =
            text_at::has(&of_goal, Owner::Goal, spot) && !of_goal.faults.iter().any(|fault| from.holds(&fault.path));
        if !is_copied {
            of_goal = Goal::default();
        }
        match spot {
            Spot::Value => {
                of_goal.value.get_or_insert_default();
                swap(text_at::value_mut(self.goal, owner)?, &mut of_goal.value);
            }
            Spot::Items => {
                of_goal.items.get_or_insert_default();
                swap(text_at::items_mut(self.goal, owner)?, &mut of_goal.items);
            }
            _ if owner == Owner::Goal => self.goal.containers.params = true,
            _ => swap(text_at::only_mut(self.goal, owner)?.params.get_or_insert_default(), &mut of_goal.params),
        }
        if !is_copied {
            self.put_at(path, Json::Object(Vec::new()));
            return None;
        }
        self.goal.faults.retain(|fault| !path.holds(&fault.path));
        self.edits.push(Edit::Copy { from, path });
        None
    }

    /// Makes the place for what a destination has instead of the goal's settings.
    fn make_only(&mut self) {
        self.make_destination();
        if let Some(own) = text_at::destination_mut(self.goal, self.field.owner)
            && own.only.is_none()
        {
            own.only = Some(Box::default());
            self.put_at(self.field.place().beside(Spot::Only).pointer(), Json::Object(Vec::new()));
        }
    }

    /// Whether a destination has a setting instead of the goal's.
    fn differ(&mut self, on: bool) -> Option<()> {
        let Field { spot, owner, .. } = *self.field;
        if owner == Owner::Goal {
            return None;
        }
        if on {
            return self.make_setting(spot);
        }
        if !text_at::has(self.goal, owner, spot) {
            return None;
        }
        let only = text_at::only_mut(self.goal, owner)?;
        match spot {
            Spot::Value => only.value = None,
            Spot::Items => only.items = None,
            _ => only.params = None,
        }
        self.drop_member();
        None
    }

    fn make_object(&mut self, path: &str) {
        self.put_at(Pointer::parse(path), Json::Object(Vec::new()));
    }

    fn make_destination(&mut self) {
        let Owner::Only(platform) = self.field.owner else { return };
        if self.goal.destination(platform).is_some() {
            return;
        }
        if !core::mem::replace(&mut self.goal.containers.destinations, true) {
            self.make_object("/destinations");
        }
        let made = Some(Destination::default());
        match platform {
            Platform::Meta => self.goal.meta = made,
            Platform::TikTok => self.goal.tiktok = made,
        }
        let path = Place::of(Spot::Destinations).pointer().key(platform.name());
        self.put_at(path, Json::Object(Vec::from([("enabled", Json::Bool(false))])));
    }

    /// A row that is no object becomes one before a member is put into it.
    fn mend_row(&mut self, spot: Spot) {
        if self.goal.faults.is_empty() {
            return;
        }
        let row = self.field.place().beside(spot).pointer();
        let is_broken = |kind: &FaultKind| matches!(kind, FaultKind::WrongType { .. });
        if self.goal.faults.iter().any(|fault| fault.path == row && is_broken(&fault.kind)) {
            self.goal.faults.retain(|fault| !row.holds(&fault.path));
            self.edits.push(Edit::Replace { path: row, value: Json::Object(Vec::new()) });
        }
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

    /// Adds an empty row to the list at the field's place. A list without rows is made anew: there may be none.
    fn add_row(&mut self) -> Option<()> {
        self.contain();
        let row = match self.field.spot {
            Spot::Contents => added(&mut text_at::items_mut(self.goal, self.field.owner)?.as_mut()?.contents),
            Spot::ContentIds => added(&mut text_at::items_mut(self.goal, self.field.owner)?.as_mut()?.content_ids),
            Spot::Answers => added(&mut self.goal.consent.as_mut()?.accepted),
            Spot::CustomRows => added(&mut self.goal.custom),
            _ => return None,
        };
        if row == 0 {
            self.put(Json::Array(Vec::new()));
        }
        let is_text = matches!(self.field.spot, Spot::ContentIds | Spot::Answers);
        let value = if is_text { Json::text("") } else { Json::Object(Vec::new()) };
        self.edits.push(Edit::Add { path: self.place.index(row), value });
        Some(())
    }

    /// Removes a row. What is wrong with the later rows is wrong one row earlier after that.
    fn remove_row(&mut self) -> Option<()> {
        let row = self.field.row;
        let rows = match self.field.spot {
            Spot::Row => removed(&mut text_at::items_mut(self.goal, self.field.owner)?.as_mut()?.contents, row),
            Spot::ContentId => {
                removed(&mut text_at::items_mut(self.goal, self.field.owner)?.as_mut()?.content_ids, row)
            }
            Spot::Answer => removed(&mut self.goal.consent.as_mut()?.accepted, row),
            Spot::CustomRow => removed(&mut self.goal.custom, row),
            _ => None,
        }?;
        self.drop_member();
        for later in row..rows {
            let new = self.field.place().row(later).pointer();
            let old = self.field.place().row(later + 1).pointer();
            for fault in &mut self.goal.faults {
                if let Some(path) = moved(&fault.path, &old, &new) {
                    fault.path = path;
                }
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

/// What lies below `old` as it is called below `new`.
fn moved(path: &Pointer, old: &Pointer, new: &Pointer) -> Option<Pointer> {
    let below = path.as_str().strip_prefix(old.as_str()).filter(|_| old.holds(path))?;
    Some(Pointer::from_text([new.as_str(), below].concat()))
}

/// Adds an empty row; its place.
fn added<T: Default>(rows: &mut Vec<T>) -> usize {
    rows.push(T::default());
    rows.len() - 1
}

/// Takes a row out; how many are left, or `None` if there was no such row.
fn removed<T>(rows: &mut Vec<T>, row: usize) -> Option<usize> {
    if row >= rows.len() {
        return None;
    }
    rows.remove(row);
    Some(rows.len())
}
