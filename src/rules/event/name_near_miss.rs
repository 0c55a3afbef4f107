use crate::catalog::events;
use crate::domain::{Place, Platform, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a name of one's own that is, or nearly is, the name of one of Meta's events.
    ///
    /// ## Why it matters
    /// Meta matches names exactly. `purchase` is not *Purchase*: it is stored as a custom event, and no campaign can be
    /// optimised for purchases with it. From chats such a name is not credited to the ad at all.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "destinations": { "meta": { "enabled": true, "event": { "custom": "purchase" } } } }
    /// ```
    ///
    /// ## Use instead
    /// Meta's own event, chosen from the list; or a name that cannot be taken for it.
    NameNearMiss {
        "event/name-near-miss", Warning, Observed,
        "Code of fbevents.js: names are looked up exactly (2026-09-19)",
        since "0.1.0",
        Goal(check) reads [Event, CustomEvent, Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(name) = facts.custom_event() else {
        return;
    };
    let Some(meant) = events::nearest(Platform::Meta, name) else {
        return;
    };
    let in_chat = facts.channel().and_then(|_| events::instead_in_messaging(name));
    let found = report.at(Place::meta(Spot::Event)).with("event", name).with("meant", meant.name);
    found.replace("use-event", in_chat.unwrap_or(meant).name);
}
