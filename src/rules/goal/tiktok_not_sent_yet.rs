use crate::domain::{Owner, Place, Platform, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports that TikTok is switched on.
    ///
    /// ## Why it matters
    /// This version keeps TikTok's settings and does not send to TikTok. The goal counts; TikTok hears nothing.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Asked for an offer",
    ///   "destinations": { "tiktok": { "enabled": true, "event": "Lead" } } }
    /// ```
    ///
    /// ## Use instead
    /// Leave the settings as they are for a later version, or switch TikTok off.
    TikTokNotSentYet {
        "goal/tiktok-not-sent-yet", Warning, Documented, "goal-element: destinations", since "0.1.0",
        Goal(check) reads []
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    if facts.goal.tiktok.as_ref().is_some_and(|tiktok| tiktok.enabled) {
        report.at(Place::own(Owner::Only(Platform::TikTok), Spot::Enabled));
    }
}
