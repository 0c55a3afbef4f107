use super::written;
use crate::rules::facts::Param;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a standard parameter that takes a few values only, and holds another.
    ///
    /// ## Why it matters
    /// Meta does not know the value.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "params": { "delivery_category": "by bike" },
    ///   "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// One of the values that Meta lists: `in_store`, `curbside`, `home_delivery`.
    UnknownChoice {
        "param/unknown-choice", Warning, Documented, "Meta, Standard Parameters (2026-09-12)", since "0.1.0",
        Param(check) reads []
    }
}

/// More would be a list, not a suggestion.
const MOST: usize = 3;

fn check(_facts: Facts<'_>, param: Param<'_>, report: &mut Report<'_>) {
    let choices = written(&param).filter(|_| param.is_metas()).map_or(&[] as &[&str], |spec| spec.choices);
    if choices.is_empty() || choices.contains(&param.text) {
        return;
    }
    let mut found = report.at(param.place).with("param", param.name).with("text", param.text);
    if choices.len() <= MOST {
        for choice in choices {
            found = found.replace("use-choice", choice);
        }
    }
}
