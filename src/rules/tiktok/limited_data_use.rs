use super::{connection, place};
use crate::domain::Spot;
use crate::domain::letters::Trimmed as _;
use crate::rules::connection::label;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a connection that asks for Limited Data Use and has an offline or CRM event set.
    ///
    /// ## Why it matters
    /// TikTok reads the mark `limited_data_use` on events from a web page or an app alone. Offline and CRM events have
    /// no such mark, so what TikTok hears of people in a chat is not limited.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "destinations": { "tiktok": { "enabled": true, "connection": "shop", "event": "Purchase" } } }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "connections": [{ "id": "shop", "name": "Shop", "platform": "tiktok", "limited_data_use": true,
    ///   "offline_event_set_id": "7000000000000000001" }] }
    /// ```
    ///
    /// ## Use instead
    /// Ask for consent in the flow, and send only with it; or use a connection with a pixel alone.
    LimitedDataUse {
        "tiktok/limited-data-use", Warning, Documented, "TikTok, Report App, Web, Offline, or CRM Events (2026-11-22)",
        since "0.1.0", Goal(check) reads [Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(connection) = connection(facts).filter(|connection| connection.limited_data_use) else {
        return;
    };
    if !connection.offline_event_set_id.trimmed().is_empty() || !connection.crm_event_set_id.trimmed().is_empty() {
        report.at(place(Spot::Connection)).with("name", label(connection));
    }
}
