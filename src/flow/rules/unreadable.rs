use super::{Notes, Rule, Survey};
use crate::rules::rule;

rule! {
    /// ## What it does
    /// Reports a part of the flow itself that cannot be read: no JSON, a list in the place of an object, too much of it.
    ///
    /// ## Why it matters
    /// What is not read is not judged. Goals and edges in that part are missing from the verdict.
    ///
    /// ## Example
    /// ```json flow
    /// { "nodes": "none", "edges": [] }
    /// ```
    ///
    /// ## Use instead
    /// Hand in a flow as `lintFlow` describes it. The diagnostic's path is a place in the flow's document, its node is empty.
    Unreadable { "flow/unreadable", Error, Documented, "goal-element: how a flow is handed in", since "0.1.0" }
}

impl Rule for Unreadable {
    /// Speaks of no goal: reading the flow reports it.
    fn check(_: &Survey<'_>, _: &mut Notes<'_>) {}
}
