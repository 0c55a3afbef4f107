use crate::catalog::events;
use crate::catalog::sources::meta;
use crate::domain::{Place, Platform, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports an event that Meta knows from chats alone, sent through a connection without a chat channel.
    ///
    /// ## Why it matters
    /// Elsewhere Meta stores it as a custom event, and no campaign can be optimised for it.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Asked for an offer",
    ///   "destinations": { "meta": { "enabled": true, "connection": "site", "event": "LeadSubmitted" } } }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "connections": [{ "id": "site", "name": "Website", "platform": "meta" }] }
    /// ```
    ///
    /// ## Use instead
    /// A connection with a chat channel, or the event for websites that means the same: Lead for LeadSubmitted.
    OnlyInMessaging {
        "event/only-in-messaging", Warning, Observed,
        "Meta Pixel reference, standard events (2026-09-19)",
        since "0.1.0",
        Goal(check) reads [Event, CustomEvent, Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let (Some(event), Some(connection)) = (facts.known_event(), facts.connection()) else {
        return;
    };
    if event.goes_to(meta::CHAT) || connection.channel.is_some() {
        return;
    }
    let found = report.at(Place::meta(Spot::Event)).with("event", event.name);
    for same in events::all(Platform::Meta) {
        if same.instead() == Some(event) && event.name.starts_with(same.name) {
            found.replace("use-event", same.name);
            return;
        }
    }
}
