use super::heard;
use crate::catalog::params::ParamSet;
use crate::domain::letters::Trimmed as _;
use crate::domain::{Place, Platform, Spot};
use crate::rules::money::offers;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a purchase without a value that TikTok hears. It is silent where Meta asks for the same value.
    ///
    /// ## Why it matters
    /// TikTok takes the event, and its Events Manager reports the missing value: there is no return on ad spend, and no
    /// campaign can be optimised for it.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "destinations": { "tiktok": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// The amount, or the variable that holds it.
    ValueWanted {
        "tiktok/value-wanted", Warning, Documented, "TikTok, Report App, Web, Offline, or CRM Events (2026-11-22)",
        since "0.1.0", Goal(check) reads [Amount, Event, CustomEvent]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(event) = heard(facts).and_then(|event| event.spec) else {
        return;
    };
    let (owner, value) = facts.value_heard(Platform::TikTok);
    let is_missing = value.is_none_or(|value| value.amount.trimmed().is_empty());
    if !is_missing || !event.wanted.has(ParamSet::VALUE) {
        return;
    }
    let meta_asks = facts.known_event().is_some_and(|event| event.asks(ParamSet::VALUE));
    if !meta_asks || facts.value_heard(Platform::Meta).0 != owner {
        offers::variables(report.at(Place::own(owner, Spot::Amount)).with("event", event.name), facts, owner, value);
    }
}
