use crate::domain::letters::Trimmed as _;
use crate::domain::{Place, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a goal without an id.
    ///
    /// ## Why it matters
    /// Statistics, counting once and the event's id hang on the goal's id. Without it nothing can be counted.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "" }, "name": "Order paid", "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// Let `defaults()` make the block: it asks the editor's `newId()` for an id.
    NoId {
        "goal/no-id", Error, Documented, "goal-element: the goal's identity", since "0.1.0",
        Goal(check) reads []
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    if facts.goal.id.trimmed().is_empty() {
        report.at(Place::of(Spot::GoalId));
    }
}
