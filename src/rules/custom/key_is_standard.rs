use super::at;
use crate::catalog::params;
use crate::domain::goal::Custom;
use crate::domain::letters::Trimmed as _;
use crate::domain::{Platform, Severity, Spot};
use crate::rules::{Report, rule};

rule! {
    /// ## What it does
    /// Reports a parameter of one's own that has the name of one of Meta's.
    ///
    /// ## Why it matters
    /// The request would hold the name twice, or beside the one that Meta reads. Meta's own libraries refuse it.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "custom": [{ "key": "currency", "value": "EUR" }],
    ///   "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// The field that the block has for it; or another name.
    KeyIsStandard {
        "custom/key-is-standard", Error, Documented,
        "facebook-python-business-sdk, custom_data.py (2026-08-05)",
        since "0.1.0",
        Custom(check) reads []
    }
}

fn check(custom: &Custom, row: usize, report: &mut Report<'_>) {
    let key = custom.key.trimmed();
    let Some(spec) = params::find_written_alike(Platform::Meta, key) else {
        return;
    };
    let found = report.at(at(row, Spot::CustomKey)).with("key", key).with("standard", spec.name);
    let found = found.replace("use-key", &["own_", spec.name].concat());
    if spec.name != key {
        found.key("custom/key-is-standard.case").only(Severity::Warning);
    }
}
