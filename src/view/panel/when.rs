//! When a part of the panel is there.

use super::known;
use super::read;
use super::screen::Screen;
use crate::catalog::events;
use crate::catalog::params::ParamSet;
use crate::domain::goal::Per;
use crate::domain::{Destination, Event, Goal, Owner, Platform, Spot, text_at};

/// The parameter for the number of pieces.
const NUM_ITEMS: &str = "num_items";

/// A condition on the goal.
#[derive(Debug, Clone, Copy)]
pub enum When {
    /// Always.
    Always,
    /// Somebody but the bot's own statistics hears of the goal: only then the other settings matter.
    Heard,
    /// Once per order.
    PerOrder,
    /// It was said how the amount's digits are to be read.
    Format,
    /// A destination is switched on.
    On(Platform),
    /// It is switched off and has settings.
    Kept(Platform),
    /// It is switched on, and there is a value to convert.
    Converted(Platform),
    /// Products are named in some way.
    Items,
    /// The products come from a list variable.
    Listed,
    /// They do not.
    OwnRows,
    /// They do, and there are rows of the block's own too.
    RowsKept,
    /// Ids stand alone.
    ContentIds,
    /// The number of pieces is set, or the event takes one.
    NumItems,
    /// Standard parameters are set or were asked for.
    Params,
    /// The number of pieces is set, and no event takes it.
    NumItemsAside,
    /// Something is set that no event takes.
    Aside,
    /// There are parameters of one's own.
    Custom,
    /// Sending depends on an answer.
    Consent,
}

impl When {
    /// Whether it holds.
    pub(super) fn holds(self, goal: &Goal, owner: Owner, screen: &Screen) -> bool {
        match self {
            Self::Always => true,
            Self::Heard => goal.enabled().next().is_some(),
            Self::PerOrder => goal.once.as_ref().is_some_and(|once| once.per == Per::Order),
            Self::Format => text_at::value(goal, owner).is_some_and(|value| value.format.is_some()),
            Self::On(platform) => goal.destination(platform).is_some_and(|to| to.enabled),
            Self::Kept(platform) => goal.destination(platform).is_some_and(|to| !to.enabled && has_settings(to)),
            Self::Converted(platform) => goal.destination(platform).is_some_and(|to| {
                let value = to.only.as_ref().and_then(|only| only.value.as_ref()).or(goal.value.as_ref());
                to.enabled
                    && owner == Owner::Goal
                    && (!to.convert_to.is_empty() || value.is_some_and(|value| !value.amount.is_empty()))
            }),
            Self::Items => has_items(goal),
            Self::Listed => is_listed(goal, owner),
            Self::OwnRows => !is_listed(goal, owner),
            Self::RowsKept => is_listed(goal, owner) && read::rows(goal, Spot::Contents, owner) > 0,
            Self::ContentIds => read::rows(goal, Spot::ContentIds, owner) > 0,
            Self::NumItems if owner != Owner::Goal => true,
            Self::NumItems => has_number(goal, false) || takes_number(goal),
            Self::NumItemsAside => has_number(goal, true),
            Self::Aside => has_number(goal, true) || has_param(goal, true),
            Self::Params => has_param(goal, false) || screen.opened.iter().any(|opened| opened.owner == Owner::Goal),
            Self::Custom => !goal.custom.is_empty(),
            Self::Consent => goal.consent.is_some(),
        }
    }
}

/// Whether the products come from a list variable.
fn is_listed(goal: &Goal, owner: Owner) -> bool {
    text_at::items(goal, owner).is_some_and(|items| !items.from.trim().is_empty())
}

/// Whether the number of pieces is set, and sent or kept aside.
fn has_number(goal: &Goal, aside: bool) -> bool {
    goal.items.as_ref().is_some_and(|items| !items.num_items.is_empty())
        && known::is_aside(goal, Owner::Goal, NUM_ITEMS) == aside
}

/// The same of some standard parameter.
fn has_param(goal: &Goal, aside: bool) -> bool {
    goal.params.iter().any(|(name, _)| known::is_aside(goal, Owner::Goal, name) == aside)
}

fn has_settings(destination: &Destination) -> bool {
    destination.event.is_some()
        || destination.only.is_some()
        || !destination.connection.is_empty()
        || !destination.convert_to.is_empty()
}

fn has_items(goal: &Goal) -> bool {
    goal.items.as_ref().is_some_and(|items| {
        !(items.content_type.is_empty()
            && items.num_items.is_empty()
            && items.from.is_empty()
            && items.contents.is_empty()
            && items.content_ids.is_empty()
            && items.map.is_none())
    })
}

/// Whether an event that is heard tells how many pieces there are.
fn takes_number(goal: &Goal) -> bool {
    for (platform, to) in goal.enabled() {
        let event = events::find(platform, to.event.as_ref().map_or("", Event::name));
        if event.is_some_and(|event| event.takes(ParamSet::NUM_ITEMS)) {
            return true;
        }
    }
    false
}
