//! What is wrong with what is not sent: a parameter that the chosen event does not take, a setting that a destination has its own
//! of. It is kept, and nothing waits for it.

use super::SECRET;
use crate::catalog::params;
use crate::domain::{Destination, Goal, Platform, Pointer};

/// Whose settings `path` stands in, a platform's name or nothing for the goal's, and where in them.
#[inline(never)]
pub(crate) fn owner(path: &Pointer) -> (&str, &str) {
    let path = path.as_str();
    match path.strip_prefix("/destinations/") {
        Some(own) => own.split_once('/').unwrap_or((own, "")),
        None => ("", path.get(1..).unwrap_or_default()),
    }
}

/// Whether `code` speaks of what is kept back from `platform`; `None`: from everyone who hears of the goal and would get it.
#[inline(never)]
pub(crate) fn is_aside(goal: &Goal, platform: Option<Platform>, code: &str, path: &Pointer) -> bool {
    let (owner, place) = owner(path);
    let place = place.strip_prefix("only/").unwrap_or(place);
    let (setting, below) = place.split_once('/').unwrap_or((place, ""));
    let name = match setting {
        "params" => below,
        "items" if below == "num_items" => below,
        _ => "",
    };
    // A token is in the wrong place whether it is sent or not.
    code != SECRET && is_left(goal, platform, owner, setting, name)
}

/// Whether nobody who hears of the goal is sent the parameter `name` of `setting`: the event does not take it, or the goal's
/// setting is not what that platform hears. Asks `platform` alone, or all; and of a platform's own settings (`owner` is its
/// name) that platform.
pub(crate) fn is_left(goal: &Goal, platform: Option<Platform>, owner: &str, setting: &str, name: &str) -> bool {
    let mut is_left = false;
    for (of, to) in goal.enabled() {
        if platform.is_none_or(|platform| platform == of) && (owner.is_empty() || owner == of.name()) {
            is_left = owner.is_empty() && has_own(to, setting)
                || !name.is_empty() && params::is_aside(of, to.event.as_ref(), name);
            if !is_left {
                break;
            }
        }
    }
    is_left
}

/// Whether the destination hears a setting of its own in the place of the goal's.
fn has_own(to: &Destination, setting: &str) -> bool {
    to.only.as_ref().is_some_and(|only| match setting {
        "value" => only.value.is_some(),
        "items" => only.items.is_some(),
        "params" => only.params.is_some(),
        _ => false,
    })
}
