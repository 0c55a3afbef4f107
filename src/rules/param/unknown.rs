use crate::catalog::params;
use crate::domain::{Owner, Platform};
use crate::rules::facts::Param;
use crate::rules::{Facts, Report, rule};

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
    Unknown {
        "param/unknown", Hint, Documented, "Meta, Standard Parameters (2026-09-12)", since "0.1.0",
        Param(check) reads []
    }
}

fn check(facts: Facts<'_>, param: Param<'_>, report: &mut Report<'_>) {
    let hears = |platform| facts.counts(Owner::Only(platform));
    // Where TikTok alone hears, what TikTok takes is known enough.
    let is_enough =
        || !hears(Platform::Meta) && hears(Platform::TikTok) && params::find(Platform::TikTok, param.name).is_some();
    if param.spec.is_some() || !param.is_metas() || is_enough() {
        return;
    }
    let found = report.at(param.place).with("param", param.name);
    if let Some(meant) = params::nearest(Platform::Meta, param.name) {
        found.key("param/unknown.near").with("meant", meant);
    }
}
