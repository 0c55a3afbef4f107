use super::{place, rows};
use crate::rules::{Facts, Report, Rule, rule};

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
    KeyHasSpace { "custom/key-has-space", Warning, Documented, "Meta, Conversion tracking: custom parameters (2026-09-19)", since "0.1.0" }
}

impl Rule for KeyHasSpace {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        for (row, key, _) in rows(facts).filter(|(_, key, _)| key.contains(char::is_whitespace)) {
            let joined: String = key
                .chars()
                .map(|character| {
                    if character.is_whitespace() {
                        '_'
                    } else {
                        character
                    }
                })
                .collect();
            let place = place(row).key("key");
            report
                .at(place.clone())
                .with("key", key)
                .replace("use-key", place, &joined);
        }
    }
}
