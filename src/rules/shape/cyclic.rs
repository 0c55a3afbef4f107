use crate::domain::fault::{Fault, FaultKind};
use crate::rules::{Report, rule};

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
    Cyclic {
        "shape/cyclic", Error, Documented, "goal-element: the block's document is JSON", since "0.1.0",
        Fault(check) reads []
    }
}

fn check(fault: &Fault, report: &mut Report<'_>) {
    if fault.kind == FaultKind::Cyclic {
        report.found(fault.path.clone());
    }
}
