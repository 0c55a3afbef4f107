use super::offers;
use crate::domain::Severity;
use crate::domain::amount::Reading;
use crate::domain::goal::NumberFormat;
use crate::rules::money::Number;
use crate::rules::{Report, rule};

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
    FormatMismatch {
        "money/format-mismatch", Error, Documented, "goal-element: a number is never guessed", since "0.1.0",
        Number(check) reads [Amount, Currency, Format]
    }
}

fn check(number: &Number<'_>, report: &mut Report<'_>) {
    let Some(format) = number.value.format else {
        return;
    };
    for told in &number.texts {
        if told.stored != Reading::NotANumber {
            continue;
        }
        let free = number.free(told);
        if free == Reading::NotANumber {
            continue;
        }
        let mut found = report.at(number.place).with("text", told.text).with("format", format.name());
        if let Some(variable) = number.variable {
            found = found.key("money/format-mismatch.variable").with("variable", variable);
            found = found.only(Severity::Warning);
        }
        match &free {
            Reading::Plain(amount) => {
                offers::reading(found, number, amount, NumberFormat::Point);
            }
            Reading::Local(amount, format) => {
                offers::reading(found, number, amount, *format);
            }
            Reading::Ambiguous([first, second]) => {
                found = offers::reading(found, number, &first.0, first.1);
                offers::reading(found, number, &second.0, second.1);
            }
            Reading::Empty | Reading::NotANumber => {}
        }
        break;
    }
}
