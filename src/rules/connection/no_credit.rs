use super::{offer, place};
use crate::catalog::sources::meta;
use crate::domain::{Connection, Platform};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Says that an event goes through a connection without a chat channel, in a workspace that has one with a channel.
    ///
    /// ## Why it matters
    /// Meta takes the event, and "accepted" looks like success. But only events that name the chat
    /// (`business_messaging`) are credited to ads that open a chat; those of a website or a general `chat` are not.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "In the cart",
    ///   "destinations": { "meta": { "enabled": true, "connection": "site", "event": "AddToCart" } } }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "connections": [
    ///   { "id": "site", "name": "Website", "platform": "meta", "dataset_id": "1234567890" },
    ///   { "id": "shop", "name": "Shop", "platform": "meta", "channel": "whatsapp" }
    /// ] }
    /// ```
    ///
    /// ## Use instead
    /// The connection of the chat that the bot talks in. For a bot on a website this one is right.
    NoCredit {
        "connection/no-credit", Hint, Observed, "Several senders of chat events; Meta names no other source for them (2026-09-12)",
        since "0.1.0",
        Goal(check) reads [Event, CustomEvent, Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let (Some(connection), Some(event)) = (facts.connection(), facts.known_event()) else {
        return;
    };
    // An event that chats do not take would be refused there, and one for chats alone has a rule of its own.
    if connection.channel.is_some() || !event.goes_to(meta::BUSINESS_MESSAGING) || !event.goes_to(meta::CHAT) {
        return;
    }
    let is_chat = |other: &Connection| other.channel.is_some();
    if facts.surroundings.connections.iter().flatten().any(|other| other.platform == Platform::Meta && is_chat(other)) {
        offer(report.at(place()).with("event", event.name), facts, Platform::Meta, &is_chat);
    }
}
