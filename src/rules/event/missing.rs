use crate::domain::{Place, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports that Meta is switched on and no event is chosen.
    ///
    /// ## Why it matters
    /// Without an event there is nothing to send.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "destinations": { "meta": { "enabled": true } } }
    /// ```
    ///
    /// ## Use instead
    /// Choose the event that says best what the subscriber has done, or switch Meta off.
    Missing {
        "event/missing", Error, Documented,
        "Meta, Server Event Parameters: event_name is required (2026-09-12)",
        since "0.1.0",
        Goal(check) reads [Event, CustomEvent]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    if facts.meta().is_some() && facts.event().is_none() {
        report.at(Place::meta(Spot::Event));
    }
}
