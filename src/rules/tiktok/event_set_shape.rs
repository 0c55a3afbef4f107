use super::{connection, place};
use crate::catalog::ids::{Id, shape};
use crate::domain::Spot;
use crate::rules::connection::label;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a connection whose offline or CRM event set is not 19 digits.
    ///
    /// ## Why it matters
    /// Every event set seen has such an id. TikTok answers that the token has no permission for another one, and takes
    /// no event.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "destinations": { "tiktok": { "enabled": true, "connection": "shop", "event": "Purchase" } } }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "connections": [{ "id": "shop", "name": "Shop", "platform": "tiktok", "offline_event_set_id": "12345" }] }
    /// ```
    ///
    /// ## Use instead
    /// The number that TikTok's Events Manager shows with the event set.
    EventSetShape {
        "tiktok/event-set-shape", Warning, Observed, "Ids seen in partners' code; TikTok names no form (2026-11-22)",
        since "0.1.0", Goal(check) reads [Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(connection) = connection(facts) else {
        return;
    };
    for id in [&connection.offline_event_set_id, &connection.crm_event_set_id] {
        let id = id.trim();
        if id.is_empty() || shape(Id::EventSet).fits(id) {
            continue;
        }
        let found = report.at(place(Spot::Connection)).with("name", label(connection));
        if shape(Id::PixelCode).fits(id) {
            found.key("tiktok/event-set-shape.pixel");
        }
        return;
    }
}
