use crate::catalog::params::Place;
use crate::rules::facts::Param;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a parameter that has a field of its own in the block, such as `currency` or `contents`.
    ///
    /// ## Why it matters
    /// The request would hold it twice, and Meta would read one of the two.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "params": { "currency": "EUR" }, "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// The field for it under *Value* or *Products*.
    HasOwnField {
        "param/has-own-field", Error, Documented, "RFC 8259, section 4", since "0.1.0",
        Param(check) reads []
    }
}

fn check(_facts: Facts<'_>, param: Param<'_>, report: &mut Report<'_>) {
    if param.spec.is_some_and(|spec| spec.place != Place::Params) {
        report.at(param.place).with("param", param.name).remove("remove");
    }
}
