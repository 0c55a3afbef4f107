use crate::domain::fault::{Fault, FaultKind};
use crate::rules::{Report, rule};

rule! {
    /// ## What it does
    /// Reports a setting that is none of its choices, such as `"per": "week"`.
    ///
    /// ## Why it matters
    /// The setting is left out. A goal that should count once then counts every time, and an amount is read without
    /// its number format.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "once": { "per": "week" }, "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// One of the choices that the panel offers.
    UnknownChoice {
        "shape/unknown-choice", Warning, Documented, "goal-element: the block's document", since "0.1.0",
        Fault(check) reads []
    }
}

fn check(fault: &Fault, report: &mut Report<'_>) {
    if let FaultKind::UnknownChoice(text) = &fault.kind {
        report.found(fault.path.clone()).with("text", text).remove("remove");
    }
}
