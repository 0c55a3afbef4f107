use crate::catalog::params::ParamSet;
use crate::domain::letters::Trimmed as _;
use crate::domain::{Spot, text_at};
use crate::rules::check::Text;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Says that there is a currency but no amount, with an event that does not ask for one.
    ///
    /// ## Why it matters
    /// A currency alone says nothing: it is not sent.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Lead", "value": { "amount": "", "currency": "EUR" },
    ///   "destinations": { "meta": { "enabled": true, "event": "LeadSubmitted" } } }
    /// ```
    ///
    /// ## Use instead
    /// An amount, or no currency.
    CurrencyWithoutValue {
        "money/currency-without-value", Hint, Judged, "goal-element: consistency of amount and currency", since "0.1.0",
        At(&[Spot::Currency], check) reads [Amount, Event, CustomEvent]
    }
}

fn check(facts: Facts<'_>, currency: Text<'_>, report: &mut Report<'_>) {
    let value = text_at::value(facts.goal, currency.place.owner);
    let is_alone = value.is_some_and(|value| value.amount.trimmed().is_empty()) && !currency.text.trimmed().is_empty();
    let asks = facts.known_event().is_some_and(|event| event.asks(ParamSet::VALUE));
    if is_alone && facts.event().is_some() && !asks {
        report.at(currency.place).with("currency", currency.text.trimmed()).replace("clear", "");
    }
}
