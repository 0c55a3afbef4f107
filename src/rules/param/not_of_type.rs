use super::written;
use crate::catalog::params::Kind;
use crate::domain::amount;
use crate::rules::custom::is_boolean;
use crate::rules::facts::Param;
use crate::rules::{Facts, Report, rule};

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
    NotOfType {
        "param/not-of-type", Warning, Documented, "Meta, Standard Parameters (2026-09-12)", since "0.1.0",
        Param(check) reads []
    }
}

fn check(_facts: Facts<'_>, param: Param<'_>, report: &mut Report<'_>) {
    let (fits, key) = match written(&param).map(|spec| spec.kind) {
        Some(Kind::Number | Kind::Whole) => (amount::read(param.text, None, 2).amount().is_some(), "param/not-of-type"),
        Some(Kind::Boolean) => (is_boolean(param.text), "param/not-of-type.boolean"),
        _ => return,
    };
    if !fits {
        report.at(param.place).key(key).with("param", param.name).with("text", param.text);
    }
}
