use crate::domain::Platform;
use crate::rules::connection::report_unknown;
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
    let keys = ["connection/unknown", "connection/unknown.default", "connection/unknown.other-platform"];
    report_unknown(facts, report, Platform::Meta, keys);
}
