use super::at;
use crate::domain::Spot;
use crate::domain::letters::Trimmed as _;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a parameter whose name is used a second time.
    ///
    /// ## Why it matters
    /// Only one of the two values can be read from the request, and it is not sure which.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "custom": [{ "key": "plan", "value": "gold" }, { "key": "plan", "value": "silver" }], "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// One row per name.
    KeyTwice {
        "custom/key-twice", Warning, Documented, "RFC 8259, section 4", since "0.1.0",
        Goal(check) reads [CustomKey]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let all = &facts.goal.custom;
    for (row, custom) in all.iter().enumerate() {
        let key = custom.key.trimmed();
        if !key.is_empty() && all.iter().take(row).any(|earlier| earlier.key.trimmed() == key) {
            report.at(at(row, Spot::CustomKey)).with("key", key).remove_at("remove-row", at(row, Spot::CustomRow));
        }
    }
}
