//! `custom_data`: what was bought or done. Keys that Meta does not know are custom parameters and pass.

use super::currency;
use super::reason::Reason;
use super::refusal::Refusal;
use crate::fields::{Blame, Fields, Shape};
use serde_json::Value;

const TEXTS: [&str; 9] = [
    "currency",
    "content_type",
    "content_name",
    "content_category",
    "search_string",
    "order_id",
    "item_number",
    "lead_event_source",
    "event_source",
];
const DELIVERIES: [&str; 3] = ["in_store", "curbside", "home_delivery"];
pub(crate) const SEGMENTS: [&str; 9] = [
    "new_customer_to_business",
    "new_customer_to_business_line",
    "new_customer_to_product_area",
    "new_customer_to_medium",
    "existing_customer_to_business",
    "existing_customer_to_business_line",
    "existing_customer_to_product_area",
    "existing_customer_to_medium",
    "customer_in_loyalty_program",
];

/// Refuses the first field of the wrong type. Which event a field belongs to is advice and refuses nothing.
pub(crate) fn check_types(custom: &Fields<'_>) -> Result<(), Refusal> {
    TEXTS.iter().try_for_each(|key| custom.text(key).map(drop))?;
    custom.amount("value")?;
    custom.amount("predicted_ltv")?;
    if custom.get("net_revenue").is_some_and(|value| !value.is_number()) {
        return Err(Shape::NotNumber.at(custom.at("net_revenue")).into());
    }
    if custom.integer("num_items")?.is_some_and(|count| count < 0) {
        return Err(Shape::Negative.at(custom.at("num_items")).into());
    }
    // The pixel's page says boolean, the SDKs say text.
    if custom.get("status").is_some_and(|value| !value.is_boolean() && !value.is_string()) {
        return Err(Shape::NotText.at(custom.at("status")).into());
    }
    custom.one_of("delivery_category", &DELIVERIES)?;
    custom.one_of("customer_segmentation", &SEGMENTS)?;
    check_ids(custom)?;
    for (index, item) in custom.list("contents")?.unwrap_or_default().iter().enumerate() {
        check_item(&Fields::of(item, custom.at("contents").item(index))?)?;
    }
    Ok(())
}

fn check_ids(custom: &Fields<'_>) -> Result<(), Refusal> {
    let is_id = |value: &Value| value.is_string() || value.is_i64() || value.is_u64();
    let ids = custom.list("content_ids")?.unwrap_or_default();
    match ids.iter().position(|id| !is_id(id)) {
        Some(index) => Err(Shape::NotTextOrInteger.at(custom.at("content_ids").item(index)).into()),
        None => Ok(()),
    }
}

/// A row of `contents`. A missing quantity is not known to be refused.
fn check_item(item: &Fields<'_>) -> Result<(), Refusal> {
    for key in ["id", "title", "description", "brand", "category"] {
        item.text(key)?;
    }
    item.require("id", Reason::ItemWithoutId)?;
    if item.integer("quantity")?.is_some_and(|count| count < 1) {
        return Err(Shape::NotPositive.at(item.at("quantity")).into());
    }
    item.one_of("delivery_category", &DELIVERIES)?;
    match item.get("item_price") {
        Some(price) if !price.is_number() => Err(Shape::NotNumber.at(item.at("item_price")).into()),
        _ => Ok(item.amount("item_price")?),
    }
}

/// A purchase has a value and a currency; any other event has both or no value.
pub(crate) fn check_money(name: &str, event: &Fields<'_>, custom: Option<&Fields<'_>>) -> Result<(), Refusal> {
    let is_purchase = name == "Purchase";
    let Some(custom) = custom else {
        let value = event.at("custom_data").key("value");
        return if is_purchase { Err(Reason::ValueMissing.at(value)) } else { Ok(()) };
    };
    if is_purchase {
        custom.require("value", Reason::ValueMissing)?;
        custom.require("currency", Reason::CurrencyMissing)?;
    }
    let Some(code) = custom.text("currency")?.filter(|code| !code.trim().is_empty()) else {
        let alone = custom.is_filled("value");
        return if alone { Err(Reason::ValueWithoutCurrency.at(custom.at("currency"))) } else { Ok(()) };
    };
    if currency::is_accepted(code) {
        return Ok(());
    }
    // The subcode is documented for purchases only.
    let fault = if is_purchase { Reason::CurrencyRefused } else { Reason::CurrencyUnknown };
    Err(fault.at(custom.at("currency")))
}
