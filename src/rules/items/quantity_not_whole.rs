use super::is_no_count;
use crate::rules::{Facts, Report, Rule, rule};

rule! {
    /// ## What it does
    /// Reports a quantity that is no whole number above zero.
    ///
    /// ## Why it matters
    /// Meta wants a whole number there; anything else is left out of the request.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "49.90", "currency": "EUR" },
    ///   "items": { "contents": [{ "id": "sku-1", "quantity": "1.5" }] },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// Digits, or a variable that holds them.
    QuantityNotWhole { "items/quantity-not-whole", Warning, Documented, "Meta Pixel reference: contents (2026-09-19)", since "0.1.0" }
}

impl Rule for QuantityNotWhole {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        for row in &facts.seen.rows {
            if is_no_count(&row.content.quantity) {
                report.at(row.place.key("quantity")).with("text", row.content.quantity.trim());
            }
        }
    }
}
