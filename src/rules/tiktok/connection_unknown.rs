use super::{place, tiktok};
use crate::domain::{Platform, Spot};
use crate::rules::connection::offer;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a connection that does not exist, or is not one of TikTok's.
    ///
    /// ## Why it matters
    /// It may have been deleted, or belong to another workspace. Nothing is sent.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "destinations": { "tiktok": { "enabled": true, "connection": "old-shop", "event": "Purchase" } } }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "connections": [{ "id": "shop", "name": "Shop", "platform": "tiktok", "offline_event_set_id": "7000000000000000001" }] }
    /// ```
    ///
    /// ## Use instead
    /// A connection from the list.
    ConnectionUnknown {
        "tiktok/connection-unknown", Error, Documented, "goal-element: connections",
        since "0.1.0", Goal(check) reads [Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let (Some(tiktok), Some(all)) = (tiktok(facts), &facts.surroundings.connections) else {
        return;
    };
    let named = tiktok.connection.trim();
    let default = facts.surroundings.default_connection(Platform::TikTok);
    let Some(id) = Some(named).filter(|id| !id.is_empty()).or(default) else {
        return;
    };
    let key = match all.iter().find(|connection| connection.id == id) {
        Some(connection) if connection.platform == Platform::TikTok => return,
        Some(_) => "tiktok/connection-unknown.other-platform",
        None if named.is_empty() => "tiktok/connection-unknown.default",
        None => "tiktok/connection-unknown",
    };
    offer(report.at(place(Spot::Connection)).key(key).with("id", id), facts, Platform::TikTok);
}
