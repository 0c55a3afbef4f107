use super::offers;
use crate::catalog::params::ParamSet;
use crate::domain::letters::Trimmed as _;
use crate::domain::{Place, Platform, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a Purchase without an amount.
    ///
    /// ## Why it matters
    /// Meta refuses a Purchase without a value (100/2804009).
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "", "currency": "EUR" },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// What was paid: an amount, or the variable that holds it.
    ValueMissing {
        "money/value-missing", Error, Documented, "Meta, Standard Parameters: value (2026-09-12)", since "0.1.0",
        Goal(check) reads [Amount, Event, CustomEvent]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let (owner, value) = facts.value_heard(Platform::Meta);
    let is_missing = value.is_none_or(|value| value.amount.trimmed().is_empty());
    if is_missing && facts.known_event().is_some_and(|event| event.requires(ParamSet::VALUE)) {
        offers::variables(report.at(Place::own(owner, Spot::Amount)), facts, owner, value);
    }
}
