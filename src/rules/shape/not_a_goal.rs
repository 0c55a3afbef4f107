use crate::domain::Pointer;
use crate::domain::fault::FaultKind;
use crate::rules::{Facts, Place, Report, Rule, rule};

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
    NotAGoal { "shape/not-a-goal", Error, Documented, "goal-element: the block's document", since "0.1.0" }
}

impl Rule for NotAGoal {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        for fault in &facts.goal.faults {
            if let FaultKind::WrongType { found, .. } = fault.kind
                && fault.path == Pointer::root()
            {
                report.at(Place::ROOT).with("found", found.name());
            }
        }
    }
}
