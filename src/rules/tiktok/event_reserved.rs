use super::{heard, place};
use crate::domain::{Platform, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a name that TikTok keeps for itself: one that it turns into another event, or one that means something
    /// in apps only.
    ///
    /// ## Why it matters
    /// A name such as `StartCheckout` arrives as *InitiateCheckout*, whatever was meant by it. A name such as
    /// `LaunchAPP` means nothing outside an app, and no campaign can be optimised for it.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "destinations": { "tiktok": { "enabled": true, "event": { "custom": "StartCheckout" } } } }
    /// ```
    ///
    /// ## Use instead
    /// The event that TikTok would make of it; or another name of your own.
    EventReserved {
        "tiktok/event-reserved", Warning, Documented, "TikTok help, Reserved events (2025-09-30); TikTok's SDKs for apps (2026-07-01)",
        since "0.1.0", Goal(check) reads [Event, CustomEvent]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some((event, other)) = heard(facts).and_then(|event| Some((event, event.other()?))) else {
        return;
    };
    let found = report.at(place(Spot::Event)).with("event", event.name);
    let found = match other.becomes(Platform::TikTok) {
        Some(becomes) => found.with("becomes", becomes.name),
        None => found.key("tiktok/event-reserved.app"),
    };
    if let Some(instead) = other.instead(Platform::TikTok) {
        found.replace("use-event", instead.name);
    }
}
