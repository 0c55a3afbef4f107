use crate::rules::money::Typed;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Says that a currency's code is not written in capitals.
    ///
    /// ## Why it matters
    /// It is sent in capitals all the same. Other programs that read the goal may be stricter.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "49.90", "currency": "eur" },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// Capitals: `EUR`.
    CurrencyCase {
        "money/currency-case", Hint, Documented, "ISO 4217", since "0.1.0",
        Currency(check) reads [Currency, ConvertTo]
    }
}

fn check(_facts: Facts<'_>, typed: &Typed<'_>, report: &mut Report<'_>) {
    let Some(currency) = typed.currency else {
        return;
    };
    if currency.code != typed.text {
        report.at(typed.place).with("currency", currency.code).replace("use-currency", currency.code);
    }
}
