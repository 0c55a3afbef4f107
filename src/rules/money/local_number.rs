use crate::domain::Severity;
use crate::domain::amount::Reading;
use crate::domain::diagnostic::Params;
use crate::rules::money::Number;
use crate::rules::{Report, rule};

rule! {
    /// ## What it does
    /// Reports an amount in a local form, such as `1.234,56`, whose number format is not stored.
    ///
    /// ## Why it matters
    /// This amount can be read in one way only, and is. The next one may be `1.234`, which could be two numbers and would
    /// not be sent.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "1.234,56", "currency": "EUR" },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// Store the format; it holds for every later amount.
    LocalNumber {
        "money/local-number", Warning, Documented, "goal-element: a number is never guessed", since "0.1.0",
        Number(check) reads [Amount, Currency, Format]
    }
}

fn check(number: &Number<'_>, report: &mut Report<'_>) {
    for told in &number.texts {
        let Reading::Local(amount, format) = &told.stored else {
            continue;
        };
        let found = report.at(number.place).with("text", told.text).with("amount", &amount.to_json());
        let found = match number.variable {
            Some(variable) => found.key("money/local-number.variable").with("variable", variable),
            None => found.only(Severity::Hint),
        };
        if let Some(edit) = number.store(*format) {
            found.fix("keep-format", Params::default(), edit);
        }
        break;
    }
}
