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
    let mut edits = Vec::new();
    let is_lost = goal.is_read_only() || is_faulty(goal, &Pointer::root());
    if let Some(field) = Field::at(place).filter(|_| !is_lost) {
        apply(goal, &field, place, input, &mut edits);
    }
    edits
}

/// Changes the goal and notes the edits; `None` when the input does not fit the field.
fn apply(goal: &mut Goal, field: &Field, place: &Pointer, input: Input, edits: &mut Vec<Edit>) -> Option<()> {
    match (field, input) {
        (Field::Param(key), input) => {
            let made = entry((&mut goal.params, &mut goal.containers.params), key, &input)?;
            member(goal, "params", made, place, input, edits);
        }
        (Field::Bind(key), input) => {
            let made = entry((&mut goal.bind, &mut goal.containers.bind), key, &input)?;
            member(goal, "bind", made, place, input, edits);
        }
        (Field::Value(ValueField::Format), Input::Text(text)) => format(goal, place, text, edits)?,
        (Field::OncePer, Input::Text(text)) => once_per(goal, place, &text, edits)?,
        (Field::Custom(row, Some(CustomColumn::Type)), Input::Text(text)) => {
            goal.custom.get_mut(*row)?.kind = CustomKind::from_name(&text)?;
            contain(goal, field, edits);
            put(goal, place, Json::Text(text), edits);
        }
        (Field::Destination(platform, DestinationField::Enabled), Input::Flag(on)) => {
            contain(goal, field, edits);
            destination_of(goal, *platform)?.enabled = on;
            put(goal, place, Json::Bool(on), edits);
        }
        (Field::Destination(platform, DestinationField::Event), Input::Text(text)) => {
            contain(goal, field, edits);
            let event = (!text.is_empty()).then(|| Event::Standard(text.clone()));
            let was_set = core::mem::replace(&mut destination_of(goal, *platform)?.event, event).is_some();
            put_choice(goal, place, text, was_set, edits);
        }
        (Field::Destination(platform, DestinationField::CustomEvent), Input::Text(text)) => {
            contain(goal, field, edits);
            let event = &mut destination_of(goal, *platform)?.event;
            let was_own = matches!(event.replace(Event::Custom(text.clone())), Some(Event::Custom(_)));
            if was_own {
                put(goal, place, Json::Text(text), edits);
            } else {
                let event = Pointer::root().key("destinations").key(platform.name()).key("event");
                put(goal, &event, Json::Object(vec![("custom", Json::Text(text))]), edits);
            }
        }
        (_, Input::Text(text)) => plain(goal, field, place, text, edits)?,
        (_, Input::AddRow) => add_row(goal, field, place, edits)?,
        (_, Input::Remove) => remove_row(goal, field, place, edits)?,
        (_, Input::Flag(_)) => return None,
    }
    Some(())
}

/// Sets a field that is nothing but a text.
fn plain(goal: &mut Goal, field: &Field, place: &Pointer, text: String, edits: &mut Vec<Edit>) -> Option<()> {
    contain(goal, field, edits);
    let old = core::mem::replace(slot(goal, field)?, text.clone());
    match field {
        Field::ContentId(_) | Field::Answer(_) => {
            heal(goal, place);
            edits.push(Edit::Replace { path: place.clone(), value: Json::Text(text) });
        }
        Field::Items(ItemsField::ContentType)
        | Field::Destination(_, DestinationField::Connection | DestinationField::ConvertTo) => {
            put_choice(goal, place, text, !old.is_empty(), edits);
        }
        _ if old != text || is_faulty(goal, place) => put(goal, place, Json::Text(text), edits),
        _ => {}
    }
    Some(())
}

