use crate::catalog::events;
use crate::rules::facts::event_place;
use crate::rules::{Facts, Report, Rule, rule};

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
        "event/only-in-messaging", Warning, Observed, "Meta Pixel reference, standard events (2026-09-19)", since "0.1.0"
    }
}

impl Rule for OnlyInMessaging {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        let (Some(name), Some(connection)) = (facts.standard_event(), facts.connection()) else {
            return;
        };
        let Some(event) = events::find(name).filter(|event| event.messaging && !event.standard)
        else {
            return;
        };
        if connection.channel.is_some() {
            return;
        }
        let found = report.at(event_place()).with("event", name);
        let same = events::standard().find(|other| {
            other.instead_in_messaging == Some(event.name) && event.name.starts_with(other.name)
        });
        if let Some(same) = same {
            found.replace("use-event", event_place(), same.name);
        }
    }
}
