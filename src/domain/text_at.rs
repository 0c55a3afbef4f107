//! The text at a place of the goal: to look at, and to write into.

use super::Platform;
use super::field::Field;
use super::goal::{Content, Destination, Event, Goal, Items, Value};
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
    match spot {
        Spot::Bind | Spot::Param => {
            let map = if spot == Spot::Bind { goal_only(owner, &goal.bind) } else { params(goal, owner) }?;
            let (key, text) = map.get(row)?;
            return Some((place.key(key), text));
        }
        Spot::ContentId => return Some((place, items(goal, owner)?.content_ids.get(row)?)),
        Spot::Answer => return Some((place, goal_only(owner, goal.consent.as_ref()?)?.accepted.get(row)?)),
        Spot::Id | Spot::Quantity | Spot::ItemPrice | Spot::Title | Spot::Category | Spot::Brand => {
            return Some((place, cell(items(goal, owner)?.contents.get(row)?, spot)));
        }
        Spot::CustomKey => return Some((place, &goal_only(owner, &goal.custom)?.get(row)?.key)),
        Spot::CustomValue => return Some((place, &goal_only(owner, &goal.custom)?.get(row)?.value)),
        _ if row > 0 => return None,
        _ => {}
    }
    let text = match spot {
        Spot::Name => goal_only(owner, &goal.name)?,
        Spot::Amount => &value(goal, owner)?.amount,
        Spot::Currency => &value(goal, owner)?.currency,
        Spot::ContentType => &items(goal, owner)?.content_type,
        Spot::NumItems => &items(goal, owner)?.num_items,
        Spot::From => &items(goal, owner)?.from,
        Spot::MapId => &items(goal, owner)?.map.as_ref()?.id,
        Spot::MapQuantity => &items(goal, owner)?.map.as_ref()?.quantity,
        Spot::MapPrice => &items(goal, owner)?.map.as_ref()?.item_price,
        Spot::OnceKey => &goal_only(owner, goal.once.as_ref()?)?.key,
        Spot::ConsentVariable => &goal_only(owner, goal.consent.as_ref()?)?.variable,
        Spot::Connection => &destination(goal, owner)?.connection,
        Spot::ConvertTo => &destination(goal, owner)?.convert_to,
        Spot::Event | Spot::CustomEvent => match (destination(goal, owner)?.event.as_ref()?, spot) {
            (Event::Standard(name), Spot::Event) | (Event::Custom(name), Spot::CustomEvent) => name,
            _ => return None,
        },
        _ => return None,
    };
    Some((place, text))
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
        Spot::Param => &mut goal.params.iter_mut().find(|(key, _)| *key == field.key)?.1,
        Spot::Amount => &mut goal.value.as_mut()?.amount,
        Spot::Currency => &mut goal.value.as_mut()?.currency,
        Spot::ContentType => &mut goal.items.as_mut()?.content_type,
        Spot::NumItems => &mut goal.items.as_mut()?.num_items,
        Spot::From => &mut goal.items.as_mut()?.from,
        Spot::ContentId => goal.items.as_mut()?.content_ids.get_mut(row)?,
        Spot::Id => &mut goal.items.as_mut()?.contents.get_mut(row)?.id,
        Spot::Quantity => &mut goal.items.as_mut()?.contents.get_mut(row)?.quantity,
        Spot::ItemPrice => &mut goal.items.as_mut()?.contents.get_mut(row)?.item_price,
        Spot::Title => &mut goal.items.as_mut()?.contents.get_mut(row)?.title,
        Spot::Category => &mut goal.items.as_mut()?.contents.get_mut(row)?.category,
        Spot::Brand => &mut goal.items.as_mut()?.contents.get_mut(row)?.brand,
        Spot::CustomKey => &mut goal.custom.get_mut(row)?.key,
        Spot::CustomValue => &mut goal.custom.get_mut(row)?.value,
        Spot::OnceKey => &mut goal.once.as_mut()?.key,
        Spot::ConsentVariable => &mut goal.consent.as_mut()?.variable,
        Spot::Answer => goal.consent.as_mut()?.accepted.get_mut(row)?,
        Spot::Connection => &mut destination_mut(goal, field.owner)?.connection,
        Spot::ConvertTo => &mut destination_mut(goal, field.owner)?.convert_to,
        _ => return None,
    })
}

/// The settings of the owner, if it is a destination that the document has.
pub const fn destination_mut(goal: &mut Goal, owner: Owner) -> Option<&mut Destination> {
    match owner {
        Owner::Goal => None,
        Owner::Only(Platform::Meta) => goal.meta.as_mut(),
        Owner::Only(Platform::TikTok) => goal.tiktok.as_mut(),
    }
}
