use crate::domain::Spot;
use crate::domain::goal::Content;
use crate::domain::letters::Trimmed as _;
use crate::rules::facts::Row;
use crate::rules::{Report, rule};

rule! {
    /// ## What it does
    /// Says that a row of contents has no quantity.
    ///
    /// ## Why it matters
    /// Meta's documents ask for one. Whether it refuses a row without one is not known.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "49.90", "currency": "EUR" },
    ///   "items": { "contents": [{ "id": "sku-1" }] },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// How many pieces: digits, or a variable that holds them.
    QuantityMissing {
        "items/quantity-missing", Hint, Observed, "Meta Pixel reference: contents (2026-09-19)", since "0.1.0",
        Row(check) reads []
    }
}

fn check(row: Row<'_>, report: &mut Report<'_>) {
    // Of a row into which nothing was typed yet its id is asked for first.
    if row.content.quantity.trimmed().is_empty() && *row.content != Content::default() {
        report.at(row.place.beside(Spot::Quantity)).set("set-quantity", "1");
    }
}
