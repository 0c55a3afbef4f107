//! Live events for TikTok, whose refusals come as 200 and whose token stands in a header of its own.

mod support;

use std::collections::BTreeMap;

use serde_json::{Value, json};
use support::{Proxy, Sandbox, TOKEN, config, live, set};

const DAY: i64 = 24 * 3600;
/// Somebody's phone, hashed as TikTok wants it.
const PHONE: &str = "2f0a7e0e6c1ad4c1e0f2c6b0a3a84c0e0a7d1a4a4d6e6b9f8b7c6d5e4f3a2b1c";

/// A proxy with an offline event set, which takes the shop's token.
async fn start() -> (Sandbox, Proxy) {
    let sandbox = Sandbox::start().await;
    let orders = format!(
        "[[connection]]\nid = \"orders\"\nname = \"Orders\"\nplatform = \"tiktok\"\noffline_event_set_id = \"{}\"\n\
         token = \"META_SHOP\"\nsandbox = true\n",
        goal_sandbox::DEMO_OFFLINE_SET
    );
    let proxy = Proxy::with(&(config(&sandbox.origin) + &orders)).await;
    proxy.later(&sandbox, 0).await;
    (sandbox, proxy)
}

/// An order of somebody whose phone is known.
fn order(n: usize) -> Value {
    let tiktok = json!({ "tiktok": { "enabled": true, "connection": "orders", "event": "Purchase" } });
    let body = set(live(n), "/goal/destinations", tiktok);
    let body = set(body, "/context/referral", json!({}));
    set(body, "/context/subscriber/hashed", json!({ "tiktok": { "phone": PHONE } }))
}

fn outcomes(list: &[(&str, i64)]) -> BTreeMap<String, i64> {
    list.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
}

async fn event(proxy: &Proxy) -> Value {
    proxy.get("/v1/deliveries").await.body[0].clone()
}

#[tokio::test]
async fn an_order_is_heard_with_the_token_in_its_own_header() {
    let (sandbox, proxy) = start().await;
    proxy.live(order(1)).await;
    proxy.deliver().await;
    assert_eq!(proxy.outcomes().await, outcomes(&[("accepted", 1)]), "{:#}", event(&proxy).await);
    let heard = &sandbox.received().await[0];
    assert_eq!(heard["path"], "/open_api/v1.3/event/track/", "{heard:#}");
    assert_eq!((&heard["token"], &heard["body"]["event_source"]), (&json!("demo"), &json!("offline")));
    assert_eq!(heard["body"]["data"][0]["user"]["phone"], PHONE);
    let journal = event(&proxy).await.to_string();
    assert!(journal.contains("Access-Token") && !journal.contains(TOKEN), "{journal}");
}

#[tokio::test]
async fn a_token_that_was_revoked_parks_its_events_until_another_is_there() {
    let (sandbox, proxy) = start().await;
    proxy.token("revoked");
    for n in 1..=3 {
        proxy.live(order(n)).await;
        proxy.deliver().await;
    }
    assert_eq!(sandbox.received().await[0]["status"], 200, "a refusal, by its status a success");
    assert_eq!(proxy.outcomes().await, outcomes(&[("parked", 3)]), "{:#}", event(&proxy).await);
    assert_eq!(sandbox.calls().await, 1, "one event is enough to know");
    proxy.token(TOKEN);
    proxy.later(&sandbox, 31).await;
    proxy.deliver().await;
    assert_eq!(proxy.outcomes().await, outcomes(&[("accepted", 3)]));
}

#[tokio::test]
async fn an_event_set_of_others_parks_its_events() {
    let (sandbox, proxy) = start().await;
    let body = r#"{"code":40001,"message":"No permission to operate event source id","request_id":"r","data":{}}"#;
    sandbox.fault(json!({ "target": "tiktok", "status": 200, "body": body })).await;
    proxy.live(order(1)).await;
    proxy.deliver().await;
    proxy.live(order(2)).await;
    proxy.deliver().await;
    assert_eq!(proxy.outcomes().await, outcomes(&[("parked", 2)]), "{:#}", event(&proxy).await);
    assert_eq!(sandbox.calls().await, 1);
    proxy.later(&sandbox, 31).await;
    proxy.deliver().await;
    assert_eq!(proxy.outcomes().await, outcomes(&[("accepted", 2)]));
}

#[tokio::test]
async fn one_bad_event_of_a_backlog_spoils_none() {
    let (sandbox, proxy) = start().await;
    for n in 0..6 {
        proxy.live(order(n)).await;
    }
    proxy.later(&sandbox, 600).await;
    // No place is told: the batch is halved until the one is alone.
    let body = r#"{"code":40002,"message":"Invalid value","request_id":"r","data":{}}"#;
    sandbox.fault(json!({ "target": "tiktok", "status": 200, "body": body, "times": 3 })).await;
    while proxy.deliver().await > 0 {}
    let calls: Vec<usize> =
        sandbox.received().await.iter().rev().map(|it| it["body"]["data"].as_array().map_or(0, Vec::len)).collect();
    assert_eq!(calls, [6, 3, 1, 2, 3]);
    assert_eq!(proxy.outcomes().await, outcomes(&[("accepted", 5), ("refused", 1)]));
}

#[tokio::test]
async fn what_waits_longer_than_a_click_counts_expires() {
    let (sandbox, proxy) = start().await;
    sandbox.fault(json!({ "target": "tiktok", "times": 100_000, "status": 503 })).await;
    proxy.live(order(1)).await;
    for _ in 0..27 {
        proxy.later(&sandbox, DAY).await;
        proxy.deliver().await;
    }
    assert_eq!(proxy.outcomes().await, outcomes(&[("waiting", 1)]));
    proxy.later(&sandbox, DAY).await;
    proxy.deliver().await;
    assert_eq!(proxy.outcomes().await, outcomes(&[("expired", 1)]));
}