/// The text of a field that is nothing but one, in a container that is there.
fn slot<'a>(goal: &'a mut Goal, field: &Field) -> Option<&'a mut String> {
    Some(match field {
        Field::Name => &mut goal.name,
        Field::Value(ValueField::Amount) => &mut goal.value.as_mut()?.amount,
        Field::Value(ValueField::Currency) => &mut goal.value.as_mut()?.currency,
        Field::Items(ItemsField::ContentType) => &mut goal.items.as_mut()?.content_type,
        Field::Items(ItemsField::NumItems) => &mut goal.items.as_mut()?.num_items,
        Field::Items(ItemsField::From) => &mut goal.items.as_mut()?.from,
        Field::Content(row, Some(column)) => cell(goal.items.as_mut()?.contents.get_mut(*row)?, *column),
        Field::ContentId(row) => goal.items.as_mut()?.content_ids.get_mut(*row)?,
        Field::Custom(row, Some(CustomColumn::Key)) => &mut goal.custom.get_mut(*row)?.key,
        Field::Custom(row, Some(CustomColumn::Value)) => &mut goal.custom.get_mut(*row)?.value,
        Field::OnceKey => &mut goal.once.as_mut()?.key,
        Field::ConsentVariable => &mut goal.consent.as_mut()?.variable,
        Field::Answer(row) => goal.consent.as_mut()?.accepted.get_mut(*row)?,
        Field::Destination(platform, DestinationField::Connection) => &mut destination_of(goal, *platform)?.connection,
        Field::Destination(platform, DestinationField::ConvertTo) => &mut destination_of(goal, *platform)?.convert_to,
        _ => return None,
    })
}

const fn cell(content: &mut Content, column: Column) -> &mut String {
    match column {
        Column::Id => &mut content.id,
        Column::Quantity => &mut content.quantity,
        Column::ItemPrice => &mut content.item_price,
        Column::Title => &mut content.title,
        Column::Category => &mut content.category,
        Column::Brand => &mut content.brand,
    }
}

const fn destination_of(goal: &mut Goal, platform: Platform) -> Option<&mut Destination> {
    match platform {
        Platform::Meta => goal.meta.as_mut(),
        Platform::TikTok => goal.tiktok.as_mut(),
    }
}

/// Makes the containers that `field` needs and the document lacks.
fn contain(goal: &mut Goal, field: &Field, edits: &mut Vec<Edit>) {
    let root = Pointer::root();
    match field {
        Field::Value(_) if goal.value.is_none() => {
            goal.value = Some(Value::default());
            put(goal, &root.key("value"), Json::Object(Vec::new()), edits);
        }
        Field::Items(_) if goal.items.is_none() => {
            goal.items = Some(Items::default());
            put(goal, &root.key("items"), Json::Object(Vec::new()), edits);
        }
        Field::ConsentVariable if goal.consent.is_none() => {
            // Without an answer that counts nothing would ever be sent, and nobody would know why.
            let accepted = Consent::USUAL.map(str::to_owned).to_vec();
            goal.consent = Some(Consent { accepted, ..Consent::default() });
            goal.containers.answers = true;
            let accepted = Json::Array(Consent::USUAL.map(Json::text).to_vec());
            put(goal, &root.key("consent"), Json::Object(vec![("accepted", accepted)]), edits);
        }
        Field::Answers if goal.consent.is_none() => {
            goal.consent = Some(Consent::default());
            put(goal, &root.key("consent"), Json::Object(Vec::new()), edits);
        }
        Field::Content(row, Some(_)) => mend_row(goal, &root.key("items").key("contents").index(*row), edits),
        Field::Custom(row, Some(_)) => mend_row(goal, &root.key("custom").index(*row), edits),
        Field::Destination(platform, _) if goal.destination(*platform).is_none() => {
            let all = root.key("destinations");
            if !core::mem::replace(&mut goal.containers.destinations, true) {
                put(goal, &all, Json::Object(Vec::new()), edits);
            }
            let switched_off = Json::Object(vec![("enabled", Json::Bool(false))]);
            put(goal, &all.key(platform.name()), switched_off, edits);
            let made = Some(Destination::default());
            match platform {
                Platform::Meta => goal.meta = made,
                Platform::TikTok => goal.tiktok = made,
            }
        }
        _ => {}
    }
}

/// What was wrong at `place` is gone.
fn heal(goal: &mut Goal, place: &Pointer) {
    goal.faults.retain(|fault| !place.holds(&fault.path));
}

/// Sets the member at `place`.
fn put(goal: &mut Goal, place: &Pointer, value: Json, edits: &mut Vec<Edit>) {
    heal(goal, place);
    edits.push(Edit::Add { path: place.clone(), value });
}

