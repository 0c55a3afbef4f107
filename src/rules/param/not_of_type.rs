use super::written;
use crate::catalog::params::{Kind, Place};
use crate::domain::amount;
use crate::rules::{Facts, Report, Rule, rule};

rule! {
    /// ## What it does
    /// Reports a standard parameter that takes a number, or yes and no, and holds something else.
    ///
    /// ## Why it matters
    /// It is left out of the request.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "params": { "net_revenue": "a lot" },
    ///   "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// Digits, with a point before the decimals; `true` or `false` for yes and no; or a variable that holds them.
    NotOfType { "param/not-of-type", Warning, Documented, "Meta, Standard Parameters (2026-09-12)", since "0.1.0" }
}

impl Rule for NotOfType {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        for param in written(facts).filter(|param| param.spec.place == Place::Params) {
            let (fits, key) = match param.spec.kind {
                Kind::Number | Kind::Whole => (
                    amount::read(param.text, None, 2).amount().is_some(),
                    "param/not-of-type",
                ),
                Kind::Boolean => {
                    let fits = param.text.eq_ignore_ascii_case("true")
                        || param.text.eq_ignore_ascii_case("false");
                    (fits, "param/not-of-type.boolean")
                }
                Kind::Text | Kind::Currency | Kind::Choice | Kind::List | Kind::Rows => continue,
            };
            if !fits {
                report
                    .at(param.place())
                    .key(key)
                    .with("param", param.spec.name)
                    .with("text", param.text);
            }
        }
    }
}
