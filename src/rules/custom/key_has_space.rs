use super::at;
use crate::domain::Spot;
use crate::domain::goal::Custom;
use crate::domain::letters::Trimmed as _;
use crate::rules::{Report, rule};

rule! {
    /// ## What it does
    /// Reports a parameter whose name has blanks in it.
    ///
    /// ## Why it matters
    /// Meta takes it, but audiences cannot be built with it.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "custom": [{ "key": "gift wrap", "value": "yes" }],
    ///   "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// A name without blanks: `gift_wrap`.
    KeyHasSpace {
        "custom/key-has-space", Warning, Documented,
        "Meta, Conversion tracking: custom parameters (2026-09-19)",
        since "0.1.0",
        Custom(check) reads []
    }
}

fn check(custom: &Custom, row: usize, report: &mut Report<'_>) {
    let key = custom.key.trimmed();
    let joined = joined(key);
    if joined != key {
        report.at(at(row, Spot::CustomKey)).with("key", key).replace("use-key", &joined);
    }
}

/// The key with `_` for every blank.
fn joined(key: &str) -> String {
    let mut joined = String::with_capacity(key.len());
    for character in key.chars() {
        joined.push(if character.is_whitespace() { '_' } else { character });
    }
    joined
}
