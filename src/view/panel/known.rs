//! What the catalogue knows of a goal's parameters: that of the platform which hears of the goal, Meta's before TikTok's.

use crate::catalog::params::{self, ParamSpec, Place};
use crate::domain::{Event, Goal, Owner, Platform};
use crate::rules;

/// The platforms whose parameters count: the owner, else those that hear of the goal; without any, all.
pub(super) fn platforms(goal: &Goal, owner: Owner) -> &'static [Platform] {
    let is_on = |platform| match owner {
        Owner::Goal => goal.destination(platform).is_some_and(|to| to.enabled),
        Owner::Only(own) => own == platform,
    };
    match (is_on(Platform::Meta), is_on(Platform::TikTok)) {
        (true, false) => &[Platform::Meta],
        (false, true) => &[Platform::TikTok],
        _ => &[Platform::Meta, Platform::TikTok],
    }
}

/// What is known of the parameter `name`.
pub(super) fn param(goal: &Goal, owner: Owner, name: &str) -> Option<&'static ParamSpec> {
    for platform in platforms(goal, owner) {
        if let Some(spec) = params::find(*platform, name).filter(|spec| spec.place == Place::Params) {
            return Some(spec);
        }
    }
    None
}

/// Whether no destination that hears of the goal takes the parameter `name` along; of a destination's own, whether that one does
/// not.
#[inline(never)]
pub(super) fn is_aside(goal: &Goal, owner: Owner, name: &str) -> bool {
    let platform = match owner {
        Owner::Goal => None,
        Owner::Only(platform) => Some(platform),
    };
    rules::is_left(goal, platform, "", "", name)
}

/// The events that take it along.
pub(super) fn takers(goal: &Goal, owner: Owner, name: &str) -> String {
    let mut takers = String::new();
    for platform in platforms(goal, owner) {
        if let Some(spec) = params::find(*platform, name).filter(|_| takers.is_empty()) {
            takers = params::events_of(*platform, spec);
        }
    }
    takers
}

/// Whether `spec` suits the event that `platform` hears.
pub(super) fn suits(goal: &Goal, platform: Platform, spec: &ParamSpec) -> bool {
    let event = goal.destination(platform).and_then(|to| to.event.as_ref()).map_or("", Event::name);
    spec.place == Place::Params && params::is_for(platform, spec, event)
}
