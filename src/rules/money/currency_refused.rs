use super::{is_required, typed_currencies};
use crate::catalog::currencies::Standing;
use crate::domain::Severity;
use crate::rules::{Facts, Report, Rule, rule};

rule! {
    /// ## What it does
    /// Reports a currency that Meta is known to refuse: MRU, the ouguiya of Mauritania.
    ///
    /// ## Why it matters
    /// Meta's own table lags behind ISO 4217. It refuses a Purchase in this currency (100/2804011).
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "490", "currency": "MRU" },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// Another currency, with the amount converted into it.
    CurrencyRefused {
        "money/currency-refused", Error, Documented, "Meta's answer 100/2804011, and reports of it (2026-09-12)",
        since "0.1.0"
    }
}

impl Rule for CurrencyRefused {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        for typed in typed_currencies(facts) {
            let Some(currency) = typed
                .read()
                .filter(|currency| currency.standing == Standing::Refused)
            else {
                continue;
            };
            let found = report.at(typed.place()).with("currency", currency.code);
            if !is_required(facts, "currency") {
                // The refusal has been seen with Purchase only.
                found
                    .key("money/currency-refused.maybe")
                    .only(Severity::Warning);
            }
        }
    }
}
