use crate::rules::rule;

rule! {
    /// ## What it does
    /// Reports, in a preview or a delivery, that the variable from which the products come holds no list.
    ///
    /// ## Why it matters
    /// The products are left out of the request.
    ///
    /// ## Use instead
    /// A variable that holds a list of products as JSON: `[{ "id": "sku-1", "quantity": 2, "item_price": 9.90 }]`.
    UnreadableList {
        "filled/unreadable-list", Warning, Documented, "goal-element: what cannot be filled is left out", since "0.1.0"
    }
}
