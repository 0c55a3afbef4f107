//! How often one fact counts. Without a policy every happening does, a second tap as well; Meta does not recognise copies of
//! events from chats.

mod key_constant;
mod key_missing;
mod missing;
mod repeated_lead;

pub(super) use key_constant::KeyConstant;
pub(super) use key_missing::KeyMissing;
pub(super) use missing::Missing;
pub(super) use repeated_lead::RepeatedLead;

use super::secret::holds_token;
use crate::domain::goal::Per;
use crate::domain::{Edit, Goal, Json, Pointer, Surroundings, letters, template};

/// The edit that has the goal count once per `per`.
pub(crate) fn policy(per: Per, key: &str) -> Edit {
    let mut members = Vec::from([("per", Json::text(per.name()))]);
    if !key.is_empty() {
        members.push(("key", Json::text(key)));
    }
    Edit::Add { path: Pointer::parse("/once"), value: Json::Object(members) }
}

/// The events that tell of one order, by either platform's name.
const ORDERS: [&str; 8] = [
    "Purchase",
    "OrderCreated",
    "OrderShipped",
    "OrderDelivered",
    "OrderCanceled",
    "OrderReturned",
    "CompletePayment",
    "PlaceAnOrder",
];

/// Whether an event tells of one order.
pub(crate) fn tells_of_order(event: &str) -> bool {
    ORDERS.contains(&event)
}

/// The events of which a person is expected to have one: they left their data.
const LEADS: [&str; 4] = ["LeadSubmitted", "Lead", "QualifiedLead", "SubmitForm"];

/// Whether an event tells of a person who left their data.
pub(crate) fn tells_of_lead(event: &str) -> bool {
    LEADS.contains(&event)
}

/// What tells orders apart, as it is typed: the goal's own `order_id`, else a variable that by its name is an order's number.
pub(crate) fn order_key(goal: &Goal, surroundings: &Surroundings) -> Option<String> {
    for (name, text) in &goal.params {
        // A text without a variable tells no orders apart, and a token is copied nowhere.
        if name == "order_id" && template::sole(text).is_some() && !holds_token(text) {
            return Some(text.clone());
        }
    }
    for variable in surroundings.variables.iter().flatten() {
        if names_an_order(&variable.name) {
            return Some(["{{", &variable.name, "}}"].concat());
        }
    }
    None
}

/// Whether a name reads as an order's number: `order_id`, `pedidoNumero`, `orderNo`; in Spanish `pedido` alone does.
fn names_an_order(name: &str) -> bool {
    let (mut is_order, mut is_number) = (false, false);
    letters::words(name, &mut |word| {
        is_order |= matches!(word, "order" | "orderid" | "orderno" | "pedido" | "invoice" | "factura");
        is_number |= matches!(
            word,
            "id" | "n" | "no" | "nr" | "num" | "number" | "numero" | "número" | "code" | "orderid" | "orderno"
        );
    });
    is_order && is_number || name == "pedido"
}

#[cfg(test)]
mod tests {
    use super::names_an_order;

    #[test]
    fn an_orders_number_is_known_by_its_name() {
        for yes in [
            "order_id",
            "orderNumber",
            "OrderNo",
            "orderid",
            "numero_pedido",
            "pedido.id",
            "factura-no",
            "n_pedido",
            "pedido",
        ] {
            assert!(names_an_order(yes), "{yes}");
        }
        for no in ["order_total", "order", "id", "border_id", "phone_number", ""] {
            assert!(!names_an_order(no), "{no}");
        }
    }
}
