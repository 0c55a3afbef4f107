//! The text at a place of the goal: to look at, and to write into.

use super::Platform;
use super::field::Field;
use super::goal::{Content, Destination, Event, Goal, Items, Only, Value};
use super::place::{Owner, Place, Spot};

/// Every text of `goal`, group by group as in [`Spot::GROUPS`], those of a destination's `only` as well.
pub fn each<'a>(goal: &'a Goal, visit: &mut dyn FnMut(Place<'a>, &'a str)) {
    for (first, last) in Spot::GROUPS {
        for owner in Owner::ALL {
            if !may_have(goal, first, owner) {
                continue;
            }
            let mut row = 0;
            loop {
                let mut found = false;
                let mut spot = Some(first);
                while let Some(at) = spot.filter(|spot| *spot as u8 <= last as u8) {
                    if let Some((place, text)) = read(goal, at, owner, row) {
                        found = true;
                        visit(place, text);
                    }
                    spot = at.next();
                }
                if !found {
                    break;
                }
                row += 1;
            }
        }
    }
}

/// Whether the owner can have a text at `spot` at all: most destinations have no settings instead of the goal's.
#[must_use]
pub const fn may_have(goal: &Goal, spot: Spot, owner: Owner) -> bool {
    match owner {
        Owner::Goal => !spot.is_of_destination(),
        Owner::Only(platform) => match goal.destination(platform) {
            Some(own) => spot.is_of_destination() || spot.has_owners() && own.only.is_some(),
            None => false,
        },
    }
}

/// The text at one place; in a map the `row`-th. A place without a row has no second one.
#[must_use]
pub fn read<'a>(goal: &'a Goal, spot: Spot, owner: Owner, row: usize) -> Option<(Place<'a>, &'a str)> {
    let place = Place { spot, owner, row, key: "" };
    if matches!(spot, Spot::Bind | Spot::Param) {
        let map = if spot == Spot::Bind { goal_only(owner, &goal.bind) } else { params(goal, owner) }?;
        let (key, text) = map.get(row)?;
        return Some((place.key(key), text));
    }
    if row > 0 && !is_in_row(spot) {
        return None;
    }
    // What is looked up for several spots is looked up in one place: an arm for each would be most of the code.
    let text = if spot.is_of_destination() {
        of_destination(destination(goal, owner)?, spot)
    } else if matches!(spot, Spot::Amount | Spot::Currency) {
        let value = value(goal, owner)?;
        Some(if spot == Spot::Amount { &value.amount } else { &value.currency })
    } else if spot.has_owners() {
        of_items(items(goal, owner)?, spot, row)
    } else {
        of_goal(goal_only(owner, goal)?, spot, row)
    };
    Some((place, text?))
}

/// Whether the place is in a list, or in a row of one.
const fn is_in_row(spot: Spot) -> bool {
    matches!(
        spot,
        Spot::ContentId
            | Spot::Answer
            | Spot::Id
            | Spot::Quantity
            | Spot::ItemPrice
            | Spot::Title
            | Spot::Category
            | Spot::Brand
            | Spot::CustomKey
            | Spot::CustomValue
    )
}

fn of_goal(goal: &Goal, spot: Spot, row: usize) -> Option<&String> {
    Some(match spot {
        Spot::Name => &goal.name,
        Spot::OnceKey => &goal.once.as_ref()?.key,
        Spot::ConsentVariable => &goal.consent.as_ref()?.variable,
        Spot::Answer => goal.consent.as_ref()?.accepted.get(row)?,
        Spot::CustomKey => &goal.custom.get(row)?.key,
        Spot::CustomValue => &goal.custom.get(row)?.value,
        _ => return None,
    })
}

fn of_destination(own: &Destination, spot: Spot) -> Option<&String> {
    match (spot, &own.event) {
        (Spot::Connection, _) => Some(&own.connection),
        (Spot::ConvertTo, _) => Some(&own.convert_to),
        (Spot::Event, Some(Event::Standard(name))) | (Spot::CustomEvent, Some(Event::Custom(name))) => Some(name),
        _ => None,
    }
}

fn of_items(items: &Items, spot: Spot, row: usize) -> Option<&String> {
    Some(match spot {
        Spot::ContentType => &items.content_type,
        Spot::NumItems => &items.num_items,
        Spot::From => &items.from,
        Spot::ContentId => items.content_ids.get(row)?,
        Spot::MapId | Spot::MapQuantity | Spot::MapPrice => {
            let map = items.map.as_ref()?;
            match spot {
                Spot::MapId => &map.id,
                Spot::MapQuantity => &map.quantity,
                _ => &map.item_price,
            }
        }
        Spot::Id | Spot::Quantity | Spot::ItemPrice | Spot::Title | Spot::Category | Spot::Brand => {
            cell(items.contents.get(row)?, spot)
        }
        _ => return None,
    })
}

/// Something that the goal alone has.
fn goal_only<T>(owner: Owner, thing: T) -> Option<T> {
    (owner == Owner::Goal).then_some(thing)
}

fn destination(goal: &Goal, owner: Owner) -> Option<&Destination> {
    match owner {
        Owner::Goal => None,
        Owner::Only(platform) => goal.destination(platform),
    }
}

/// The owner's value.
#[must_use]
pub fn value(goal: &Goal, owner: Owner) -> Option<&Value> {
    match owner {
        Owner::Goal => goal.value.as_ref(),
        Owner::Only(platform) => goal.destination(platform)?.only.as_ref()?.value.as_ref(),
    }
}

