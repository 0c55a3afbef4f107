use crate::domain::{Place, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a document made by a newer goal-element.
    ///
    /// ## Why it matters
    /// This version does not know what the document means. It shows it, and neither changes nor sends it; nothing is lost.
    ///
    /// ## Example
    /// ```json
    /// { "version": 2, "goal": { "id": "g1" }, "name": "Order paid", "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// Update goal-element in the editor. The server must be updated first.
    NewerVersion {
        "shape/newer-version", Error, Documented, "goal-element: the block's document, version", since "0.1.0",
        Goal(check) reads []
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    if facts.goal.is_read_only() {
        report.at(Place::of(Spot::Version));
    }
}
