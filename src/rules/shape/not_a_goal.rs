use crate::domain::fault::{Fault, FaultKind};
use crate::domain::{Place, Pointer, Spot};
use crate::rules::{Report, rule};

rule! {
    /// ## What it does
    /// Reports a document that is not an object at all.
    ///
    /// ## Why it matters
    /// There is no goal to count or to send.
    ///
    /// ## Example
    /// ```json
    /// ["Order paid"]
    /// ```
    ///
    /// ## Use instead
    /// Start a block with `defaults()`.
    NotAGoal {
        "shape/not-a-goal", Error, Documented, "goal-element: the block's document", since "0.1.0",
        Fault(check) reads []
    }
}

fn check(fault: &Fault, report: &mut Report<'_>) {
    if let FaultKind::WrongType { found, .. } = fault.kind
        && fault.path == Pointer::root()
    {
        report.at(Place::of(Spot::Root)).with("found", found.name());
    }
}
