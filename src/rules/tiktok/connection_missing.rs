use crate::domain::Platform;
use crate::rules::connection::report_missing;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports that TikTok is switched on, no connection is chosen, and the bot has no default one.
    ///
    /// ## Why it matters
    /// Nobody knows where to send the event.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "destinations": { "tiktok": { "enabled": true, "event": "Purchase" } } }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "connections": [{ "id": "shop", "name": "Shop", "platform": "tiktok", "offline_event_set_id": "7000000000000000001" }] }
    /// ```
    ///
    /// ## Use instead
    /// Choose a connection, or give the bot a default one.
    ConnectionMissing {
        "tiktok/connection-missing", Error, Documented, "goal-element: connections",
        since "0.1.0", Goal(check) reads [Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let keys = ["tiktok/connection-missing", "tiktok/connection-missing.none"];
    report_missing(facts, report, Platform::TikTok, keys);
}
