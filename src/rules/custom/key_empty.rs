use super::at;
use crate::domain::Spot;
use crate::domain::goal::Custom;
use crate::domain::letters::Trimmed as _;
use crate::rules::{Report, rule};

rule! {
    /// ## What it does
    /// Reports a parameter with a value and without a name.
    ///
    /// ## Why it matters
    /// It cannot be sent without a name; the value is left out.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "custom": [{ "key": "", "value": "gold" }],
    ///   "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// A short name without blanks: `plan`.
    KeyEmpty {
        "custom/key-empty", Warning, Documented, "goal-element: parameters of one's own", since "0.1.0",
        Custom(check) reads []
    }
}

fn check(custom: &Custom, row: usize, report: &mut Report<'_>) {
    if custom.key.trimmed().is_empty() && !custom.value.trimmed().is_empty() {
        report.at(at(row, Spot::CustomKey)).remove_at("remove-row", at(row, Spot::CustomRow));
    }
}
