use super::{as_custom, brand};
use crate::catalog::events;
use crate::catalog::sources::meta;
use crate::domain::diagnostic::Params;
use crate::domain::{Place, Platform, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports an event that Meta does not take from chats, sent through a WhatsApp, Messenger or Instagram connection.
    ///
    /// ## Why it matters
    /// Meta refuses it (100/2804066). From chats it takes a closed list of 14 names; `Lead`, `Contact`, `Schedule` and
    /// most other names known from websites are not on it.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Asked for an offer",
    ///   "destinations": { "meta": { "enabled": true, "connection": "shop", "event": "Lead" } } }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "connections": [{ "id": "shop", "name": "Shop", "platform": "meta", "channel": "whatsapp" }] }
    /// ```
    ///
    /// ## Use instead
    /// The event for chats that means the same: LeadSubmitted for Lead.
    NotInMessaging {
        "event/not-in-messaging", Error, Documented,
        "Meta, Conversions API for Business Messaging: Onboarding Guide, list of events (2026-09-12)",
        since "0.1.0",
        Goal(check) reads [Event, CustomEvent, Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let (Some(name), Some(channel)) = (facts.standard_event(), facts.channel()) else {
        return;
    };
    let known = events::find(Platform::Meta, name);
    if known.is_some_and(|event| event.goes_to(meta::BUSINESS_MESSAGING)) {
        return;
    }
    let instead = events::instead_in_messaging(name);
    let offered = instead.map_or("LeadSubmitted", |event| event.name);
    let found = report.at(Place::meta(Spot::Event)).with("event", name).with("channel", brand(channel));
    let found = found.replace("use-event", offered);
    // A name that Meta knows from elsewhere would be taken for that, if it were the builder's own.
    if instead.is_none() && known.is_none() {
        let found = found.key("event/not-in-messaging.own");
        found.fix("as-custom-event", Params::default().with("value", name), as_custom(name));
    }
}
