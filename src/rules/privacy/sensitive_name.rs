use crate::catalog::sensitive::{self, Matter};
use crate::domain::Spot;
use crate::rules::check::Text;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports an event or a parameter of one's own whose name tells of somebody's health or money, or of contact data.
    ///
    /// ## Why it matters
    /// Ad platforms forbid such data, in names as well. Meta drops what it takes for it without a word, and flags
    /// conversions that suggest it.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Asked for an offer", "custom": [{ "key": "diagnosis", "value": "x" }],
    ///   "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// A name that tells nothing about the person: `offer_a`. Contact data goes along hashed by itself.
    SensitiveName {
        "privacy/sensitive-name", Warning, Judged, "Meta Business Tools Terms; the words are our choice (2026-11-22)",
        since "0.1.0",
        At(&[Spot::CustomKey, Spot::CustomEvent], check) reads []
    }
}

fn check(facts: Facts<'_>, name: Text<'_>, report: &mut Report<'_>) {
    let is_event = name.place.spot == Spot::CustomEvent;
    let Some(written) = name.written().filter(|_| facts.counts(name.place.owner)) else {
        return;
    };
    let key = match sensitive::of_name(written) {
        Some(Matter::Health) => "privacy/sensitive-name",
        Some(Matter::Finance) => "privacy/sensitive-name.finance",
        // An event only says that something was done with an address.
        Some(Matter::Contact) if !is_event => "privacy/sensitive-name.contact",
        _ => return,
    };
    let place = if is_event { name.place.beside(Spot::Event) } else { name.place };
    report.at(place).key(key).with("name", written);
}
