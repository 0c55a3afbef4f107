use super::offers;
use crate::catalog::params::ParamSet;
use crate::domain::Severity;
use crate::rules::{Facts, Report, Rule, rule};

rule! {
    /// ## What it does
    /// Reports an amount without a currency, and a Purchase without one.
    ///
    /// ## Why it matters
    /// Meta refuses a Purchase without a currency (100/2804010). With other events an amount without a currency is not
    /// sent, because nobody could say what it is worth.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "49.90", "currency": "" },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// The currency that the subscriber pays in, as its ISO 4217 code.
    CurrencyMissing {
        "money/currency-missing", Error, Documented, "Meta, Standard Parameters: currency (2026-09-12)", since "0.1.0"
    }
}

impl Rule for CurrencyMissing {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        let (heard, value) = facts.meta_value();
        let required = facts.known_event().is_some_and(|event| event.requires(ParamSet::CURRENCY));
        if required && value.is_none_or(|value| value.currency.trim().is_empty()) {
            let found = report.at(heard.place("value").key("currency"));
            offers::currency(found, facts, heard, value);
        }
        for (owner, value) in &facts.seen.values {
            let is_told = required && *owner == heard;
            if !is_told && value.currency.trim().is_empty() && !value.amount.trim().is_empty() {
                let found = report.at(owner.place("value").key("currency"));
                let found = found.key("money/currency-missing.amount").only(Severity::Warning);
                offers::currency(found, facts, *owner, Some(value));
            }
        }
    }
}
