use crate::domain::{Place, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Says that no ad platform hears of the goal.
    ///
    /// ## Why it matters
    /// It may be meant so: the goal counts in the bot's own statistics. Ads are not optimised for it.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "destinations": { "meta": { "enabled": false } } }
    /// ```
    ///
    /// ## Use instead
    /// Switch Meta on, if an ad brings the subscribers.
    OnlyCounts {
        "goal/only-counts", Hint, Judged, "goal-element: destinations", since "0.1.0",
        Goal(check) reads []
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    if facts.goal.enabled().next().is_none() {
        report.at(Place::of(Spot::Destinations));
    }
}
