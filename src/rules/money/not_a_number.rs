use super::{numbers, without_currency};
use crate::domain::Severity;
use crate::domain::amount::{self, Reading};
use crate::domain::template::{self, Part};
use crate::rules::facts::Owner;
use crate::rules::{Facts, Report, Rule, rule};

rule! {
    /// ## What it does
    /// Reports an amount that is no number: `12abc`, `1e400`, `$10`, or a variable with words around it.
    ///
    /// ## Why it matters
    /// The amount cannot be read, so it is not sent; a Purchase without its value is not sent at all.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "12abc", "currency": "EUR" },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// Digits, with a point before the decimals: `49.90`. Or one variable and nothing else. The currency has its own field.
    NotANumber {
        "money/not-a-number", Error, Documented, "Meta, Standard Parameters: value is a number (2026-09-12)", since "0.1.0"
    }
}

impl Rule for NotANumber {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        for number in numbers(facts) {
            let no_number = |text: &str| {
                let is_no = number.reading(text) == Reading::NotANumber
                    && amount::read(text, None, 2) == Reading::NotANumber;
                is_no.then_some(())
            };
            let Some((text, ())) = number.first(no_number) else {
                continue;
            };
            let found = report.at(number.place()).with("text", text);
            if let Some(variable) = number.variable {
                found
                    .key("money/not-a-number.variable")
                    .with("variable", variable)
                    .only(Severity::Warning);
            } else if let Some(bare) = without_currency(text) {
                found.replace("use-amount", number.place(), bare);
            }
        }
        for (owner, value) in facts.values() {
            mixed(owner, &value.amount, report);
        }
    }
}

/// Variables with other things than digits around them never make a number.
fn mixed(owner: Owner, text: &str, report: &mut Report<'_>) {
    let parts = template::parts(text);
    let has_variable = parts.iter().any(|part| matches!(part, Part::Variable(_)));
    let is_digits = |literal: &str| {
        literal
            .chars()
            .all(|character| matches!(character, '0'..='9' | '.' | ',' | '-' | '+' | ' '))
    };
    let has_words = parts
        .iter()
        .any(|part| matches!(part, Part::Literal(literal) if !is_digits(literal)));
    if !has_variable || !has_words {
        return;
    }
    let place = || owner.place("value").key("amount");
    let found = report
        .at(place())
        .key("money/not-a-number.around")
        .with("text", text);
    let mut names = template::names(text);
    if let (Some(name), None) = (names.next(), names.next()) {
        found.replace("use-amount", place(), &["{{", name, "}}"].concat());
    }
}
