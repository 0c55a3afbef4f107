use super::offers;
use crate::catalog::params::ParamSet;
use crate::domain::letters::Trimmed as _;
use crate::domain::{Place, Platform, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports OrderCreated and OrderShipped without an amount.
    ///
    /// ## Why it matters
    /// Meta accepts the event, but without revenue: reports cannot say what the ads have earned.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order placed",
    ///   "destinations": { "meta": { "enabled": true, "event": "OrderCreated" } } }
    /// ```
    ///
    /// ## Use instead
    /// What the order is worth: an amount, or the variable that holds it.
    ValueRecommended {
        "money/value-recommended", Warning, Judged, "goal-element: events that ask for a value", since "0.1.0",
        Goal(check) reads [Amount, Event, CustomEvent]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let (owner, value) = facts.value_heard(Platform::Meta);
    if value.is_some_and(|value| !value.amount.trimmed().is_empty()) {
        return;
    }
    if let Some(event) = facts.known_event().filter(|event| event.wanted.has(ParamSet::VALUE)) {
        let found = report.at(Place::own(owner, Spot::Amount)).with("event", event.name);
        offers::variables(found, facts, owner, value);
    }
}
