use crate::rules::{Facts, Report, Rule, rule};

rule! {
    /// ## What it does
    /// Reports a row of contents without an id.
    ///
    /// ## Why it matters
    /// Meta is reported to refuse such rows (100/2804008), so the row is left out of the request.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "49.90", "currency": "EUR" },
    ///   "items": { "contents": [{ "quantity": "1" }] },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// The product's id as it stands in the catalogue; or remove the row.
    IdMissing { "items/id-missing", Warning, Observed, "Meta's answer 100/2804008 (2026-09-12)", since "0.1.0" }
}

impl Rule for IdMissing {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        for row in &facts.seen.rows {
            if row.content.id.trim().is_empty() {
                report.at(row.place.key("id")).remove_at("remove-row", row.place);
            }
        }
    }
}
