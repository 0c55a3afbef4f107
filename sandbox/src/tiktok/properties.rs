//! `properties`: what was bought or done. Names that TikTok does not know pass.

use super::reason::{Reason, Refusal};
use crate::fields::{Blame, Fields, Shape};

const TEXTS: [&str; 7] = ["search_string", "query", "description", "order_id", "shop_id", "status", "currency"];
/// The first two are documented; the pixel takes the others, too.
const CONTENT_TYPES: [&str; 6] = ["product", "product_group", "destination", "hotel", "flight", "vehicle"];
const DELIVERIES: [&str; 3] = ["in_store", "curbside", "home_delivery"];

pub(crate) fn check(bought: &Fields<'_>) -> Result<(), Refusal> {
    for key in TEXTS {
        bought.text(key)?;
    }
    check_currency(bought)?;
    check_number(bought, "value")?;
    check_number(bought, "predicted_ltv")?;
    bought.integer("num_items")?;
    bought.one_of("content_type", &CONTENT_TYPES)?;
    bought.one_of("customer_type", &["new", "returning"])?;
    bought.one_of("delivery_category", &DELIVERIES)?;
    let ids = bought.list("content_ids")?.unwrap_or_default();
    if let Some(index) = ids.iter().position(|id| !id.is_string()) {
        return Err(Shape::NotText.at(bought.at("content_ids").item(index)).into());
    }
    for (index, item) in bought.list("contents")?.unwrap_or_default().iter().enumerate() {
        check_item(&Fields::of(item, bought.at("contents").item(index))?)?;
    }
    Ok(())
}

fn check_item(item: &Fields<'_>) -> Result<(), Refusal> {
    for key in ["content_id", "content_name", "content_category", "brand", "content_type", "status"] {
        item.text(key)?;
    }
    check_number(item, "price")?;
    if item.integer("quantity")?.is_some_and(|count| count < 1) {
        return Err(Shape::NotPositive.at(item.at("quantity")).into());
    }
    Ok(())
}

/// Digits and a point. Whether a number in quotes is taken is not documented; senders pass it through.
fn check_number(fields: &Fields<'_>, key: &str) -> Result<(), Refusal> {
    let number = match fields.get(key) {
        None => return Ok(()),
        Some(value) => value.is_number() || value.as_str().is_some_and(is_plain),
    };
    if number { Ok(()) } else { Err(Reason::Value.at(fields.at(key))) }
}

fn is_plain(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    crate::fields::is_digits(whole) && crate::fields::is_digits(part)
}

/// Three capital letters. Whether a code outside TikTok's list is refused or ignored is not documented: it passes.
fn check_currency(bought: &Fields<'_>) -> Result<(), Refusal> {
    let code = bought.text("currency")?;
    let good = |code: &str| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
    if code.is_none_or(good) { Ok(()) } else { Err(Reason::Currency.at(bought.at("currency"))) }
}
