use crate::catalog::currencies::Standing;
use crate::catalog::params::ParamSet;
use crate::domain::{Platform, Severity};
use crate::rules::money::Typed;
use crate::rules::{Facts, Report, rule};

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
        "money/currency-refused", Error, Documented,
        "Meta's answer 100/2804011, and reports of it (2026-09-12)",
        since "0.1.0",
        Currency(check) reads [Currency, ConvertTo, Event, CustomEvent]
    }
}

fn check(facts: Facts<'_>, typed: &Typed<'_>, report: &mut Report<'_>) {
    let required = facts.known_event().is_some_and(|event| event.requires(ParamSet::CURRENCY));
    let Some(currency) = typed.currency else {
        return;
    };
    if currency.standing(Platform::Meta) != Standing::Refused {
        return;
    }
    let found = report.at(typed.place).with("currency", currency.code);
    if !required {
        // The refusal has been seen with Purchase only.
        found.key("money/currency-refused.maybe").only(Severity::Warning);
    }
}
