use super::{heard, place, tiktok};
use crate::catalog::mapping;
use crate::domain::Spot;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports that TikTok is switched on and no event is chosen.
    ///
    /// ## Why it matters
    /// TikTok takes no event without a name, so it hears nothing of the goal.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "destinations": { "tiktok": { "enabled": true } } }
    /// ```
    ///
    /// ## Use instead
    /// The event that fits best; what Meta hears is a good guide.
    EventMissing {
        "tiktok/event-missing", Error, Documented, "TikTok, Report App, Web, Offline, or CRM Events (2026-11-22)",
        since "0.1.0", Goal(check) reads [Event, CustomEvent]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    if tiktok(facts).is_none() || heard(facts).is_some() {
        return;
    }
    let found = report.at(place(Spot::Event));
    if let Some(proposed) = facts.known_event().and_then(mapping::tiktok_event_for) {
        found.set("use-event", proposed.name);
    }
}
