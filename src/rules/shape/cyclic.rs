use crate::domain::fault::FaultKind;
use crate::rules::{Facts, Report, Rule, rule};

rule! {
    /// ## What it does
    /// Reports an object that holds itself.
    ///
    /// ## Why it matters
    /// A block's document is JSON: it must be possible to save it. Nothing inside the circle was read.
    ///
    /// ## Example
    /// ```js
    /// const goal = { version: 1, goal: { id: "g1" }, name: "Order paid", destinations: {} };
    /// goal.destinations.meta = goal;
    /// ```
    ///
    /// ## Use instead
    /// Hand in plain data: objects, lists, texts, `true` and `false`.
    Cyclic { "shape/cyclic", Error, Documented, "goal-element: the block's document is JSON", since "0.1.0" }
}

impl Rule for Cyclic {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        for fault in &facts.goal.faults {
            if fault.kind == FaultKind::Cyclic {
                report.found(fault.path.clone());
            }
        }
    }
}
