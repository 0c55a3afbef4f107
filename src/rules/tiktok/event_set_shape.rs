use super::{connection, place};
use crate::catalog::ids::{Id, shape};
use crate::domain::letters::Trimmed as _;
use crate::domain::{Severity, Spot};
use crate::rules::connection::label;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a connection whose offline or CRM event set is not 19 digits, and asks about one that ends in zeros.
    ///
    /// ## Why it matters
    /// Every event set seen has such an id. TikTok answers that the token has no permission for another one, and takes
    /// no event. A spreadsheet or a program that takes the id for a number cuts its last digits to zeros.
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
        let id = id.trimmed();
        let fits = shape(Id::EventSet).fits(id);
        // Programs that take the id for a number round it, and then it ends in zeros. One true id in a hundred does.
        if id.is_empty() || fits && !id.ends_with("00") {
            continue;
        }
        let found = report.at(place(Spot::Connection)).with("name", label(connection));
        if fits {
            found.key("tiktok/event-set-shape.rounded").only(Severity::Hint);
        } else if shape(Id::PixelCode).fits(id) {
            found.key("tiktok/event-set-shape.pixel");
        }
        return;
    }
}
