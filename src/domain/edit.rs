//! Changing a field: the goal in hand is changed, and the host gets the JSON Patch that changes its document alike.
//!
//! A patch adds the containers that are missing and touches nothing else, so unknown members stay. For every change,
//! reading the patched document gives the changed goal; a property test holds that.

use super::diagnostic::Edit;
use super::fault::FaultKind;
use super::field::{Column, CustomColumn, DestinationField, Field, ItemsField, ValueField};
use super::goal::{
    Consent, Content, Custom, CustomKind, Destination, Event, Goal, Items, NumberFormat, Once, Per, Platform, Value,
};
use super::json::Json;
use super::pointer::Pointer;

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
    let Some(field) = Field::at(place) else { return Vec::new() };
    if goal.is_read_only() || goal.faults.iter().any(|fault| fault.path == Pointer::root()) {
        return Vec::new();
    }
    let before = goal.clone();
    let mut edits = Vec::new();
    if apply(goal, &field, place, input, &mut edits).is_none() || (*goal == before) {
        *goal = before;
        return Vec::new();
    }
    edits
}

/// Changes the goal and notes the edits; `None` when the input does not fit the field.
fn apply(goal: &mut Goal, field: &Field, place: &Pointer, input: Input, edits: &mut Vec<Edit>) -> Option<()> {
    match (field, input) {
        (Field::Name, Input::Text(text)) => {
            goal.name.clone_from(&text);
            put(goal, place, Json::Text(text), edits);
        }
        (Field::Value(field), Input::Text(text)) => value(goal, *field, place, text, edits)?,
        (Field::Items(field), input) => items(goal, *field, place, input, edits)?,
        (Field::Content(row, column), input) => content(goal, (*row, *column), place, input, edits)?,
        (Field::ContentId(row), input) => content_id(goal, *row, place, input, edits)?,
        (Field::Param(key), input) => {
            let container = (&mut goal.params, &mut goal.containers.params);
            let made = entry(container, key, &input)?;
            member(goal, "params", made, place, input, edits);
        }
        (Field::Bind(key), input) => {
            let container = (&mut goal.bind, &mut goal.containers.bind);
            let made = entry(container, key, &input)?;
            member(goal, "bind", made, place, input, edits);
        }
        (Field::Custom(row, column), input) => custom(goal, (*row, *column), place, input, edits)?,
        (Field::CustomRows, Input::AddRow) => {
            if !core::mem::replace(&mut goal.containers.custom, true) {
                put(goal, &Pointer::root().key("custom"), Json::Array(Vec::new()), edits);
            }
            add_row(&Pointer::root().key("custom"), goal.custom.len(), edits);
            goal.custom.push(Custom::default());
        }
        (Field::OncePer, Input::Text(text)) => once_per(goal, place, &text, edits)?,
        (Field::OnceKey, Input::Text(text)) => {
            goal.once.as_mut()?.key.clone_from(&text);
            put(goal, place, Json::Text(text), edits);
        }
        (Field::ConsentVariable, Input::Text(text)) => {
            if goal.consent.is_none() {
                goal.consent = Some(Consent::default());
                put(goal, &Pointer::root().key("consent"), Json::Object(Vec::new()), edits);
            }
            goal.consent.as_mut()?.variable.clone_from(&text);
            put(goal, place, Json::Text(text), edits);
        }
        (Field::Destination(platform, field), input) => destination(goal, *platform, *field, place, input, edits)?,
        _ => return None,
    }
    Some(())
}

/// Sets the member at `place`; whatever was wrong there is gone with it.
fn put(goal: &mut Goal, place: &Pointer, value: Json, edits: &mut Vec<Edit>) {
    goal.faults.retain(|fault| !place.holds(&fault.path));
    edits.push(Edit::Add { path: place.clone(), value });
}

/// Removes the member at `place`.
fn drop_member(goal: &mut Goal, place: &Pointer, edits: &mut Vec<Edit>) {
    goal.faults.retain(|fault| !place.holds(&fault.path));
    edits.push(Edit::Remove { path: place.clone() });
}