/// Removes the member at `place`.
fn drop_member(goal: &mut Goal, place: &Pointer, edits: &mut Vec<Edit>) {
    heal(goal, place);
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

fn format(goal: &mut Goal, place: &Pointer, text: String, edits: &mut Vec<Edit>) -> Option<()> {
    let format = NumberFormat::from_name(&text);
    if format.is_none() && !text.is_empty() {
        return None;
    }
    contain(goal, &Field::Value(ValueField::Format), edits);
    let was_set = core::mem::replace(&mut goal.value.as_mut()?.format, format).is_some();
    put_choice(goal, place, text, was_set, edits);
    Some(())
}

/// Adds an empty row to the list that `field` names.
fn add_row(goal: &mut Goal, field: &Field, list: &Pointer, edits: &mut Vec<Edit>) -> Option<()> {
    contain(goal, field, edits);
    let (rows, exists) = match field {
        Field::Items(ItemsField::Contents) => {
            let contents = &mut goal.items.as_mut()?.contents;
            contents.push(Content::default());
            (contents.len(), &mut goal.containers.contents)
        }
        Field::Items(ItemsField::ContentIds) => {
            let ids = &mut goal.items.as_mut()?.content_ids;
            ids.push(String::new());
            (ids.len(), &mut goal.containers.content_ids)
        }
        Field::Answers => {
            let answers = &mut goal.consent.as_mut()?.accepted;
            answers.push(String::new());
            (answers.len(), &mut goal.containers.answers)
        }
        Field::CustomRows => {
            goal.custom.push(Custom::default());
            (goal.custom.len(), &mut goal.containers.custom)
        }
        _ => return None,
    };
    if !core::mem::replace(exists, true) {
        put(goal, list, Json::Array(Vec::new()), edits);
    }
    let is_text = matches!(field, Field::Items(ItemsField::ContentIds) | Field::Answers);
    let value = if is_text { Json::text("") } else { Json::Object(Vec::new()) };
    edits.push(Edit::Add { path: list.index(rows - 1), value });
    Some(())
}

/// Removes a row. What is wrong with the later rows is wrong one row earlier after that.
fn remove_row(goal: &mut Goal, field: &Field, place: &Pointer, edits: &mut Vec<Edit>) -> Option<()> {
    let items = || Pointer::root().key("items");
    let (list, row, rows) = match field {
        Field::Content(row, None) => {
            let contents = &mut goal.items.as_mut()?.contents;
            let rows = contents.len();
            if *row < rows {
                contents.remove(*row);
            }
            (items().key("contents"), *row, rows)
        }
        Field::ContentId(row) => {
            let ids = &mut goal.items.as_mut()?.content_ids;
            let rows = ids.len();
            if *row < rows {
                ids.remove(*row);
            }
            (items().key("content_ids"), *row, rows)
        }
        Field::Answer(row) => {
            let answers = &mut goal.consent.as_mut()?.accepted;
            let rows = answers.len();
            if *row < rows {
                answers.remove(*row);
            }
            (Pointer::root().key("consent").key("accepted"), *row, rows)
        }
        Field::Custom(row, None) => {
            let rows = goal.custom.len();
            if *row < rows {
                goal.custom.remove(*row);
            }
            (Pointer::root().key("custom"), *row, rows)
        }
        _ => return None,
    };
    if row >= rows {
        return None;
    }
    drop_member(goal, place, edits);
    for later in row + 1..rows {
        let (old, new) = (list.index(later), list.index(later - 1));
        for fault in &mut goal.faults {
            let below = fault.path.as_str().strip_prefix(old.as_str()).filter(|_| old.holds(&fault.path));
            if let Some(below) = below {
                let mut moved = new.as_str().to_owned();
                moved.push_str(below);
                fault.path = Pointer::parse(&moved);
            }
        }
    }
    Some(())
}

/// A row that is no object becomes one before a member is put into it.
fn mend_row(goal: &mut Goal, row: &Pointer, edits: &mut Vec<Edit>) {
    let broken =
        goal.faults.iter().any(|fault| fault.path == *row && matches!(fault.kind, FaultKind::WrongType { .. }));
    if broken {
        goal.faults.retain(|fault| !row.holds(&fault.path));
        edits.push(Edit::Replace { path: row.clone(), value: Json::Object(Vec::new()) });
    }
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
