use super::offers;
use crate::domain::Severity;
use crate::domain::amount::Reading;
use crate::rules::money::Number;
use crate::rules::{Report, rule};

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
    AmbiguousNumber {
        "money/ambiguous-number", Error, Documented, "goal-element: a number is never guessed", since "0.1.0",
        Number(check) reads [Amount, Currency, Format]
    }
}

fn check(number: &Number<'_>, report: &mut Report<'_>) {
    for told in &number.texts {
        let Reading::Ambiguous([first, second]) = &told.stored else {
            continue;
        };
        let mut found = report.at(number.place).with("text", told.text);
        found = found.with("first", &first.0.to_json()).with("second", &second.0.to_json());
        if let Some(variable) = number.variable {
            found = found.key("money/ambiguous-number.variable").with("variable", variable);
            found = found.only(Severity::Warning);
        }
        found = offers::reading(found, number, &first.0, first.1);
        offers::reading(found, number, &second.0, second.1);
        break;
    }
}
