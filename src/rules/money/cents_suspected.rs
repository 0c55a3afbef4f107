use crate::domain::{Place, Spot};
use crate::rules::items::amount_and_sum;
use crate::rules::sums::shown;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports an amount that is a hundred times what the rows of contents add up to: 4990 where 49.90 is meant.
    ///
    /// ## Why it matters
    /// Shops often count in cents. Meta takes the number as it stands, and every sale is worth a hundred times as much.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "4990", "currency": "EUR" },
    ///   "items": { "contents": [{ "id": "sku-1", "quantity": "1", "item_price": "49.90" }] },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// The amount with its decimals: `49.90`. Where a variable holds cents, store `minor` as the amount's number format.
    CentsSuspected {
        "money/cents-suspected", Warning, Judged, "goal-element: consistency of value and contents", since "0.1.0",
        Goal(check) reads [Amount, Quantity, ItemPrice, From]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    if let Some((amount, sum)) = amount_and_sum(facts)
        && amount == sum * 100
    {
        let sum = shown(sum);
        let found = report.at(Place::of(Spot::Amount)).with("text", &shown(amount)).with("sum", &sum);
        found.replace("use-amount", &sum);
    }
}
