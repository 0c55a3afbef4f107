use super::{label, place};
use crate::catalog::ids::{Id, shape};
use crate::domain::letters::Trimmed as _;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a connection whose dataset id is not 10 to 20 digits.
    ///
    /// ## Why it matters
    /// No dataset of Meta's has such an id, so nothing can be sent.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Asked for an offer",
    ///   "destinations": { "meta": { "enabled": true, "connection": "shop", "event": "LeadSubmitted" } } }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "connections": [{ "id": "shop", "name": "Shop", "platform": "meta", "channel": "whatsapp",
    ///   "dataset_id": "my dataset", "whatsapp_business_account_id": "100000000000001" }] }
    /// ```
    ///
    /// ## Use instead
    /// The number that Events Manager shows below the dataset's name.
    DatasetShape {
        "connection/dataset-shape", Error, Documented,
        "AWS CLI, socialmessaging send-whatsapp-conversion-event (2026-09-12)",
        since "0.1.0",
        Goal(check) reads [Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(connection) = facts.connection() else {
        return;
    };
    let id = connection.dataset_id.trimmed();
    if !id.is_empty() && !shape(Id::Dataset).fits(id) {
        report.at(place()).with("name", label(connection));
    }
}
