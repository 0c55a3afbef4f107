//! Documents and bots made by chance, out of what people type and what programs get wrong.

use goal_element::domain::{Surroundings, decode};
use proptest::prelude::*;
use serde_json::{Value, json};

/// One of these texts.
fn text(choices: &'static [&'static str]) -> impl Strategy<Value = Value> {
    prop_oneof![
        8 => prop::sample::select(choices).prop_map(|text| json!(text)),
        1 => odd(),
    ]
}

/// What nobody should put into a field.
fn odd() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(7)),
        Just(json!(0.25)),
        Just(json!(null)),
        Just(json!(true)),
        Just(json!([])),
        Just(json!({ "x": "y" })),
        Just(json!(TOKEN)),
        Just(json!("{{totl}}")),
        Just(json!("{{order_total")),
        Just(json!("x {{a b}}")),
    ]
}

/// Looks like a token of Meta's.
pub(crate) const TOKEN: &str = "EAAabcdefghijklmnopqrstuvwxyz0123456789ABCDEF";
const AMOUNTS: &[&str] = &[
    "",
    "49.90",
    "1.234",
    "1,234",
    "1.234,56",
    "1,234.56",
    "12abc",
    "$10",
    "10 €",
    "-1",
    "0",
    "1e400",
    "{{total}}",
    "{{order_total}} EUR",
    "{{price}}",
    "0.125",
    "1.2345",
];
const CURRENCIES: &[&str] =
    &["", "EUR", "eur", "€", "$", "pesos", "MRU", "HRK", "XAU", "XCG", "JPY", "EURO", "{{currency}}"];
const FORMATS: &[&str] = &["1234.56", "1.234,56", "1,234.56", "minor", "other"];
const EVENTS: &[&str] =
    &["Purchase", "Lead", "LeadSubmitted", "Purchse", "VIP", "OrderCreated", "AddToCart", "FindLocation", ""];
const COUNTS: &[&str] = &["", "1", "0", "1.5", "two", "{{count}}"];
const KEYS: &[&str] = &["", "plan", "gift wrap", "currency", "Order_ID", "own_currency"];
const NAMES: &[&str] =
    &["order_id", "delivery_category", "status", "net_revenue", "search_string", "currency", "orderid", "a/b~c"];
const VALUES: &[&str] = &["", "gold", "4", "true", "{{plan}}", "1.234"];

fn value() -> impl Strategy<Value = Value> {
    (text(AMOUNTS), text(CURRENCIES), prop::option::of(text(FORMATS))).prop_map(|(amount, currency, format)| {
        let mut value = json!({ "amount": amount, "currency": currency });
        if let Some(format) = format {
            value["format"] = format;
        }
        value
    })
}

fn items() -> impl Strategy<Value = Value> {
    let row = (text(&["", "sku-1", "{{sku}}"]), text(COUNTS), text(AMOUNTS))
        .prop_map(|(id, quantity, price)| json!({ "id": id, "quantity": quantity, "item_price": price }));
    let row = prop_oneof![6 => row, 1 => odd(), 1 => Just(json!({}))];
    (text(&["product", "shoes", ""]), prop::collection::vec(row, 0..4), text(COUNTS), prop::collection::vec(text(VALUES), 0..3))
        .prop_map(|(kind, contents, count, ids)| {
            json!({ "content_type": kind, "contents": contents, "num_items": count, "content_ids": ids })
        })
}

fn custom() -> impl Strategy<Value = Value> {
    let row = (text(KEYS), text(VALUES), text(&["text", "number", "boolean", "date"]))
        .prop_map(|(key, value, kind)| json!({ "key": key, "value": value, "type": kind }));
    prop::collection::vec(prop_oneof![6 => row, 1 => odd()], 0..4).prop_map(Value::Array)
}

fn destination() -> impl Strategy<Value = Value> {
    let event = prop_oneof![
        3 => text(EVENTS),
        1 => prop::sample::select(EVENTS).prop_map(|name| json!({ "custom": name })),
        1 => Just(json!({ "custom": "A name that is much longer than the fifty letters that are allowed" })),
    ];
    let only = prop_oneof![3 => Just(Value::Null), 1 => value().prop_map(|value| json!({ "value": value }))];
    (any::<bool>(), text(&["", "shop", "site", "tiktok", "gone"]), event, text(CURRENCIES), only).prop_map(
        |(enabled, connection, event, convert_to, only)| {
            json!({ "enabled": enabled, "connection": connection, "event": event, "convert_to": convert_to, "only": only })
        },
    )
}

fn params() -> impl Strategy<Value = Value> {
    prop::collection::btree_map(prop::sample::select(NAMES), text(VALUES), 0..4)
        .prop_map(|map| Value::Object(map.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()))
}

fn once() -> impl Strategy<Value = Value> {
    let key = text(&["", "order-7", "{{total}}"]).prop_map(|key| json!({ "per": "order", "key": key }));
    prop_oneof![Just(Value::Null), Just(json!({ "per": "week" })), Just(json!({ "per": "day" })), key]
}

/// Any block's document: right, wrong, and strange in every part.
pub(crate) fn document() -> impl Strategy<Value = Value> {
    let or_odd = |whole: BoxedStrategy<Value>| prop_oneof![12 => whole, 1 => odd()];
    (
        or_odd(value().boxed()),
        or_odd(items().boxed()),
        or_odd(params().boxed()),
        or_odd(custom().boxed()),
        or_odd(destination().boxed()),
        prop_oneof![8 => Just(json!(1)), 1 => Just(json!("one")), 1 => Just(json!(2)), 1 => Just(Value::Null)],
        text(&["", "Order paid"]),
        once(),
    )
        .prop_map(|(value, items, params, custom, meta, version, name, once)| {
            json!({
                "version": version, "goal": { "id": "g1" }, "name": name, "value": value, "items": items,
                "params": params, "custom": custom, "once": once, "consent": { "variable": "agred" },
                "destinations": { "meta": meta, "tiktok": { "enabled": false } }, "unknown": { "kept": [1] }
            })
        })
}

/// A bot around the block: of which nothing is told, a little, or all.
pub(crate) fn bot() -> impl Strategy<Value = Surroundings> {
    prop_oneof![
        Just("{}"),
        Just(r#"{ "currency": "EUR", "default_connections": { "meta": "shop" } }"#),
        Just(
            r#"{ "currency": "MXN",
                "variables": [{ "name": "order_total", "type": "number", "samples": ["1.234", "1.234,56"] },
                              { "name": "total", "type": "number", "samples": ["1.234,56"] },
                              { "name": "price", "samples": ["ten"] }, { "name": "agreed" }],
                "connections": [{ "id": "shop", "name": "Shop", "platform": "meta", "channel": "whatsapp", "dataset_id": "12" },
                                { "id": "site", "name": "Site", "platform": "meta" },
                                { "id": "tiktok", "name": "TikTok", "platform": "tiktok" }] }"#
        ),
    ]
    .prop_map(|told| decode::surroundings_from_json(told.as_bytes()).0)
}
