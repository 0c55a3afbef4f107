use super::{connection, place};
use crate::domain::Spot;
use crate::domain::letters::Trimmed as _;
use crate::rules::connection::label;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a connection with a pixel or a CRM event set and without an offline event set. It is silent where the
    /// editor tells none of them.
    ///
    /// ## Why it matters
    /// A pixel hears of people whose click on the ad is known, a CRM event set of leads from TikTok's own forms. Most
    /// people in a chat have neither; they are found by their phone or e-mail, which takes an offline event set.
    /// Without one TikTok does not hear of them.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "destinations": { "tiktok": { "enabled": true, "connection": "shop", "event": "Purchase" } } }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "connections": [{ "id": "shop", "name": "Shop", "platform": "tiktok", "pixel_code": "CTQ8B03C77U00080000G" }] }
    /// ```
    ///
    /// ## Use instead
    /// Make an offline event set in TikTok's Events Manager and add its id to the connection.
    ConnectionIncomplete {
        "tiktok/connection-incomplete", Warning, Judged, "goal-element: how an event source is chosen",
        since "0.1.0", Goal(check) reads [Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(connection) = connection(facts).filter(|one| one.offline_event_set_id.trimmed().is_empty()) else {
        return;
    };
    if !connection.pixel_code.trimmed().is_empty() || !connection.crm_event_set_id.trimmed().is_empty() {
        report.at(place(Spot::Connection)).with("name", label(connection));
    }
}
