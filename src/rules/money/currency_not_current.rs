use crate::catalog::currencies::Standing;
use crate::domain::Platform;
use crate::rules::money::Typed;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports the code of a currency that is no money any more, such as the kuna, or never was: a metal, a fund, a test code.
    ///
    /// ## Why it matters
    /// Nobody pays in it. Meta's reports would show nothing, or a value that is wrong.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "49.90", "currency": "HRK" },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// The currency that the subscriber really pays in. Mind the amount, too, where one currency took another's place.
    CurrencyNotCurrent {
        "money/currency-not-current", Warning, Documented, "ISO 4217, lists one and three (2026-01-01)", since "0.1.0",
        Currency(check) reads [Currency, ConvertTo]
    }
}

fn check(_facts: Facts<'_>, typed: &Typed<'_>, report: &mut Report<'_>) {
    let Some(currency) = typed.currency else {
        return;
    };
    let key = match currency.standing(Platform::Meta) {
        Standing::NotMoney => "money/currency-not-current.not-money",
        Standing::Withdrawn => "money/currency-not-current",
        _ => return,
    };
    let found = report.at(typed.place).key(key).with("currency", currency.code);
    if let Some(successor) = currency.successor() {
        found.replace("use-currency", successor);
    }
}
