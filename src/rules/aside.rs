//! What is wrong with a parameter that the chosen event does not take: it is kept and not sent, so nothing waits for it.

use super::SECRET;
use crate::catalog::params;
use crate::domain::{Goal, Platform, Pointer};

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
    let name = match place.strip_prefix("params/") {
        Some(name) => name,
        None if place == "items/num_items" => "num_items",
        None => return false,
    };
    // A token is in the wrong place whether it is sent or not.
    code != SECRET && is_left(goal, platform, owner, name)
}

/// Whether nobody who hears of the goal takes the parameter `name` along. Asks `platform` alone, or all; and of a platform's own
/// parameters (`owner` is its name) that platform.
pub(crate) fn is_left(goal: &Goal, platform: Option<Platform>, owner: &str, name: &str) -> bool {
    let mut is_left = false;
    for (of, to) in goal.enabled() {
        if platform.is_none_or(|platform| platform == of) && (owner.is_empty() || owner == of.name()) {
            is_left = params::is_aside(of, to.event.as_ref(), name);
            if !is_left {
                break;
            }
        }
    }
    is_left
}
