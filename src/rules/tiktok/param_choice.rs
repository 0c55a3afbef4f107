use super::tiktok;
use crate::catalog::params;
use crate::domain::{Platform, template};
use crate::rules::facts::Param;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a parameter that takes only a few values at TikTok, and holds another one. What Meta says of the same
    /// parameter is reported by `param/unknown-choice`.
    ///
    /// ## Why it matters
    /// TikTok refuses or drops what it does not know.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "params": { "customer_type": "old" },
    ///   "destinations": { "tiktok": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// One of the values.
    ParamChoice {
        "tiktok/param-choice", Warning, Documented, "TikTok, Report App, Web, Offline, or CRM Events (2026-11-22)",
        since "0.1.0", Param(check) reads [Enabled]
    }
}

fn check(facts: Facts<'_>, param: Param<'_>, report: &mut Report<'_>) {
    if param.spec.is_some() || param.text.is_empty() || template::is_template(param.text) || tiktok(facts).is_none() {
        return;
    }
    let choices = params::find(Platform::TikTok, param.name).map_or(&[] as &[&str], |spec| spec.choices);
    if choices.is_empty() || choices.contains(&param.text) {
        return;
    }
    let mut found = report.at(param.place).with("param", param.name).with("text", param.text);
    for choice in choices {
        found = found.replace("use-choice", choice);
    }
}
