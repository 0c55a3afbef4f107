use super::{place, rows};
use crate::domain::goal::CustomKind;
use crate::domain::{amount, template};
use crate::rules::{Facts, Report, Rule, rule};

rule! {
    /// ## What it does
    /// Reports a value that is not what its row says: words for a number, something else than `true` and `false`.
    ///
    /// ## Why it matters
    /// It is left out of the request.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "custom": [{ "key": "guests", "value": "four", "type": "number" }], "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// A value of that type, or send it as text.
    ValueNotOfType { "custom/value-not-of-type", Warning, Documented, "goal-element: parameters of one's own", since "0.1.0" }
}

impl Rule for ValueNotOfType {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        for (row, _, custom) in rows(facts) {
            let text = custom.value.trim();
            let fits = match custom.kind {
                CustomKind::Text => true,
                CustomKind::Number => amount::read(text, None, 2).amount().is_some(),
                CustomKind::Boolean => {
                    text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false")
                }
            };
            if fits || text.is_empty() || template::is_template(text) {
                continue;
            }
            let found = report.at(place(row).key("value")).with("text", text);
            let found = if custom.kind == CustomKind::Boolean {
                found.key("custom/value-not-of-type.boolean")
            } else {
                found
            };
            found.set(
                "as-own-text",
                place(row).key("type"),
                CustomKind::Text.name(),
            );
        }
    }
}
