//! The demo: what works without a configuration of one's own.

mod support;

use goal_sandbox::{Config, DEMO_DATASET, DEMO_PIXEL, DEMO_WABA, app};
use serde_json::{Value, json};
use support::{post, send};

async fn buy(dataset: &str, click: &str) -> Value {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_secs();
    let body = json!({
        "access_token": "any-demo-token",
        "data": [{
            "event_name": "Purchase",
            "event_time": now,
            "action_source": "business_messaging",
            "messaging_channel": "whatsapp",
            "user_data": { "whatsapp_business_account_id": DEMO_WABA, "ctwa_clid": click },
            "custom_data": { "value": 49.9, "currency": "EUR" },
        }],
    });
    let sandbox = app(Config::demo("any-demo-token"));
    send(&sandbox, post(&format!("/v26.0/{dataset}/events"), &body)).await.json()
}

#[tokio::test]
async fn a_demo_click_reaches_the_demo_dataset() {
    assert_eq!(buy(DEMO_DATASET, "ARDemoClick0123456789").await["events_received"], 1);
}

#[tokio::test]
async fn other_clicks_are_unknown() {
    assert_eq!(buy(DEMO_DATASET, "ARclick0123456789").await["error"]["error_subcode"], 2_804_087);
}

#[tokio::test]
async fn the_demo_pixel_is_not_linked_to_whatsapp() {
    assert_eq!(buy(DEMO_PIXEL, "ARDemoClick0123456789").await["error"]["error_subcode"], 2_804_132);
}
