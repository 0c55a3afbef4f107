use super::place;
use crate::rules::{Facts, Report, Rule, rule};

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
    KeyEmpty { "custom/key-empty", Warning, Documented, "goal-element: parameters of one's own", since "0.1.0" }
}

impl Rule for KeyEmpty {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        for (row, custom) in facts.goal.custom.iter().enumerate() {
            if custom.key.trim().is_empty() && !custom.value.trim().is_empty() {
                report.at(place(row).key("key")).remove_at("remove-row", place(row));
            }
        }
    }
}
