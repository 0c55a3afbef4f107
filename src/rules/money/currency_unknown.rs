use super::offers;
use crate::catalog::currencies;
use crate::rules::money::Typed;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a currency that is no code of ISO 4217: a sign, a word, a slip.
    ///
    /// ## Why it matters
    /// Meta takes codes of three letters alone, and refuses a Purchase with anything else (100/2804011).
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "49.90", "currency": "€" },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// The code: `EUR` for €, `MXN` for the peso of Mexico.
    CurrencyUnknown {
        "money/currency-unknown", Error, Documented, "Meta, Standard Parameters: currency (2026-09-12)", since "0.1.0",
        Currency(check) reads [Currency, ConvertTo]
    }
}

fn check(facts: Facts<'_>, typed: &Typed<'_>, report: &mut Report<'_>) {
    if typed.currency.is_some() {
        return;
    }
    let mut found = report.at(typed.place).with("text", typed.text);
    let meant = currencies::meant_by(typed.text);
    // The bot's own currency first, where the sign may mean it, or nothing else is known.
    let told = offers::told(facts).map(|currency| currency.code);
    let first = told.filter(|code| meant.is_empty() || meant.has(code));
    if let Some(code) = first {
        found = found.replace("use-currency", code);
    }
    for code in meant {
        if Some(code) != first {
            found = found.replace("use-currency", code);
        }
    }
}
