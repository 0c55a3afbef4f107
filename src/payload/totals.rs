//! What the products add up to when the goal is reached, as far as every row tells it.

use super::Conversion;
use super::filled::{Part, Shape};
use super::value::filled;
use crate::domain::{Context, Goal};
use crate::rules::sums::{PARTS, fixed, shown, whole};

/// The totals of the rows that would go out at `context`, as facts for the page's words: `rows`, `pieces` and `amount`, each where every
/// row tells it, and the `currency`; none: there are no rows.
#[must_use]
pub fn totals(goal: &Goal, context: &Context) -> Conversion {
    let mut told = Conversion::default();
    let filled = filled(goal, context);
    add_up(&filled.parts, &mut told);
    if let Some((_, currency)) = &filled.value {
        told.fact("currency", currency);
    }
    told
}

fn add_up(parts: &[Part<'_>], told: &mut Conversion) {
    let parts = parts.iter().skip_while(|part| part.name != "contents");
    let (mut rows, mut pieces, mut money) = (0, Some(0_i64), Some(0_i64));
    let mut row = None;
    for part in parts.skip(1) {
        match (part.shape, row.as_mut()) {
            (Shape::Object, _) => row = Some((None, None)),
            // The list itself ends.
            (Shape::End, None) => break,
            (Shape::End, Some((count, price))) => {
                rows += 1;
                pieces = both(pieces, *count, i64::checked_add);
                money = both(money, both(*count, *price, i64::checked_mul), i64::checked_add);
                row = None;
            }
            (_, Some((count, _))) if part.name == "quantity" => *count = fixed(&part.text).map(|count| count / PARTS),
            (_, Some((_, price))) if part.name == "item_price" => *price = fixed(&part.text),
            _ => {}
        }
    }
    if rows > 0 {
        told.fact("rows", &whole(rows));
        if let Some(pieces) = pieces {
            told.fact("pieces", &whole(pieces));
        }
        if let Some(money) = money {
            told.fact("amount", &shown(money));
        }
    }
}

fn both(one: Option<i64>, other: Option<i64>, join: fn(i64, i64) -> Option<i64>) -> Option<i64> {
    join(one?, other?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decode;

    fn told(items: &str) -> String {
        let cart = r#"[{\"sku\":\"A-1\",\"n\":2,\"price\":9.90},{\"sku\":\"B\",\"n\":1,\"price\":\"12\"},{\"n\":7}]"#;
        let goal = ["{\"value\":{\"amount\":\"1\",\"currency\":\"EUR\"},\"items\":", items, "}"].concat();
        let context = [r#"{"variables":{"n":"3","cart":""#, cart, r#""}}"#].concat();
        let (context, _) = decode::context_from_json(context.as_bytes());
        let facts = totals(&decode::goal_from_json(goal.as_bytes()), &context).facts;
        facts.iter().map(|(name, fact)| [name, " ", fact].concat()).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn rows_are_added_up_with_their_variables_and_from_a_list() {
        let rows = r#"{"contents":[{"id":"a","quantity":"{{n}}","item_price":"9.90"},{"id":"b","quantity":"1","item_price":"0.30"}]}"#;
        assert_eq!(told(rows), "rows 2, pieces 4, amount 30, currency EUR");
        let list = r#"{"from":"{{cart}}","map":{"id":"sku","quantity":"n","item_price":"price"}}"#;
        assert_eq!(told(list), "rows 2, pieces 3, amount 31.80, currency EUR");
    }

    #[test]
    fn what_a_row_does_not_tell_is_not_told_of_all() {
        let rows =
            r#"{"contents":[{"id":"a","quantity":"2","item_price":"9.90"},{"id":"b","quantity":"1"}],"num_items":"9"}"#;
        assert_eq!(told(rows), "rows 2, pieces 3, currency EUR");
        assert_eq!(told(r#"{"contents":[{"id":"a"}]}"#), "rows 1, currency EUR");
        for none in
            [r#"{}"#, r#"{"contents":[{"quantity":"2"}]}"#, r#"{"content_ids":["a"]}"#, r#"{"from":"{{none}}"}"#]
        {
            assert_eq!(told(none), "currency EUR", "{none}");
        }
    }
}