/// The owner's items.
#[must_use]
pub fn items(goal: &Goal, owner: Owner) -> Option<&Items> {
    match owner {
        Owner::Goal => goal.items.as_ref(),
        Owner::Only(platform) => goal.destination(platform)?.only.as_ref()?.items.as_ref(),
    }
}

/// The owner's standard parameters.
#[must_use]
pub fn params(goal: &Goal, owner: Owner) -> Option<&Vec<(String, String)>> {
    match owner {
        Owner::Goal => Some(&goal.params),
        Owner::Only(platform) => goal.destination(platform)?.only.as_ref()?.params.as_ref(),
    }
}

/// Whether the owner has that setting ([`Spot::Value`], [`Spot::Items`], [`Spot::Params`]) in a shape that can be used.
#[must_use]
pub fn has(goal: &Goal, owner: Owner, spot: Spot) -> bool {
    match spot {
        Spot::Value => value(goal, owner).is_some(),
        Spot::Items => items(goal, owner).is_some(),
        _ if owner == Owner::Goal => goal.containers.params,
        _ => params(goal, owner).is_some(),
    }
}

const fn cell(content: &Content, spot: Spot) -> &String {
    match spot {
        Spot::Quantity => &content.quantity,
        Spot::ItemPrice => &content.item_price,
        Spot::Title => &content.title,
        Spot::Category => &content.category,
        Spot::Brand => &content.brand,
        _ => &content.id,
    }
}

/// The text of a field that holds nothing but one, in a container that is there; to be written into. An event is no such
/// field: what is typed decides whose name it is.
pub fn write<'a>(goal: &'a mut Goal, field: &Field) -> Option<&'a mut String> {
    let row = field.row;
    Some(match field.spot {
        Spot::Name => &mut goal.name,
        Spot::Bind => &mut goal.bind.iter_mut().find(|(key, _)| *key == field.key)?.1,
        Spot::Param => &mut params_mut(goal, field.owner)?.iter_mut().find(|(key, _)| *key == field.key)?.1,
        Spot::Amount => &mut value_mut(goal, field.owner)?.as_mut()?.amount,
        Spot::Currency => &mut value_mut(goal, field.owner)?.as_mut()?.currency,
        Spot::CustomKey => &mut goal.custom.get_mut(row)?.key,
        Spot::CustomValue => &mut goal.custom.get_mut(row)?.value,
        Spot::OnceKey => &mut goal.once.as_mut()?.key,
        Spot::ConsentVariable => &mut goal.consent.as_mut()?.variable,
        Spot::Answer => goal.consent.as_mut()?.accepted.get_mut(row)?,
        Spot::Connection => &mut destination_mut(goal, field.owner)?.connection,
        Spot::ConvertTo => &mut destination_mut(goal, field.owner)?.convert_to,
        spot => return write_items(items_mut(goal, field.owner)?.as_mut()?, spot, row),
    })
}

fn write_items(items: &mut Items, spot: Spot, row: usize) -> Option<&mut String> {
    match spot {
        Spot::ContentType => return Some(&mut items.content_type),
        Spot::NumItems => return Some(&mut items.num_items),
        Spot::From => return Some(&mut items.from),
        Spot::ContentId => return items.content_ids.get_mut(row),
        Spot::MapId => return Some(&mut items.map.as_mut()?.id),
        Spot::MapQuantity => return Some(&mut items.map.as_mut()?.quantity),
        Spot::MapPrice => return Some(&mut items.map.as_mut()?.item_price),
        _ => {}
    }
    let content = items.contents.get_mut(row)?;
    Some(match spot {
        Spot::Id => &mut content.id,
        Spot::Quantity => &mut content.quantity,
        Spot::ItemPrice => &mut content.item_price,
        Spot::Title => &mut content.title,
        Spot::Category => &mut content.category,
        Spot::Brand => &mut content.brand,
        _ => return None,
    })
}

/// What a destination has instead of the goal's settings, if it has any.
pub fn only_mut(goal: &mut Goal, owner: Owner) -> Option<&mut Only> {
    destination_mut(goal, owner)?.only.as_deref_mut()
}

/// Where the owner's value is, or would be.
pub fn value_mut(goal: &mut Goal, owner: Owner) -> Option<&mut Option<Value>> {
    match owner {
        Owner::Goal => Some(&mut goal.value),
        own => Some(&mut only_mut(goal, own)?.value),
    }
}

/// Where the owner's items are, or would be.
pub fn items_mut(goal: &mut Goal, owner: Owner) -> Option<&mut Option<Items>> {
    match owner {
        Owner::Goal => Some(&mut goal.items),
        own => Some(&mut only_mut(goal, own)?.items),
    }
}

/// The owner's standard parameters.
pub fn params_mut(goal: &mut Goal, owner: Owner) -> Option<&mut Vec<(String, String)>> {
    match owner {
        Owner::Goal => Some(&mut goal.params),
        own => only_mut(goal, own)?.params.as_mut(),
    }
}

/// The settings of the owner, if it is a destination that the document has.
pub const fn destination_mut(goal: &mut Goal, owner: Owner) -> Option<&mut Destination> {
    match owner {
        Owner::Goal => None,
        Owner::Only(Platform::Meta) => goal.meta.as_mut(),
        Owner::Only(Platform::TikTok) => goal.tiktok.as_mut(),
    }
}
