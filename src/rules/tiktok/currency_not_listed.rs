use super::{heard, place, tiktok};
use crate::catalog::currencies::{self, Standing};
use crate::domain::letters::Trimmed as _;
use crate::domain::{Place, Platform, Severity, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a currency that is not among the 62 that TikTok lists for the Events API. It is a hint for the five that
    /// TikTok's SDKs for apps list besides.
    ///
    /// ## Why it matters
    /// Whether TikTok refuses the event or only ignores its value is not known; either way there is no return on ad
    /// spend.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "49.90", "currency": "GHS" },
    ///   "destinations": { "tiktok": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// Have the value converted for TikTok into a currency that it lists, such as USD or EUR.
    CurrencyNotListed {
        "tiktok/currency-not-listed", Warning, Observed, "TikTok's list of currencies, endpoint page and SDKs (2026-11-22)",
        since "0.1.0", Goal(check) reads [Currency, ConvertTo, Event, CustomEvent]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let (Some(tiktok), Some(_)) = (tiktok(facts), heard(facts)) else {
        return;
    };
    let (owner, value) = facts.value_heard(Platform::TikTok);
    let Some(value) = value.filter(|value| !value.amount.trimmed().is_empty()) else {
        return;
    };
    let is_converted = !tiktok.convert_to.trimmed().is_empty();
    let text = if is_converted { &tiktok.convert_to } else { &value.currency };
    let Some(currency) = currencies::read(text) else {
        return;
    };
    let standing = currency.standing(Platform::TikTok);
    if !matches!(standing, Standing::Unlisted | Standing::InApps) {
        return;
    }
    let at = if is_converted { place(Spot::ConvertTo) } else { Place::own(owner, Spot::Currency) };
    let found = report.at(at).with("currency", currency.code);
    if standing == Standing::InApps {
        found.key("tiktok/currency-not-listed.apps").only(Severity::Hint);
    }
}
