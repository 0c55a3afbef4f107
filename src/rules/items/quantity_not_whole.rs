use super::is_no_count;
use crate::domain::Spot;
use crate::rules::rule;

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
    QuantityNotWhole {
        "items/quantity-not-whole", Warning, Documented, "Meta Pixel reference: contents (2026-09-19)", since "0.1.0",
        Written(&[Spot::Quantity], is_no_count) reads []
    }
}
