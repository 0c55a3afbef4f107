use super::typed_currencies;
use crate::catalog::currencies;
use crate::rules::{Facts, Report, Rule, rule};

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
        "money/currency-unknown", Error, Documented, "Meta, Standard Parameters: currency (2026-09-12)", since "0.1.0"
    }
}

/// More would be a list, not a suggestion.
const MOST: usize = 5;

impl Rule for CurrencyUnknown {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        let told = facts
            .surroundings
            .currency
            .as_deref()
            .and_then(currencies::read);
        let told = told
            .filter(|currency| currency.standing.is_usable())
            .map(|currency| currency.code);
        for typed in typed_currencies(facts).filter(|typed| typed.read().is_none()) {
            let mut found = report.at(typed.place()).with("text", typed.text);
            let meant = currencies::meant_by(typed.text);
            // The bot's own currency first, where the sign may mean it, or nothing else is known.
            let first = told.filter(|code| meant.is_empty() || meant.contains(code));
            let rest = meant
                .iter()
                .copied()
                .filter(|code| Some(*code) != first)
                .take(MOST);
            for code in first.into_iter().chain(rest) {
                found = found.replace("use-currency", typed.place(), code);
            }
        }
    }
}
