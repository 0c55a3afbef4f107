use crate::domain::letters::Trimmed as _;
use crate::domain::{Place, Spot};
use crate::rules::sums::{fixed, whole};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a number of items that is not what the quantities of the rows add up to.
    ///
    /// ## Why it matters
    /// The request says two things of one cart, and nobody knows which one a report shows.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "items": { "contents": [{ "id": "sku-1", "quantity": "2" }], "num_items": "3" },
    ///   "destinations": { "meta": { "enabled": true, "event": "InitiateCheckout" } } }
    /// ```
    ///
    /// ## Use instead
    /// The sum of the quantities.
    NumItemsDiffer {
        "items/num-items-differ", Warning, Judged, "goal-element: consistency of num_items and contents", since "0.1.0",
        Goal(check) reads [NumItems, Quantity, From]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(items) = facts.goal.items.as_ref().filter(|items| items.from.trimmed().is_empty()) else {
        return;
    };
    let (Some(told), Some(pieces)) = (fixed(&items.num_items), facts.sums.pieces()) else {
        return;
    };
    if told != pieces * 10_000 {
        let sum = whole(pieces);
        let found = report.at(Place::of(Spot::NumItems)).with("text", items.num_items.trimmed());
        found.with("sum", &sum).replace("use-amount", &sum);
    }
}
