use super::{connection, place};
use crate::catalog::regions::{Limit, holds};
use crate::domain::Spot;
use crate::domain::letters::Trimmed as _;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Says that TikTok closes its direct messages to bots in the connection's country. It is silent for chats on
    /// WhatsApp, Messenger and Instagram, and where the editor tells no country.
    ///
    /// ## Why it matters
    /// A bot for TikTok's direct messages does not work in the European Economic Area, Switzerland and the United
    /// Kingdom, and with most partners not in the United States. Nobody would reach the goal from there.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "destinations": { "tiktok": { "enabled": true, "connection": "shop", "event": "Purchase" } } }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "connections": [{ "id": "shop", "name": "Shop", "platform": "tiktok", "country": "ES", "offline_event_set_id": "7000000000000000001" }] }
    /// ```
    ///
    /// ## Use instead
    /// Lead ads to WhatsApp or to your page, and name the channel in the connection.
    RegionLimit {
        "tiktok/region-limit", Hint, Observed, "respond.io help, TikTok overview; TikTok help, message management tools (2026-11-22)",
        since "0.1.0", Goal(check) reads [Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(connection) = connection(facts).filter(|connection| connection.channel.is_none()) else {
        return;
    };
    if holds(Limit::TikTokDirectMessages, &connection.country) {
        report.at(place(Spot::Connection)).with("country", connection.country.trimmed());
    }
}
