use crate::domain::Pointer;
use crate::domain::fault::{Fault, FaultKind};
use crate::rules::{Report, rule};

rule! {
    /// ## What it does
    /// Reports a value of another type than its field has: a list for a text, a text for a switch.
    ///
    /// ## Why it matters
    /// The value is not used. The block would not do what its document seems to say.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": ["Order paid"], "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// The type that the document has there. `null` counts as left out.
    WrongType {
        "shape/wrong-type", Error, Documented, "goal-element: the block's document", since "0.1.0",
        Fault(check) reads []
    }
}

fn check(fault: &Fault, report: &mut Report<'_>) {
    if let FaultKind::WrongType { expected, found } = fault.kind
        && fault.path != Pointer::root()
    {
        let said = report.found(fault.path.clone());
        said.with("expected", expected.name()).with("found", found.name()).remove("remove");
    }
}
