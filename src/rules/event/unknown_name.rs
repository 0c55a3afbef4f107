use super::as_custom;
use crate::catalog::events;
use crate::domain::diagnostic::Params;
use crate::domain::{Place, Platform, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a name that should be one of Meta's events and is not, where it is not known that a chat sends it.
    ///
    /// ## Why it matters
    /// Meta takes it as a custom event: reports show it, but no campaign can be optimised for it. From a chat it would be
    /// refused.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchse" } } }
    /// ```
    ///
    /// ## Use instead
    /// An event from the list; or say that the name is your own (`{ "custom": "…" }`).
    UnknownName {
        "event/unknown-name", Warning, Documented, "Meta Pixel reference, standard events (2026-09-19)", since "0.1.0",
        Goal(check) reads [Event, CustomEvent, Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(name) = facts.standard_event() else {
        return;
    };
    // In a chat the name is refused; `event/not-in-messaging` says so.
    if events::find(Platform::Meta, name).is_some() || facts.channel().is_some() {
        return;
    }
    let found = report.at(Place::meta(Spot::Event)).with("event", name);
    if let Some(meant) = events::nearest(Platform::Meta, name) {
        found.replace("use-event", meant.name);
        return;
    }
    let found = found.key("event/unknown-name.own");
    found.fix("as-custom-event", Params::default().with("value", name), as_custom(name));
}