/// Whether the document holds something unusable exactly at `place`.
fn is_faulty(goal: &Goal, place: &Pointer) -> bool {
    goal.faults.iter().any(|fault| fault.path == *place)
}

/// Sets an optional choice, or leaves it out for the empty text.
fn put_choice(goal: &mut Goal, place: &Pointer, text: String, was_set: bool, edits: &mut Vec<Edit>) {
    if !text.is_empty() {
        put(goal, place, Json::Text(text), edits);
    } else if was_set || is_faulty(goal, place) {
        drop_member(goal, place, edits);
    }
}

fn add_row(list: &Pointer, index: usize, edits: &mut Vec<Edit>) {
    edits.push(Edit::Add { path: list.index(index), value: Json::Object(Vec::new()) });
}

/// After a row went away, what is wrong with the later rows is wrong one row earlier.
fn remove_row(goal: &mut Goal, list: &Pointer, row: usize, edits: &mut Vec<Edit>) {
    let removed = list.index(row);
    drop_member(goal, &removed, edits);
    for fault in &mut goal.faults {
        let Some(tail) = fault.path.as_str().strip_prefix(list.as_str()).and_then(|tail| tail.strip_prefix('/')) else {
            continue;
        };
        let (index, below) = tail.split_once('/').map_or((tail, None), |(index, below)| (index, Some(below)));
        let later = index.bytes().try_fold(0, |number: usize, byte| {
            Some(number * 10 + char::from(byte).to_digit(10)? as usize)
        });
        let Some(later) = later.filter(|&later| later > row) else { continue };
        let mut moved = list.index(later - 1).as_str().to_owned();
        if let Some(below) = below {
            moved.push('/');
            moved.push_str(below);
        }
        fault.path = Pointer::parse(&moved);
    }
}

fn value(goal: &mut Goal, field: ValueField, place: &Pointer, text: String, edits: &mut Vec<Edit>) -> Option<()> {
    if goal.value.is_none() {
        goal.value = Some(Value::default());
        put(goal, &Pointer::root().key("value"), Json::Object(Vec::new()), edits);
    }
    let value = goal.value.as_mut()?;
    match field {
        ValueField::Amount => value.amount.clone_from(&text),
        ValueField::Currency => value.currency.clone_from(&text),
        ValueField::Format => {
            let format = NumberFormat::from_name(&text);
            if format.is_none() && !text.is_empty() {
                return None;
            }
            let was_set = core::mem::replace(&mut value.format, format).is_some();
            put_choice(goal, place, text, was_set, edits);
            return Some(());
        }
    }
    put(goal, place, Json::Text(text), edits);
    Some(())
}

/// The items, made where they are missing.
fn items_of<'a>(goal: &'a mut Goal, edits: &mut Vec<Edit>) -> Option<&'a mut Items> {
    if goal.items.is_none() {
        goal.items = Some(Items::default());
        put(goal, &Pointer::root().key("items"), Json::Object(Vec::new()), edits);
    }
    goal.items.as_mut()
}

fn items(goal: &mut Goal, field: ItemsField, place: &Pointer, input: Input, edits: &mut Vec<Edit>) -> Option<()> {
    let items = items_of(goal, edits)?;
    match (field, input) {
        (ItemsField::ContentType, Input::Text(text)) => {
            let was_set = !core::mem::replace(&mut items.content_type, text.clone()).is_empty();
            put_choice(goal, place, text, was_set, edits);
        }
        (ItemsField::NumItems, Input::Text(text)) => {
            items.num_items.clone_from(&text);
            put(goal, place, Json::Text(text), edits);
        }
        (ItemsField::From, Input::Text(text)) => {
            items.from.clone_from(&text);
            put(goal, place, Json::Text(text), edits);
        }
        (ItemsField::Contents, Input::AddRow) => {
            let index = items.contents.len();
            items.contents.push(Content::default());
            if !core::mem::replace(&mut goal.containers.contents, true) {
                put(goal, place, Json::Array(Vec::new()), edits);
            }
            add_row(place, index, edits);
        }
        (ItemsField::ContentIds, Input::AddRow) => {
            let index = items.content_ids.len();
            items.content_ids.push(String::new());
            if !core::mem::replace(&mut goal.containers.content_ids, true) {
                put(goal, place, Json::Array(Vec::new()), edits);
            }
            edits.push(Edit::Add { path: place.index(index), value: Json::text("") });
        }
        _ => return None,
    }
    Some(())
}

