use crate::domain::Platform;
use crate::rules::connection::report_missing;
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
    let keys = ["connection/missing", "connection/missing.none"];
    report_missing(facts, report, Platform::Meta, keys);
}
