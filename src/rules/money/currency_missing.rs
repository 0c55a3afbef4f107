use super::offers;
use crate::catalog::params::ParamSet;
use crate::domain::letters::Trimmed as _;
use crate::domain::text_at::value as value_of;
use crate::domain::{Place, Platform, Severity, Spot};
use crate::rules::{Facts, Report, rule};

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
        "money/currency-missing", Error, Documented, "Meta, Standard Parameters: currency (2026-09-12)", since "0.1.0",
        Goal(check) reads [Amount, Currency, Event, CustomEvent]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let (heard, value) = facts.value_heard(Platform::Meta);
    let is_missing = value.is_none_or(|value| value.currency.trimmed().is_empty());
    let is_required = is_missing && facts.known_event().is_some_and(|event| event.requires(ParamSet::CURRENCY));
    if is_required {
        offers::currency(report.at(Place::own(heard, Spot::Currency)), facts, heard, value);
    }
    for owner in facts.owners() {
        let Some(value) = value_of(facts.goal, owner).filter(|_| !(is_required && owner == heard)) else {
            continue;
        };
        if value.currency.trimmed().is_empty() && !value.amount.trimmed().is_empty() {
            let found = report.at(Place::own(owner, Spot::Currency));
            let found = found.key("money/currency-missing.amount").only(Severity::Warning);
            offers::currency(found, facts, owner, Some(value));
        }
    }
}
