use super::at;
use crate::domain::diagnostic::Params;
use crate::domain::goal::{Custom, CustomKind};
use crate::domain::letters::Trimmed as _;
use crate::domain::{Edit, Json, Spot, amount, template};
use crate::rules::{Report, rule};

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
    ValueNotOfType {
        "custom/value-not-of-type", Warning, Documented, "goal-element: parameters of one's own", since "0.1.0",
        Custom(check) reads []
    }
}

fn check(custom: &Custom, row: usize, report: &mut Report<'_>) {
    let text = custom.value.trimmed();
    let (fits, key) = match custom.kind {
        CustomKind::Text => return,
        CustomKind::Number => (amount::read(text, None, 2).amount().is_some(), "custom/value-not-of-type"),
        CustomKind::Boolean => (is_boolean(text), "custom/value-not-of-type.boolean"),
    };
    if fits || text.is_empty() || template::is_template(text) {
        return;
    }
    let path = at(row, Spot::CustomType).pointer();
    let edit = Edit::Add { path, value: Json::text(CustomKind::Text.name()) };
    let found = report.at(at(row, Spot::CustomValue)).key(key).with("text", text);
    found.fix("as-own-text", Params::default(), edit);
}

/// Whether it goes out as `true` or `false`.
pub(in crate::rules) fn is_boolean(text: &str) -> bool {
    text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false")
}
