use super::{heard, place};
use crate::catalog::events;
use crate::domain::{Platform, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a name of one's own that is, or nearly is, the name of one of TikTok's events.
    ///
    /// ## Why it matters
    /// TikTok matches names exactly. `purchase` is not *Purchase*: it is stored as a custom event, and no campaign can
    /// be optimised for purchases with it.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "destinations": { "tiktok": { "enabled": true, "event": { "custom": "purchase" } } } }
    /// ```
    ///
    /// ## Use instead
    /// TikTok's own event, chosen from the list; or a name that cannot be taken for it.
    EventNearMiss {
        "tiktok/event-near-miss", Warning, Documented, "TikTok help, Custom events: not the name of a standard event (2026-02-28)",
        since "0.1.0", Goal(check) reads [Event, CustomEvent]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(event) = heard(facts).filter(|event| event.is_custom && event.other().is_none()) else {
        return;
    };
    if let Some(meant) = events::nearest(Platform::TikTok, event.name) {
        let found = report.at(place(Spot::Event)).with("event", event.name).with("meant", meant.name);
        found.replace("use-event", meant.instead().unwrap_or(meant).name);
    }
}
