use super::{order_key, policy, tells_of_order};
use crate::domain::diagnostic::Params;
use crate::domain::goal::Per;
use crate::domain::letters::Trimmed as _;
use crate::domain::{Place, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a goal that tells of an order and does not say how often an order counts.
    ///
    /// ## Why it matters
    /// Every happening counts: a second tap on the button, or the same person coming through again, makes a second
    /// Purchase with the same revenue. Meta does not recognise copies of events from chats.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "49.90", "currency": "EUR" },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// Once per order, with the variable that holds the order's number: `"once": { "per": "order", "key": "{{order_id}}" }`.
    Missing {
        "once/missing", Warning, Documented,
        "Meta, Conversions API for Business Messaging: Onboarding Guide, questions: no deduplication (2026-09-12)",
        since "0.1.0",
        Goal(check) reads [Event, CustomEvent, Param]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    if facts.goal.once.is_some() {
        return;
    }
    for (_, destination) in facts.goal.enabled() {
        let event = destination.event.as_ref().map_or("", |event| event.name().trimmed());
        if tells_of_order(event) {
            let found = report.at(Place::of(Spot::OncePer)).with("event", event);
            if let Some(key) = order_key(facts.goal, facts.surroundings) {
                found.fix("once-per-order", Params::default(), policy(Per::Order, &key));
            }
            return;
        }
    }
}
