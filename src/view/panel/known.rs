//! What the catalogue knows of a goal's parameters: that of the platform which hears of the goal, Meta's before TikTok's.

use crate::catalog::params::{self, ParamSpec, Place};
use crate::domain::{Event, Goal, Platform};
use crate::rules;

/// The platforms whose parameters count: those that hear of the goal; without any, all.
pub(super) fn platforms(goal: &Goal) -> &'static [Platform] {
    let is_on = |platform| goal.destination(platform).is_some_and(|to| to.enabled);
    match (is_on(Platform::Meta), is_on(Platform::TikTok)) {
        (true, false) => &[Platform::Meta],
        (false, true) => &[Platform::TikTok],
        _ => &[Platform::Meta, Platform::TikTok],
    }
}

/// What is known of the parameter `name`.
pub(super) fn param(goal: &Goal, name: &str) -> Option<&'static ParamSpec> {
    for platform in platforms(goal) {
        if let Some(spec) = params::find(*platform, name).filter(|spec| spec.place == Place::Params) {
            return Some(spec);
        }
    }
    None
}

/// Whether no destination that hears of the goal takes the parameter `name` along.
#[inline(never)]
pub(super) fn is_aside(goal: &Goal, name: &str) -> bool {
    rules::is_left(goal, None, "", name)
}

/// The events that take it along.
pub(super) fn takers(goal: &Goal, name: &str) -> String {
    let mut takers = String::new();
    for platform in platforms(goal) {
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
