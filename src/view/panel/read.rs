//! What stands in a field now.

use super::fields::Id;
use crate::domain::goal::{ColumnMap, Consent, Content, Custom, CustomKind, Items, NumberFormat, Once, Value};
use crate::domain::{Destination, Event, Goal, Platform};

/// The text in a field, as the document holds it; `row`: of a row's field, which row.
pub(super) fn text(goal: &Goal, id: Id, row: usize) -> &str {
    find(goal, id, row).unwrap_or_default()
}

fn find(goal: &Goal, id: Id, row: usize) -> Option<&str> {
    let value = || -> Option<&Value> { goal.value.as_ref() };
    let items = || -> Option<&Items> { goal.items.as_ref() };
    let once = || -> Option<&Once> { goal.once.as_ref() };
    let content = || -> Option<&Content> { items()?.contents.get(row) };
    let custom = || -> Option<&Custom> { goal.custom.get(row) };
    let consent = || -> Option<&Consent> { goal.consent.as_ref() };
    let to = |platform: Platform| -> Option<&Destination> { goal.destination(platform) };
    Some(match id {
        Id::Name => &goal.name,
        Id::OncePer => once()?.per.name(),
        Id::OnceKey => &once()?.key,
        Id::Amount => &value()?.amount,
        Id::Currency => &value()?.currency,
        Id::Format => value()?.format.map_or("", NumberFormat::name),
        Id::Enabled(platform) => to(platform).filter(|to| to.enabled).map_or("", |_| "on"),
        Id::Event(platform) => to(platform)?.event.as_ref().map_or("", Event::name),
        Id::Connection(platform) => &to(platform)?.connection,
        Id::ConvertTo(platform) => &to(platform)?.convert_to,
        Id::ContentType => &items()?.content_type,
        Id::NumItems => &items()?.num_items,
        Id::From => &items()?.from,
        Id::Column(at) => match &items()?.map {
            Some(map) => [&map.id, &map.quantity, &map.item_price].get(at).copied()?,
            None => ColumnMap::NAMES.get(at).copied()?,
        },
        Id::ContentId => items()?.content_ids.get(row)?,
        Id::RowId => &content()?.id,
        Id::RowQuantity => &content()?.quantity,
        Id::RowPrice => &content()?.item_price,
        Id::Param => &goal.params.get(row)?.1,
        Id::CustomKey => &custom()?.key,
        Id::CustomValue => &custom()?.value,
        Id::CustomType => custom().map(|custom| CustomKind::name(custom.kind))?,
        Id::ConsentVariable => &consent()?.variable,
        Id::Answer => consent()?.accepted.get(row)?,
    })
}

/// How many rows a list has.
pub(super) fn rows(goal: &Goal, id: Id) -> usize {
    match id {
        Id::RowId => goal.items.as_ref().map_or(0, |items| items.contents.len()),
        Id::ContentId => goal.items.as_ref().map_or(0, |items| items.content_ids.len()),
        Id::CustomKey => goal.custom.len(),
        Id::Answer => goal.consent.as_ref().map_or(0, |consent| consent.accepted.len()),
        _ => 0,
    }
}
