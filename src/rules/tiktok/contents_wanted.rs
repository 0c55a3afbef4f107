use super::{heard, place, tiktok};
use crate::catalog::params::ParamSet;
use crate::domain::Spot;
use crate::domain::goal::Items;
use crate::domain::letters::Trimmed as _;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Says that a shopping event tells TikTok no product.
    ///
    /// ## Why it matters
    /// TikTok's Events Manager reports missing product ids, and ads that show products from a catalogue need them.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "destinations": { "tiktok": { "enabled": true, "event": "AddToCart" } } }
    /// ```
    ///
    /// ## Use instead
    /// The rows of what was bought, or the product ids alone.
    ContentsWanted {
        "tiktok/contents-wanted", Hint, Observed, "TikTok's Events Manager: Missing content_id; endpoint page (2026-11-22)",
        since "0.1.0", Goal(check) reads [Event, CustomEvent, From, Id, ContentId]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let (Some(tiktok), Some(event)) = (tiktok(facts), heard(facts).and_then(|event| event.spec)) else {
        return;
    };
    if !event.wanted.has(ParamSet::CONTENTS) {
        return;
    }
    let own = tiktok.only.as_ref().and_then(|only| only.items.as_ref());
    let is_told = |items: &Items| {
        let is_id = |id: &String| !id.trimmed().is_empty();
        !items.from.trimmed().is_empty()
            || items.content_ids.iter().any(is_id)
            || items.contents.iter().any(|row| is_id(&row.id))
    };
    if !own.or(facts.goal.items.as_ref()).is_some_and(is_told) {
        report.at(place(Spot::Event)).with("event", event.name);
    }
}
