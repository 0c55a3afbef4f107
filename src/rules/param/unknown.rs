use crate::catalog::{params, spelling};
use crate::rules::{Facts, Report, Rule, rule};

rule! {
    /// ## What it does
    /// Says that a parameter among the standard ones is none of Meta's.
    ///
    /// ## Why it matters
    /// It is sent as a parameter of one's own. If it was meant to be one of Meta's, Meta does not read it.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "params": { "orderid": "1047" }, "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// Meta's own name: `order_id`; or a row among the parameters of your own.
    Unknown { "param/unknown", Hint, Documented, "Meta, Standard Parameters (2026-09-12)", since "0.1.0" }
}

impl Rule for Unknown {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        for (owner, name, _) in facts
            .params()
            .filter(|(_, name, _)| params::find(name).is_none())
        {
            let found = report
                .at(owner.place("params").key(name))
                .with("param", name);
            if let Some(meant) =
                spelling::nearest(name, &mut params::ALL.iter().map(|param| param.name))
            {
                found.key("param/unknown.near").with("meant", meant);
            }
        }
    }
}
