use crate::domain::fault::{Fault, FaultKind};
use crate::rules::{Report, rule};

rule! {
    /// ## What it does
    /// Reports a text that stops being JSON, and after how many bytes.
    ///
    /// ## Why it matters
    /// What follows could not be read, so nothing else is judged.
    ///
    /// ## Example
    /// ```text
    /// { "version": 1, "name": "Order paid",
    /// ```
    ///
    /// ## Use instead
    /// Write the document with `JSON.stringify`.
    NotJson {
        "shape/not-json", Error, Documented, "RFC 8259", since "0.1.0",
        Fault(check) reads []
    }
}

fn check(fault: &Fault, report: &mut Report<'_>) {
    if let FaultKind::NotJson(at) = fault.kind {
        report.found(fault.path.clone()).number("at", at);
    }
}
