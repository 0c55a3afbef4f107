use crate::domain::letters::Trimmed as _;
use crate::rules::money::Number;
use crate::rules::{Report, rule};

rule! {
    /// ## What it does
    /// Reports an amount below zero.
    ///
    /// ## Why it matters
    /// Meta's help asks for amounts from zero up. What the Conversions API does with others is not known; reports would
    /// be wrong at best.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "-1", "currency": "EUR" },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// The amount that was paid. For goods that came back there is the event OrderReturned.
    Negative {
        "money/negative", Warning, Observed, "Meta Business Help 490934944618455 (2026-09-12)", since "0.1.0",
        Number(check) reads [Amount, Currency, Format]
    }
}

fn check(number: &Number<'_>, report: &mut Report<'_>) {
    if number.written().is_some_and(|amount| amount.is_negative()) {
        report.at(number.place).with("text", number.value.amount.trimmed());
    }
}
