use super::{numbers, offer_reading};
use crate::domain::Severity;
use crate::domain::amount::{self, Reading};
use crate::rules::{Facts, Report, Rule, rule};

rule! {
    /// ## What it does
    /// Asks how an amount is meant that may be read in two ways: `1.234` is 1234 in one country and 1.234 in another.
    ///
    /// ## Why it matters
    /// An amount is never guessed. Until somebody has said how it is meant, it cannot be sent, and a Purchase without its
    /// value is not sent at all.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "1.234", "currency": "EUR" },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// Answer the question. The answer is kept in `/value/format` and holds for every later amount.
    AmbiguousNumber { "money/ambiguous-number", Error, Documented, "goal-element: a number is never guessed", since "0.1.0" }
}

impl Rule for AmbiguousNumber {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        for number in numbers(facts).filter(|number| number.value.format.is_none()) {
            let ambiguous = number.first(|text| match amount::read(text, None, 2) {
                Reading::Ambiguous(readings) => Some(readings),
                _ => None,
            });
            let Some((text, readings)) = ambiguous else {
                continue;
            };
            let [(first, _), (second, _)] = &readings;
            let mut found = report
                .at(number.place())
                .with("text", text)
                .with("first", first.to_json())
                .with("second", second.to_json());
            if let Some(variable) = number.variable {
                found = found
                    .key("money/ambiguous-number.variable")
                    .with("variable", variable)
                    .only(Severity::Warning);
            }
            for (reading, format) in &readings {
                found = offer_reading(found, &number, reading, *format);
            }
        }
    }
}
