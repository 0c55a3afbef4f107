use crate::domain::fault::FaultKind;
use crate::rules::{Facts, Report, Rule, rule};

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
    NotJson { "shape/not-json", Error, Documented, "RFC 8259", since "0.1.0" }
}

impl Rule for NotJson {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        for fault in &facts.goal.faults {
            if let FaultKind::NotJson(at) = fault.kind {
                report.found(fault.path.clone()).number("at", at);
            }
        }
    }
}
