use crate::rules::money::Number;
use crate::rules::{Report, rule};

rule! {
    /// ## What it does
    /// Says that an amount is zero.
    ///
    /// ## Why it matters
    /// Meta takes it. Ads cannot be optimised for value with it.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "0", "currency": "EUR" },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// What was paid; or an event that needs no value, such as LeadSubmitted, where nothing was.
    Zero {
        "money/zero", Hint, Observed, "Senders' reports (2026-09-12)", since "0.1.0",
        Number(check) reads [Amount, Currency, Format]
    }
}

fn check(number: &Number<'_>, report: &mut Report<'_>) {
    if number.written().is_some_and(|amount| amount.is_zero()) {
        report.at(number.place);
    }
}
