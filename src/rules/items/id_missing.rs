use crate::domain::Spot;
use crate::domain::letters::Trimmed as _;
use crate::rules::check::Text;
use crate::rules::{Facts, Report, rule};

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
    IdMissing {
        "items/id-missing", Warning, Observed, "Meta's answer 100/2804008 (2026-09-12)", since "0.1.0",
        At(&[Spot::Id], check) reads []
    }
}

fn check(_facts: Facts<'_>, id: Text<'_>, report: &mut Report<'_>) {
    if id.text.trimmed().is_empty() {
        report.at(id.place).remove_at("remove-row", id.place.beside(Spot::Row));
    }
}
