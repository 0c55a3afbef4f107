use super::is_no_count;
use crate::domain::Spot;
use crate::rules::rule;

rule! {
    /// ## What it does
    /// Reports a number of pieces that is no whole number above zero.
    ///
    /// ## Why it matters
    /// Meta wants a whole number there; anything else is left out of the request.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "To the till", "items": { "num_items": "two" },
    ///   "destinations": { "meta": { "enabled": true, "event": "InitiateCheckout" } } }
    /// ```
    ///
    /// ## Use instead
    /// Digits, or a variable that holds them.
    NumItemsNotWhole {
        "items/num-items-not-whole", Warning, Documented,
        "Meta, Standard Parameters: num_items (2026-09-12)",
        since "0.1.0",
        Written(&[Spot::NumItems], is_no_count) reads []
    }
}
