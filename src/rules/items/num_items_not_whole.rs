use super::is_no_count;
use crate::rules::{Facts, Report, Rule, rule};

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
        "items/num-items-not-whole", Warning, Documented, "Meta, Standard Parameters: num_items (2026-09-12)", since "0.1.0"
    }
}

impl Rule for NumItemsNotWhole {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        for (owner, items) in &facts.seen.items {
            if is_no_count(&items.num_items) {
                report.at(owner.place("items").key("num_items")).with("text", items.num_items.trim());
            }
        }
    }
}
