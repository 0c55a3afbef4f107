use crate::domain::letters::Trimmed as _;
use crate::domain::{Owner, Spot};
use crate::rules::check::Text;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Says that a value is to be converted into the currency that it has already, or that there is no value to convert.
    ///
    /// ## Why it matters
    /// Nothing happens. Somebody may have meant another currency.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "49.90", "currency": "EUR" },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase", "convert_to": "EUR" } } }
    /// ```
    ///
    /// ## Use instead
    /// Leave it empty: the value is sent as it is.
    ConvertToSame {
        "money/convert-to-same", Hint, Documented, "goal-element: conversion", since "0.1.0",
        At(&[Spot::ConvertTo], check) reads [Amount, Currency]
    }
}

fn check(facts: Facts<'_>, typed: Text<'_>, report: &mut Report<'_>) {
    let Owner::Only(platform) = typed.place.owner else {
        return;
    };
    let Some(wanted) = typed.written().filter(|_| facts.counts(typed.place.owner)) else {
        return;
    };
    let (_, value) = facts.value_heard(platform);
    let key = match value.filter(|value| !value.amount.trimmed().is_empty()) {
        Some(value) if value.currency.trimmed().eq_ignore_ascii_case(wanted) => "money/convert-to-same",
        Some(_) => return,
        None => "money/convert-to-same.no-value",
    };
    report.at(typed.place).key(key).with("currency", wanted).replace("clear", "");
}
