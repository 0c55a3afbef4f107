//! The platform in trouble: whatever it answers, or not, the proxy says what happened, and what it cannot know.

mod support;

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{Router, response::Redirect, routing::any};
use serde_json::{Value, json};
use support::{Proxy, Sandbox, purchase, send};

/// What one test send makes of `fault`: outcome, key, and the delivery.
async fn under(fault: Value) -> (String, String, Value) {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    sandbox.fault(fault).await;
    let answer = proxy.test(send()).await;
    let delivery = answer["deliveries"][0].clone();
    assert_eq!(answer["counts"]["test"], 1, "the goal was reached, whatever the platform says");
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    (text(&delivery["outcome"]), text(&delivery["answer"]["key"]), delivery)
}

#[tokio::test]
async fn each_trouble_has_its_outcome_and_its_words() {
    let cases = [
        (json!({ "status": 500, "body": "<html>oh no</html>" }), "retry", "server-error"),
        (json!({ "status": 503 }), "retry", "server-error"),
        (json!({ "status": 429, "headers": { "Retry-After": "30" } }), "retry", "rate-limit"),
        (json!({ "status": 413, "body": "<h1>413</h1>" }), "retry", "not-json"),
        (json!({ "status": 200, "body": "<html>welcome</html>" }), "retry", "not-json"),
        (json!({ "status": 200, "body": "{\"events_received\":" }), "unknown", "unclear"),
        (json!({ "status": 200 }), "unknown", "unclear"),
        (json!({ "status": 500, "body": "{\"error\":", "close": true }), "retry", "server-error"),
        (json!({ "status": 200, "body": "{\"events_received\":1", "close": true }), "unknown", "no-answer"),
        (json!({ "close": true }), "unknown", "no-answer"),
        (json!({ "unread": true }), "unknown", "no-answer"),
        (json!({ "close": true, "after_verdict": true }), "unknown", "no-answer"),
        (json!({ "cut": 9, "after_verdict": true }), "unknown", "no-answer"),
        (json!({ "delay_ms": 3000 }), "unknown", "no-answer"),
    ];
    for (fault, outcome, key) in cases {
        let mut order = fault.clone();
        order["target"] = json!("meta");
        let (got, said, delivery) = under(order).await;
        assert_eq!((got.as_str(), said.as_str()), (outcome, key), "{fault}: {delivery:#}");
    }
}

#[tokio::test]
async fn an_answers_body_is_kept_for_the_journal_but_not_all_of_a_long_one() {
    let (_, _, delivery) = under(json!({ "target": "meta", "status": 500, "body": "é".repeat(100_000) })).await;
    let kept = delivery["answer"]["body"].as_str().expect("a body");
    assert_eq!(kept.len(), 4096);
    assert_eq!(delivery["answer"]["status"], 500);
}

#[tokio::test]
async fn a_platform_that_cannot_be_reached_has_not_been_sent_anything() {
    // Port 9 of this machine: nobody listens.
    let proxy = Proxy::start("http://127.0.0.1:9").await;
    let answer = proxy.test(send()).await;
    let delivery = &answer["deliveries"][0];
    assert_eq!((&delivery["outcome"], &delivery["answer"]["key"]), (&json!("retry"), &json!("network")), "{answer:#}");
    assert!(delivery["answer"].get("status").is_none());
}

#[tokio::test]
async fn a_redirect_is_never_followed() {
    let elsewhere = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&elsewhere);
    let other = Sandbox::serve(Router::new().fallback(any(move || async move {
        seen.fetch_add(1, Ordering::SeqCst);
        "{\"events_received\":1}"
    })))
    .await;
    let target = other.origin.clone();
    let platform =
        Sandbox::serve(Router::new().fallback(any(move || async move { Redirect::temporary(&target) }))).await;
    let proxy = Proxy::start(&platform.origin).await;
    let answer = proxy.test(send()).await;
    assert_eq!(answer["deliveries"][0]["answer"]["status"], 307, "{answer:#}");
    assert_ne!(answer["deliveries"][0]["outcome"], "accepted");
    assert_eq!(elsewhere.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_body_made_in_the_browser_is_never_sent() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    let mut body = send();
    for name in ["body", "requests", "url", "headers", "connections"] {
        body[name] = json!("http://evil.example");
    }
    body["context"]["salt"] = json!("mine");
    body["context"]["now"] = json!(1);
    body["context"]["connections"] = json!([{
        "id": "wa", "name": "x", "platform": "meta", "channel": "whatsapp", "dataset_id": "666", "sandbox": false
    }]);
    let forged = proxy.test(body).await;
    let honest = proxy.test(send()).await;
    for part in ["url", "headers"] {
        assert_eq!(forged["deliveries"][0]["request"][part], honest["deliveries"][0]["request"][part]);
    }
    assert_eq!(forged["deliveries"][0]["event_id"], honest["deliveries"][0]["event_id"]);
    assert_eq!(forged["deliveries"][0]["outcome"], "accepted", "{forged:#}");
}

#[tokio::test]
async fn a_browser_that_goes_away_stops_nothing() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    sandbox.fault(json!({ "target": "meta", "delay_ms": 300 })).await;
    let gone = tokio::time::timeout(std::time::Duration::from_millis(100), proxy.post("/v1/events", send())).await;
    assert!(gone.is_err(), "the browser went before the answer came");
    let proxy = proxy.restart().await;
    assert_eq!(proxy.get("/v1/statistics?goal=goal-1").await.body["test"]["outcomes"], json!({ "accepted": 1 }));
}

#[tokio::test]
async fn a_goal_without_trouble_is_as_it_was() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    sandbox.fault(json!({ "target": "meta", "status": 500 })).await;
    let outcome = |answer: &Value| answer["deliveries"][0]["outcome"].as_str().expect("an outcome").to_owned();
    assert_eq!(outcome(&proxy.test(send()).await), "retry");
    assert_eq!(outcome(&proxy.test(send()).await), "accepted", "{}", purchase());
}
