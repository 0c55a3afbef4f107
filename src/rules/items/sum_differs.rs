use crate::domain::goal::NumberFormat::Point;
use crate::domain::letters::Trimmed as _;
use crate::domain::{Place, Spot};
use crate::rules::sums::{fixed, shown};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Says that the amount is not what the rows of contents add up to. It is silent where a row has no plain quantity and
    /// price, and where the rows come from a variable.
    ///
    /// ## Why it matters
    /// Shipping, tax or a discount make the difference as they should. A price or a quantity that is mistyped makes it too, and
    /// then ads are optimised for the wrong value.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "49.90", "currency": "EUR" },
    ///   "items": { "contents": [{ "id": "sku-1", "quantity": "2", "item_price": "20" }] },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// What was paid, as the amount; prices of one piece each in the rows.
    SumDiffers {
        "items/sum-differs", Hint, Judged, "goal-element: consistency of value and contents", since "0.1.0",
        Goal(check) reads [Amount, Quantity, ItemPrice, From]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some((amount, sum)) = amount_and_sum(facts) else {
        return;
    };
    // A hundred times as much has a rule of its own.
    if amount != sum && amount != sum * 100 {
        let found = report.at(Place::of(Spot::Amount)).with("amount", &shown(amount));
        found.with("sum", &shown(sum));
    }
}

/// The goal's amount and what its rows add up to, in ten-thousandths, where both are known.
pub(in crate::rules) fn amount_and_sum(facts: Facts<'_>) -> Option<(i64, i64)> {
    let items = facts.goal.items.as_ref().filter(|items| items.from.trimmed().is_empty())?;
    let sum = facts.sums.money().filter(|sum| *sum > 0 && !items.contents.is_empty())?;
    let value = facts.goal.value.as_ref().filter(|value| value.format.is_none_or(|format| format == Point))?;
    Some((fixed(&value.amount)?, sum))
}
