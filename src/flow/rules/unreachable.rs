use super::{Notes, Rule, Survey};
use crate::rules::rule;

rule! {
    /// ## What it does
    /// Reports a goal that no way leads to from where conversations begin.
    ///
    /// ## Why it matters
    /// It never counts.
    ///
    /// ## Example
    /// ```json flow
    /// {
    ///   "nodes": [
    ///     { "id": "start", "name": "Start", "does": { "start": true } },
    ///     { "id": "paid", "goal": { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "destinations": {} } }
    ///   ],
    ///   "edges": []
    /// }
    /// ```
    ///
    /// ## Use instead
    /// Connect the end of a branch with the goal.
    Unreachable { "flow/unreachable", Warning, Documented, "goal-element: what is never reached never counts", since "0.1.0" }
}

impl Rule for Unreachable {
    fn check(survey: &Survey<'_>, notes: &mut Notes<'_>) {
        for (site, node, _) in survey.placed() {
            if !survey.is_reached(node) {
                notes.at(site, "");
            }
        }
    }
}
