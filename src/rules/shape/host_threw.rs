use crate::domain::fault::{Fault, FaultKind};
use crate::rules::{Report, rule};

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
    HostThrew {
        "shape/host-threw", Error, Documented, "goal-element: the block's document is JSON", since "0.1.0",
        Fault(check) reads []
    }
}

fn check(fault: &Fault, report: &mut Report<'_>) {
    if fault.kind == FaultKind::Threw {
        report.found(fault.path.clone());
    }
}
