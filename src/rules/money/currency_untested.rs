use crate::catalog::currencies::Standing;
use crate::domain::Platform;
use crate::rules::money::Typed;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Says that a currency is in none of the lists that Meta has published.
    ///
    /// ## Why it matters
    /// Meta takes most currencies of ISO 4217, and is known to refuse a young one. Only a test shows it.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "490", "currency": "XCG" },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// Send a test event before you rely on it.
    CurrencyUntested {
        "money/currency-untested", Hint, Observed,
        "Meta, Marketing API: currencies; SDK; Pixel (2026-09-12)",
        since "0.1.0",
        Currency(check) reads [Currency, ConvertTo, Event, CustomEvent]
    }
}

fn check(facts: Facts<'_>, typed: &Typed<'_>, report: &mut Report<'_>) {
    if facts.event().is_none() {
        return;
    }
    if let Some(currency) = typed.currency
        && currency.standing(Platform::Meta) == Standing::Unlisted
    {
        report.at(typed.place).with("currency", currency.code);
    }
}
