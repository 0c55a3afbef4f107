use crate::domain::fault::FaultKind;
use crate::rules::{Facts, Report, Rule, rule};

rule! {
    /// ## What it does
    /// Reports a member whose getter or proxy threw while the block read it.
    ///
    /// ## Why it matters
    /// The rest of the document cannot be trusted to be what the host meant, so nothing else is judged.
    ///
    /// ## Example
    /// ```js
    /// const goal = { version: 1, get name() { throw new Error("not loaded"); } };
    /// ```
    ///
    /// ## Use instead
    /// Hand in plain data, for instance `structuredClone` of what the editor holds.
    HostThrew { "shape/host-threw", Error, Documented, "goal-element: the block's document is JSON", since "0.1.0" }
}

impl Rule for HostThrew {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        for fault in &facts.goal.faults {
            if fault.kind == FaultKind::Threw {
                report.found(fault.path.clone());
            }
        }
    }
}
