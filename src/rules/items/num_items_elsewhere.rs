use crate::catalog::params;
use crate::domain::letters::Trimmed as _;
use crate::domain::{Platform, Spot};
use crate::rules::check::Text;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports `num_items` with an event other than InitiateCheckout.
    ///
    /// ## Why it matters
    /// Meta's page on parameters has it for InitiateCheckout alone; another page lists it for Purchase as well. With other
    /// events it says nothing, so it is not sent there: it stays in the goal until an event takes it.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Put into the cart", "items": { "num_items": "2" },
    ///   "destinations": { "meta": { "enabled": true, "event": "AddToCart" } } }
    /// ```
    ///
    /// ## Use instead
    /// The quantity of each row of contents.
    NumItemsElsewhere {
        "items/num-items-elsewhere", Hint, Documented,
        "Meta, Standard Parameters: num_items (2026-09-12)",
        since "0.1.0",
        At(&[Spot::NumItems], check) reads [Event, CustomEvent]
    }
}

fn check(facts: Facts<'_>, text: Text<'_>, report: &mut Report<'_>) {
    if text.text.trimmed().is_empty() {
        return;
    }
    let (Some(event), Some(spec)) = (facts.standard_event(), params::find(Platform::Meta, "num_items")) else {
        return;
    };
    if params::is_for(Platform::Meta, spec, event) {
        return;
    }
    let found = report.at(text.place).with("event", event).remove("remove");
    if params::is_also_for(Platform::Meta, spec, event) {
        found.key("items/num-items-elsewhere.maybe");
    }
}