fn content(
    goal: &mut Goal,
    (row, column): (usize, Option<Column>),
    place: &Pointer,
    input: Input,
    edits: &mut Vec<Edit>,
) -> Option<()> {
    let list = Pointer::root().key("items").key("contents");
    let content = goal.items.as_mut()?.contents.get_mut(row)?;
    match (column, input) {
        (None, Input::Remove) => {
            goal.items.as_mut()?.contents.remove(row);
            remove_row(goal, &list, row, edits);
        }
        (Some(column), Input::Text(text)) => {
            let cell = match column {
                Column::Id => &mut content.id,
                Column::Quantity => &mut content.quantity,
                Column::ItemPrice => &mut content.item_price,
                Column::Title => &mut content.title,
                Column::Category => &mut content.category,
                Column::Brand => &mut content.brand,
            };
            cell.clone_from(&text);
            mend_row(goal, &list.index(row), edits);
            put(goal, place, Json::Text(text), edits);
        }
        _ => return None,
    }
    Some(())
}

/// A row that is no object becomes one before a member is put into it.
fn mend_row(goal: &mut Goal, row: &Pointer, edits: &mut Vec<Edit>) {
    let broken = goal
        .faults
        .iter()
        .any(|fault| fault.path == *row && matches!(fault.kind, FaultKind::WrongType { .. }));
    if broken {
        goal.faults.retain(|fault| !row.holds(&fault.path));
        edits.push(Edit::Replace { path: row.clone(), value: Json::Object(Vec::new()) });
    }
}

fn content_id(goal: &mut Goal, row: usize, place: &Pointer, input: Input, edits: &mut Vec<Edit>) -> Option<()> {
    let ids = &mut goal.items.as_mut()?.content_ids;
    let id = ids.get_mut(row)?;
    match input {
        Input::Text(text) => {
            id.clone_from(&text);
            goal.faults.retain(|fault| !place.holds(&fault.path));
            edits.push(Edit::Replace { path: place.clone(), value: Json::Text(text) });
        }
        Input::Remove => {
            ids.remove(row);
            remove_row(goal, &Pointer::root().key("items").key("content_ids"), row, edits);
        }
        _ => return None,
    }
    Some(())
}

/// Sets or removes an entry of a sorted map; says whether the map had to be made.
fn entry((map, exists): (&mut Vec<(String, String)>, &mut bool), key: &str, input: &Input) -> Option<bool> {
    let found = map.binary_search_by(|(other, _)| other.as_str().cmp(key));
    match (input, found) {
        (Input::Text(text), Ok(at)) => map.get_mut(at)?.1.clone_from(text),
        (Input::Text(text), Err(at)) => map.insert(at, (key.to_owned(), text.clone())),
        (Input::Remove, Ok(at)) => drop(map.remove(at)),
        _ => return None,
    }
    Some(!core::mem::replace(exists, true))
}

fn member(goal: &mut Goal, map: &'static str, made: bool, place: &Pointer, input: Input, edits: &mut Vec<Edit>) {
    if made {
        put(goal, &Pointer::root().key(map), Json::Object(Vec::new()), edits);
    }
    match input {
        Input::Text(text) => put(goal, place, Json::Text(text), edits),
        _ => drop_member(goal, place, edits),
    }
}

