use super::{policy, tells_of_lead, tells_of_order};
use crate::domain::diagnostic::Params;
use crate::domain::goal::Per;
use crate::domain::letters::Trimmed as _;
use crate::domain::{Place, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Says of a goal that tells of a new lead that the same person makes another one each time.
    ///
    /// ## Why it matters
    /// Meta does not recognise copies of events from chats. Who opens the form twice, or comes back next week, is two
    /// leads, and the price of a lead looks better than it is.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Asked for an offer",
    ///   "destinations": { "meta": { "enabled": true, "event": "LeadSubmitted" } } }
    /// ```
    ///
    /// ## Use instead
    /// Once per person: `"once": { "per": "subscriber" }`. Where each request is worth something of its own, leave it.
    RepeatedLead {
        "once/repeated-lead", Hint, Documented,
        "Meta, Conversions API for Business Messaging: Onboarding Guide, questions: no deduplication (2026-09-12)",
        since "0.1.0",
        Goal(check) reads [Event, CustomEvent]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    if facts.goal.once.is_some() {
        return;
    }
    let mut lead = None;
    for (_, destination) in facts.goal.enabled() {
        let event = destination.event.as_ref().map_or("", |event| event.name().trimmed());
        // An order counts by its number, whatever else it tells of.
        if tells_of_order(event) {
            return;
        }
        if tells_of_lead(event) {
            lead = Some(event);
        }
    }
    if let Some(event) = lead {
        let found = report.at(Place::of(Spot::OncePer)).with("event", event);
        found.fix("once-per-subscriber", Params::default(), policy(Per::Subscriber, ""));
    }
}
