//! What is known to be broken, and until when it is known.

mod support;

use std::time::Duration;

use support::{Proxy, Sandbox, on_both};

on_both! {
    what_no_connection_needs_any_more_is_forgotten
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
