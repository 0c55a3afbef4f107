//! The story's configuration, goal and moment.

use serde_json::{Value, json};

use super::CLICK;

pub(crate) fn config(sandbox: &str) -> String {
    format!(
        r#"
sandbox = "{sandbox}"
platform_timeout_seconds = 1
[workspace]
id = "shop"
name = "The shop"
time_zone = "Europe/Madrid"
[[connection]]
id = "wa"
name = "WhatsApp of the shop"
platform = "meta"
channel = "whatsapp"
dataset_id = "{}"
whatsapp_business_account_id = "{}"
token = "META_SHOP"
sandbox = true
[[connection]]
id = "tokenless"
name = "Not yet connected"
platform = "meta"
channel = "whatsapp"
dataset_id = "1020304050607080"
whatsapp_business_account_id = "100000000000001"
token = "META_NEW"
sandbox = true
"#,
        goal_sandbox::DEMO_DATASET,
        goal_sandbox::DEMO_WABA
    )
}

/// The goal of the story.
pub(crate) fn purchase() -> Value {
    json!({
        "version": 1,
        "goal": { "id": "goal-1" },
        "name": "Order paid",
        "value": { "amount": "{{order_total}}", "currency": "EUR" },
        "destinations": { "meta": { "enabled": true, "connection": "wa", "event": "Purchase" } }
    })
}

/// The moment of the story.
pub(crate) fn context() -> Value {
    json!({
        "happening_id": "happening-1",
        "variables": { "order_total": "49.90" },
        "subscriber": { "id": "ana" },
        "referral": { "ctwa_clid": CLICK }
    })
}

/// A test send of the story.
pub(crate) fn send() -> Value {
    json!({ "mode": "test", "bot": "bot-1", "node": "node-7", "goal": purchase(), "context": context(), "test_event_code": "TEST12345" })
}

/// The same happening, live, told as number `n`.
pub(crate) fn live(n: usize) -> Value {
    let mut body = send();
    body["mode"] = json!("live");
    body["context"]["happening_id"] = json!(format!("happening-{n}"));
    body["context"]["subscriber"]["id"] = json!(format!("subscriber-{n}"));
    body
}

/// `value` with the member at `pointer` (its parent exists) replaced, or added.
pub(crate) fn set(mut value: Value, pointer: &str, to: Value) -> Value {
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
    value.pointer_mut(parent).expect("a parent")[name] = to;
    value
}
