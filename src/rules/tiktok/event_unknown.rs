use super::{custom, heard, place};
use crate::catalog::{events, mapping};
use crate::domain::diagnostic::Params;
use crate::domain::{Edit, Platform, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports an event that is not in TikTok's list, though it stands there as one of TikTok's.
    ///
    /// ## Why it matters
    /// TikTok matches names exactly. Any other name is stored as a custom event: it shows in reports, and no campaign
    /// can be optimised for it.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "destinations": { "tiktok": { "enabled": true, "event": "Purchse" } } }
    /// ```
    ///
    /// ## Use instead
    /// An event from TikTok's list; or the same name as an event of your own, if it is meant so.
    EventUnknown {
        "tiktok/event-unknown", Warning, Documented, "TikTok help, Supported standard events (2025-09-30)",
        since "0.1.0", Goal(check) reads [Event, CustomEvent]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(event) = heard(facts).filter(|event| !event.is_custom && event.spec.is_none()) else {
        return;
    };
    if event.other().is_some() {
        return;
    }
    let found = report.at(place(Spot::Event)).with("event", event.name);
    let proposed = events::find(Platform::Meta, event.name).and_then(mapping::tiktok_event_for);
    if let Some(meant) = proposed.or_else(|| events::nearest(Platform::TikTok, event.name)) {
        found.key("tiktok/event-unknown.near").with("meant", meant.name).replace("use-event", meant.name);
        return;
    }
    let edit = Edit::Replace { path: place(Spot::Event).pointer(), value: custom(event.name) };
    found.fix("as-custom-event", Params::default().with("value", event.name), edit);
}
