use crate::domain::fault::{Fault, FaultKind};
use crate::rules::{Report, rule};

rule! {
    /// ## What it does
    /// Reports a document with more than 1 MB of text, more than 20,000 values, or nested deeper than 16 levels.
    ///
    /// ## Why it matters
    /// The rest was not read: a block must not be able to stop the whole editor. A goal needs a small part of that.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "destinations": {},
    ///   "x": [[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]] }
    /// ```
    ///
    /// ## Use instead
    /// Keep only the goal in the block's document, and other data elsewhere in the node.
    TooLarge {
        "shape/too-large", Error, Documented, "goal-element: limits of reading", since "0.1.0",
        Fault(check) reads []
    }
}

fn check(fault: &Fault, report: &mut Report<'_>) {
    let key = match fault.kind {
        FaultKind::TooLarge => "shape/too-large",
        FaultKind::TooDeep => "shape/too-large.deep",
        _ => return,
    };
    report.found(fault.path.clone()).key(key);
}
