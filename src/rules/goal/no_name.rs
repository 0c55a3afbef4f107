use crate::domain::letters::Trimmed as _;
use crate::domain::{Place, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a goal without a name.
    ///
    /// ## Why it matters
    /// The goal counts, but nobody will find it again in the statistics.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "", "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// A name that says what the subscriber has done: *Order paid*.
    NoName {
        "goal/no-name", Warning, Judged, "goal-element: the goal's identity", since "0.1.0",
        Goal(check) reads [Name]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    if facts.goal.name.trimmed().is_empty() {
        report.at(Place::of(Spot::Name));
    }
}
