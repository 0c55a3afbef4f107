use super::brand;
use crate::catalog::events;
use crate::domain::surroundings::Channel;
use crate::domain::{Place, Platform, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports an event with a name of one's own, sent through a WhatsApp, Messenger or Instagram connection.
    ///
    /// ## Why it matters
    /// From chats Meta takes a closed list of 14 names. We send other names as a general `chat` event with hashed
    /// contact data; such an event is not credited to the ad click. Whether a dataset that is linked to a WhatsApp
    /// account takes `chat` events at all is disputed: send a test first.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Became VIP",
    ///   "destinations": { "meta": { "enabled": true, "connection": "shop", "event": { "custom": "VIP" } } } }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "connections": [{ "id": "shop", "name": "Shop", "platform": "meta", "channel": "whatsapp" }] }
    /// ```
    ///
    /// ## Use instead
    /// One of Meta's events for chats, such as LeadSubmitted, where credit for the ad matters.
    CustomInMessaging {
        "event/custom-in-messaging", Warning, Documented,
        "Meta, Conversions API for Business Messaging: Onboarding Guide (2026-09-12)",
        since "0.1.0",
        Goal(check) reads [Event, CustomEvent, Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let (Some(name), Some(channel)) = (facts.custom_event(), facts.channel()) else {
        return;
    };
    // A near miss is told of by its own rule, which knows what was meant.
    if events::nearest(Platform::Meta, name).is_some() {
        return;
    }
    let key = match channel {
        Channel::WhatsApp => "event/custom-in-messaging",
        Channel::Messenger | Channel::Instagram => "event/custom-in-messaging.no-phone",
    };
    let found = report.at(Place::meta(Spot::Event)).key(key).with("event", name).with("channel", brand(channel));
    found.replace("use-event", "LeadSubmitted");
}
