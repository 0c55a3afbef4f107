//! What is known to be broken, and until when it is known.

mod support;

use std::time::Duration;

use serde_json::{Value, json};
use support::{Proxy, Sandbox, live, on_both};

on_both! {
    what_no_connection_needs_any_more_is_forgotten
    a_connection_tells_why_nothing_is_sent_and_what_waits
}

const HOUR: i64 = 3600;

/// The open circuits, as an alert sees them.
async fn open(proxy: &Proxy) -> Vec<String> {
    let metrics = proxy.get("/metrics").await.body;
    let lines = metrics.as_str().expect("text").lines().filter_map(|line| {
        line.strip_prefix("goal_proxy_circuit_open{circuit=\"")?.strip_suffix("\"} 1").map(str::to_owned)
    });
    let mut all: Vec<String> = lines.collect();
    all.sort();
    all
}

async fn what_no_connection_needs_any_more_is_forgotten(sandbox: Sandbox, proxy: Proxy) {
    let now = support::now();
    for (key, hours) in [
        ("connection/shop/gone", 25),
        ("credential/RENAMED", 25),
        ("credential/OF_ANOTHER_PROXY", 1),
        ("connection/shop/wa", 25),
        ("credential/AHEAD", -25),
    ] {
        let noted = now - hours * HOUR;
        let sql = format!(
            "INSERT INTO circuit (key, failures, is_open, opened_at, probe_at, noted_at, answer) \
             VALUES ('{key}', 1, 1, {noted}, {noted}, {noted}, 'token-expired')"
        );
        proxy.sql(&sql, &sql).await;
    }
    proxy.deliver().await;
    assert_eq!(open(&proxy).await, ["connection/shop/wa", "credential/OF_ANOTHER_PROXY"]);
    proxy.later(&sandbox, 24 * HOUR).await;
    proxy.deliver().await;
    // Figures are believed for a while.
    tokio::time::sleep(Duration::from_secs(11)).await;
    assert_eq!(open(&proxy).await, ["connection/shop/wa"], "nobody has tried the other for a day");
}

async fn a_connection_tells_why_nothing_is_sent_and_what_waits(sandbox: Sandbox, proxy: Proxy) {
    let shown = async || proxy.get("/v1/connections/wa").await.body;
    let state = async || {
        let connection = shown().await;
        (connection["stopped"].clone(), connection["waiting"].clone())
    };
    assert_eq!(state().await, (Value::Null, Value::Null));
    let expired = r#"{"error":{"code":190,"error_subcode":463,"message":"expired"}}"#;
    sandbox.fault(json!({ "target": "meta", "times": 9, "status": 400, "body": expired })).await;
    let now = proxy.clock.load(std::sync::atomic::Ordering::SeqCst);
    for n in 1..=3 {
        proxy.live(live(n)).await;
    }
    let (stopped, waiting) = state().await;
    assert_eq!((stopped, &waiting["events"]), (Value::Null, &json!(3)), "nobody has tried yet");
    proxy.deliver().await;
    let (stopped, waiting) = state().await;
    assert_eq!(stopped, json!({ "answer": "token-expired", "since": now }));
    assert_eq!(waiting["events"], json!(3));
    let journal = proxy.get("/v1/deliveries").await.body;
    let first = journal.as_array().expect("a list").iter().filter_map(|it| it["expires_at"].as_i64()).min();
    assert_eq!(waiting["first_expires_at"].as_i64(), first);
    let all = proxy.get("/v1/connections").await.body;
    let of = |id: &str| all.as_array().expect("a list").iter().find(|it| it["id"] == id).cloned().expect("it is there");
    assert_eq!(of("wa"), shown().await);
    assert!(of("tokenless").get("stopped").is_none() && of("tokenless").get("waiting").is_none(), "{all:#}");
    sandbox.calm().await;
    proxy.later(&sandbox, 31).await;
    proxy.deliver().await;
    assert_eq!(state().await, (Value::Null, Value::Null), "all is sent");
}
