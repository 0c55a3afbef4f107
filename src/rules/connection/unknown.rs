use super::{offer, place};
use crate::domain::Platform;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a connection that does not exist, or is not one of Meta's.
    ///
    /// ## Why it matters
    /// It may have been deleted, or belong to another workspace. Nothing is sent.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Asked for an offer",
    ///   "destinations": { "meta": { "enabled": true, "connection": "old-shop", "event": "LeadSubmitted" } } }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "connections": [{ "id": "shop", "name": "Shop", "platform": "meta", "channel": "whatsapp" }] }
    /// ```
    ///
    /// ## Use instead
    /// A connection from the list.
    Unknown {
        "connection/unknown", Error, Documented, "goal-element: connections", since "0.1.0",
        Goal(check) reads [Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let (Some(meta), Some(all)) = (facts.meta(), &facts.surroundings.connections) else {
        return;
    };
    let named = meta.connection.trim();
    let default = facts.surroundings.default_connection(Platform::Meta);
    let Some(id) = Some(named).filter(|id| !id.is_empty()).or(default) else {
        return;
    };
    let key = match all.iter().find(|connection| connection.id == id) {
        Some(connection) if connection.platform == Platform::Meta => return,
        Some(_) => "connection/unknown.other-platform",
        None if named.is_empty() => "connection/unknown.default",
        None => "connection/unknown",
    };
    offer(report.at(place()).key(key).with("id", id), facts, Platform::Meta);
}
