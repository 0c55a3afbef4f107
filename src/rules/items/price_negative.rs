use crate::domain::Spot;
use crate::rules::rule;

rule! {
    /// ## What it does
    /// Reports a price below zero in a row.
    ///
    /// ## Why it matters
    /// Platforms want what one piece was sold for. A discount written as a row of its own makes sums that no report
    /// understands.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "In the cart",
    ///   "items": { "contents": [{ "id": "sku-1", "quantity": "1", "item_price": "-5" }] },
    ///   "destinations": { "meta": { "enabled": true, "event": "AddToCart" } } }
    /// ```
    ///
    /// ## Use instead
    /// The price that was paid for the piece, the discount taken off.
    PriceNegative {
        "items/price-negative", Warning, Judged, "Samples of both platforms have prices from zero up (2026-11-22)", since "0.1.0",
        Written(&[Spot::ItemPrice], is_negative) reads []
    }
}

/// Whether a number with a sign before it stands here; words are another rule's.
fn is_negative(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '−']);
    digits.is_some_and(|digits| digits.starts_with(|first: char| first.is_ascii_digit()))
}
