use super::{heard, place};
use crate::catalog::events;
use crate::domain::{Platform, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Says what a name of one's own is good for at TikTok. It is silent where the name looks like one of TikTok's,
    /// which `tiktok/event-near-miss` and `tiktok/event-reserved` report.
    ///
    /// ## Why it matters
    /// TikTok shows custom events in reports and builds audiences from them. It does not optimise campaigns for them.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "destinations": { "tiktok": { "enabled": true, "event": { "custom": "VIP" } } } }
    /// ```
    ///
    /// ## Use instead
    /// One of TikTok's events, if ads are to be optimised for it.
    CustomNotOptimised {
        "tiktok/custom-not-optimised", Hint, Documented, "TikTok help, Custom events (2026-02-28)",
        since "0.1.0", Goal(check) reads [Event, CustomEvent]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(event) = heard(facts).filter(|event| event.is_custom && event.other().is_none()) else {
        return;
    };
    if events::nearest(Platform::TikTok, event.name).is_none() {
        report.at(place(Spot::Event)).with("event", event.name);
    }
}
