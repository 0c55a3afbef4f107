use super::{numbers, offer_reading};
use crate::domain::Severity;
use crate::domain::amount::{self, Reading};
use crate::domain::goal::NumberFormat;
use crate::rules::{Facts, Report, Rule, rule};

rule! {
    /// ## What it does
    /// Reports an amount that is not written in the number format that is stored with the goal.
    ///
    /// ## Why it matters
    /// The amount cannot be read, so it is not sent; a Purchase without its value is not sent at all.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "value": { "amount": "1.234,56", "currency": "EUR", "format": "1,234.56" },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// The format in which the amount is written; or an amount in the format that is stored.
    FormatMismatch { "money/format-mismatch", Error, Documented, "goal-element: a number is never guessed", since "0.1.0" }
}

impl Rule for FormatMismatch {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        for number in numbers(facts) {
            let Some(format) = number.value.format else {
                continue;
            };
            let other =
                number.first(
                    |text| match (number.reading(text), amount::read(text, None, 2)) {
                        (Reading::NotANumber, Reading::NotANumber | Reading::Empty) => None,
                        (Reading::NotANumber, other) => Some(other),
                        _ => None,
                    },
                );
            let Some((text, reading)) = other else {
                continue;
            };
            let mut found = report
                .at(number.place())
                .with("text", text)
                .with("format", format.name());
            if let Some(variable) = number.variable {
                found = found
                    .key("money/format-mismatch.variable")
                    .with("variable", variable)
                    .only(Severity::Warning);
            }
            let readings = match reading {
                Reading::Plain(amount) => Vec::from([(amount, NumberFormat::Point)]),
                Reading::Local(amount, format) => Vec::from([(amount, format)]),
                Reading::Ambiguous(readings) => Vec::from(readings),
                Reading::Empty | Reading::NotANumber => Vec::new(),
            };
            for (amount, format) in &readings {
                found = offer_reading(found, &number, amount, *format);
            }
        }
    }
}