fn custom(
    goal: &mut Goal,
    (row, column): (usize, Option<CustomColumn>),
    place: &Pointer,
    input: Input,
    edits: &mut Vec<Edit>,
) -> Option<()> {
    let list = Pointer::root().key("custom");
    let custom = goal.custom.get_mut(row)?;
    match (column, input) {
        (None, Input::Remove) => {
            goal.custom.remove(row);
            remove_row(goal, &list, row, edits);
        }
        (Some(column), Input::Text(text)) => {
            match column {
                CustomColumn::Key => custom.key.clone_from(&text),
                CustomColumn::Value => custom.value.clone_from(&text),
                CustomColumn::Type => custom.kind = CustomKind::from_name(&text)?,
            }
            mend_row(goal, &list.index(row), edits);
            put(goal, place, Json::Text(text), edits);
        }
        _ => return None,
    }
    Some(())
}

fn once_per(goal: &mut Goal, place: &Pointer, text: &str, edits: &mut Vec<Edit>) -> Option<()> {
    let once = Pointer::root().key("once");
    if text.is_empty() {
        goal.once.take()?;
        drop_member(goal, &once, edits);
        return Some(());
    }
    let per = Per::from_name(text)?;
    match goal.once.as_mut() {
        Some(old) => {
            old.per = per;
            put(goal, place, Json::text(text), edits);
        }
        None => {
            goal.once = Some(Once { per, key: String::new() });
            put(goal, &once, Json::Object(vec![("per", Json::text(text))]), edits);
        }
    }
    Some(())
}

/// The destination's settings, made where they are missing.
fn destination_of<'a>(goal: &'a mut Goal, platform: Platform, edits: &mut Vec<Edit>) -> Option<&'a mut Destination> {
    let all = Pointer::root().key("destinations");
    if goal.destination(platform).is_none() {
        if !core::mem::replace(&mut goal.containers.destinations, true) {
            put(goal, &all, Json::Object(Vec::new()), edits);
        }
        put(goal, &all.key(platform.name()), Json::Object(vec![("enabled", Json::Bool(false))]), edits);
    }
    let slot = match platform {
        Platform::Meta => &mut goal.meta,
        Platform::TikTok => &mut goal.tiktok,
    };
    Some(slot.get_or_insert_with(Destination::default))
}

fn destination(
    goal: &mut Goal,
    platform: Platform,
    field: DestinationField,
    place: &Pointer,
    input: Input,
    edits: &mut Vec<Edit>,
) -> Option<()> {
    let destination = destination_of(goal, platform, edits)?;
    match (field, input) {
        (DestinationField::Enabled, Input::Flag(on)) => {
            destination.enabled = on;
            put(goal, place, Json::Bool(on), edits);
        }
        (DestinationField::Connection, Input::Text(text)) => {
            let was_set = !core::mem::replace(&mut destination.connection, text.clone()).is_empty();
            put_choice(goal, place, text, was_set, edits);
        }
        (DestinationField::ConvertTo, Input::Text(text)) => {
            let was_set = !core::mem::replace(&mut destination.convert_to, text.clone()).is_empty();
            put_choice(goal, place, text, was_set, edits);
        }
        (DestinationField::Event, Input::Text(text)) => {
            let event = (!text.is_empty()).then(|| Event::Standard(text.clone()));
            let was_set = core::mem::replace(&mut destination.event, event).is_some();
            put_choice(goal, place, text, was_set, edits);
        }
        (DestinationField::CustomEvent, Input::Text(text)) => {
            let own = Event::Custom(text.clone());
            let was_own = matches!(destination.event.replace(own), Some(Event::Custom(_)));
            if was_own {
                put(goal, place, Json::Text(text), edits);
            } else {
                let event = Pointer::root().key("destinations").key(platform.name()).key("event");
                put(goal, &event, Json::Object(vec![("custom", Json::Text(text))]), edits);
            }
        }
        _ => return None,
    }
    Some(())
}
