use super::{offer, place};
use crate::domain::Platform;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports that Meta is switched on, no connection is chosen, and the bot has no default one.
    ///
    /// ## Why it matters
    /// Nobody knows where to send the event.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Asked for an offer",
    ///   "destinations": { "meta": { "enabled": true, "event": "LeadSubmitted" } } }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "connections": [{ "id": "shop", "name": "Shop", "platform": "meta", "channel": "whatsapp" }] }
    /// ```
    ///
    /// ## Use instead
    /// Choose a connection, or give the bot a default one.
    Missing {
        "connection/missing", Error, Documented, "goal-element: connections", since "0.1.0",
        Goal(check) reads [Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let (Some(meta), Some(all)) = (facts.meta(), &facts.surroundings.connections) else {
        return;
    };
    if !meta.connection.trim().is_empty() || facts.surroundings.default_connection(Platform::Meta).is_some() {
        return;
    }
    let is_any = all.iter().any(|connection| connection.platform == Platform::Meta);
    let key = if is_any { "connection/missing" } else { "connection/missing.none" };
    offer(report.at(place()).key(key), facts, Platform::Meta);
}
