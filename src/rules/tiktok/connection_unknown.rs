use crate::domain::Platform;
use crate::rules::connection::report_unknown;
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
    let keys =
        ["tiktok/connection-unknown", "tiktok/connection-unknown.default", "tiktok/connection-unknown.other-platform"];
    report_unknown(facts, report, Platform::TikTok, keys);
}
