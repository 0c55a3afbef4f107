use crate::catalog::limits::meta::EVENT_NAME_MAX;
use crate::domain::{Place, Spot, letters};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports an event name of more than 50 characters.
    ///
    /// ## Why it matters
    /// Meta takes no longer names for custom events.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Joined",
    ///   "destinations": { "meta": { "enabled": true,
    ///     "event": { "custom": "Joined the newsletter after the second reminder of the spring campaign" } } } }
    /// ```
    ///
    /// ## Use instead
    /// A short name. What differs from case to case belongs into a parameter.
    NameTooLong {
        "event/name-too-long", Error, Documented,
        "Meta, Conversion tracking: custom events (2026-09-19)",
        since "0.1.0",
        Goal(check) reads [Event, CustomEvent]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(name) = facts.custom_event() else {
        return;
    };
    let length = letters::count(name);
    if length > EVENT_NAME_MAX.most() as usize {
        report.at(Place::meta(Spot::Event)).number("length", length);
    }
}
