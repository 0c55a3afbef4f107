use crate::domain::diagnostic::Params;
use crate::domain::fault::{Fault, FaultKind};
use crate::domain::{Edit, Json};
use crate::rules::{Report, rule};

rule! {
    /// ## What it does
    /// Reports a JSON number where the document holds text.
    ///
    /// ## Why it matters
    /// The number is used, but programs on the way may change its digits: `0.1` added to `0.2` becomes
    /// `0.30000000000000004`, and an order number of 17 digits loses its last ones. Texts stay as they are.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": 49.90, "currency": "EUR" },
    ///   "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// The same digits as text: `"49.90"`.
    NumberForText {
        "shape/number-for-text", Warning, Documented, "goal-element: numbers travel as text", since "0.1.0",
        Fault(check) reads []
    }
}

fn check(fault: &Fault, report: &mut Report<'_>) {
    if let FaultKind::NumberAsText(digits) = &fault.kind {
        let params = Params::default().with("value", digits.as_str());
        let edit = Edit::Replace { path: fault.path.clone(), value: Json::text(digits.as_str()) };
        // The field is an amount at times; its digits stay the same, so this is no change of the amount.
        report.found(fault.path.clone()).with("digits", digits).safe_fix("as-text", params, edit);
    }
}
