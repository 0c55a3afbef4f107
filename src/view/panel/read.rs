//! What stands in a field now.

use super::fields::Field;
use crate::domain::goal::{ColumnMap, CustomKind, NumberFormat};
use crate::domain::{Event, Goal, Owner, Spot, text_at};

/// The text in a field of the owner's, as the document holds it; `row`: of a row's field, which row.
pub(super) fn text<'a>(goal: &'a Goal, field: &Field, owner: Owner, row: usize) -> &'a str {
    match text_at::read(goal, field.spot, owner, row) {
        Some((_, text)) => text,
        None => named(goal, field.spot, owner, row).unwrap_or_default(),
    }
}

/// What stands in the document as one of a few words, or what it means where nothing stands.
fn named(goal: &Goal, spot: Spot, owner: Owner, row: usize) -> Option<&str> {
    let on = |is_on: bool| is_on.then_some("on");
    match (spot, owner) {
        (Spot::OncePer, _) => Some(goal.once.as_ref()?.per.name()),
        (Spot::Format, _) => text_at::value(goal, owner)?.format.map(NumberFormat::name),
        (Spot::CustomType, _) => goal.custom.get(row).map(|custom| CustomKind::name(custom.kind)),
        (Spot::Value | Spot::Items | Spot::Params, _) => on(text_at::has(goal, owner, spot)),
        (Spot::MapId | Spot::MapQuantity | Spot::MapPrice, _) => {
            ColumnMap::NAMES.get(spot as usize - Spot::MapId as usize).copied()
        }
        (Spot::Enabled, Owner::Only(platform)) => on(goal.destination(platform)?.enabled),
        (Spot::Event, Owner::Only(platform)) => goal.destination(platform)?.event.as_ref().map(Event::name),
        _ => None,
    }
}

/// How many rows a list has.
pub(super) fn rows(goal: &Goal, list: Spot, owner: Owner) -> usize {
    match list {
        Spot::Contents => text_at::items(goal, owner).map_or(0, |items| items.contents.len()),
        Spot::ContentIds => text_at::items(goal, owner).map_or(0, |items| items.content_ids.len()),
        Spot::CustomRows => goal.custom.len(),
        Spot::Answers => goal.consent.as_ref().map_or(0, |consent| consent.accepted.len()),
        _ => 0,
    }
}
