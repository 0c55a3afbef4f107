use crate::catalog::params;
use crate::domain::{Platform, Severity};
use crate::rules::{Facts, Report, Rule, rule};

rule! {
    /// ## What it does
    /// Reports `num_items` with an event other than InitiateCheckout.
    ///
    /// ## Why it matters
    /// Meta's page on parameters has it for InitiateCheckout alone; another page lists it for Purchase as well. With other
    /// events it says nothing.
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
        "items/num-items-elsewhere", Warning, Documented, "Meta, Standard Parameters: num_items (2026-09-12)", since "0.1.0"
    }
}

impl Rule for NumItemsElsewhere {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        let (Some(event), Some(spec)) = (facts.standard_event(), params::find(Platform::Meta, "num_items")) else {
            return;
        };
        if params::is_for(Platform::Meta, spec, event) {
            return;
        }
        for (owner, items) in &facts.seen.items {
            if items.num_items.trim().is_empty() {
                continue;
            }
            let place = owner.place("items").key("num_items");
            let found = report.at(place).with("event", event).remove("remove");
            if params::is_also_for(Platform::Meta, spec, event) {
                found.key("items/num-items-elsewhere.maybe").only(Severity::Hint);
            }
        }
    }
}
