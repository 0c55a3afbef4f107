//! Each setting of `[delivery]` and `[ads]` does what the example says of it.

mod support;

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use axum::{Json, Router, extract::State, http::StatusCode, response::IntoResponse, routing::post};
use serde_json::{Value, json};
use support::{Proxy, Sandbox, config, live, set};

const PATIENCE: Duration = Duration::from_secs(60);

/// The story's configuration with more in it.
fn with(sandbox: &str, more: &str) -> String {
    config(sandbox).replacen("[workspace]", &format!("{more}\n[workspace]"), 1)
}

/// What a platform saw that takes its time.
#[derive(Debug, Default, Clone)]
struct Seen {
    /// How many events each request under way has.
    under_way: Vec<usize>,
    /// The same at the fullest moment.
    most: Vec<usize>,
}

async fn take(State(seen): State<Arc<Mutex<Seen>>>, Json(body): Json<Value>) -> impl IntoResponse {
    let events = body["data"].as_array().map_or(0, Vec::len);
    {
        let mut seen = seen.lock().expect("seen");
        seen.under_way.push(events);
        if seen.under_way.len() > seen.most.len() {
            seen.most = seen.under_way.clone();
        }
    }
    tokio::time::sleep(Duration::from_millis(400)).await;
    let mut seen = seen.lock().expect("seen");
    let at = seen.under_way.iter().position(|it| *it == events).expect("it is under way");
    seen.under_way.remove(at);
    (StatusCode::OK, Json(json!({ "events_received": events, "messages": [], "fbtrace_id": "A" })))
}

/// How many events each request had at the fullest moment, while thirty wait.
async fn fullest(settings: &str) -> Vec<usize> {
    let seen: Arc<Mutex<Seen>> = Arc::default();
    let router = Router::new().route("/{version}/{dataset}/events", post(take)).with_state(Arc::clone(&seen));
    let platform = Sandbox::serve(router).await;
    let proxy = Proxy::with(&with(&platform.origin, settings)).await;
    for n in 0..30 {
        proxy.live(live(n)).await;
    }
    proxy.start_working();
    let begin = Instant::now();
    while proxy.outcomes().await.get("accepted") != Some(&30) {
        assert!(begin.elapsed() < PATIENCE, "{:?}", proxy.outcomes().await);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let mut most = seen.lock().expect("seen").most.clone();
    most.sort_unstable();
    most
}

#[tokio::test]
async fn so_many_requests_are_under_way_and_so_many_events_travel_together() {
    let settings = "[delivery]\nlive_requests = 2\nbacklog_requests = 1\nbacklog_batch = 3";
    assert_eq!(fullest(settings).await, [1, 1, 3]);
    let settings = "[delivery]\nlive_requests = 3\nbacklog_requests = 2\nbacklog_batch = 5";
    assert_eq!(fullest(settings).await, [1, 1, 1, 5, 5]);
}

/// A campaign of one connection must not hold up the orders of another.
#[tokio::test]
async fn connections_share_what_is_free() {
    let sandbox = Sandbox::start().await;
    let settings = "[delivery]\nlive_requests = 4\nbacklog_requests = 1\nbacklog_batch = 5";
    let proxy = Proxy::with(&with(&sandbox.origin, settings)).await;
    let second = json!({
        "id": "second", "name": "Second shop", "platform": "meta", "channel": "whatsapp", "token": "META_SHOP",
        "dataset_id": goal_sandbox::DEMO_DATASET, "whatsapp_business_account_id": goal_sandbox::DEMO_WABA, "sandbox": true
    });
    assert_eq!(proxy.post("/v1/connections", second).await.status, StatusCode::CREATED);
    for n in 0..40 {
        proxy.live(live(n)).await;
    }
    let mut few = Vec::new();
    for n in 40..43 {
        let taken = proxy.live(set(live(n), "/goal/destinations/meta/connection", json!("second"))).await;
        few.push(taken["events"][0]["event_id"].clone());
    }
    proxy.deliver().await;
    let received = sandbox.received().await;
    let ids =
        |call: &Value| call["body"]["data"].as_array().into_iter().flatten().map(|it| it["event_id"].clone()).collect();
    let calls: Vec<Vec<Value>> = received.iter().rev().map(ids).collect();
    // Four requests and one of the backlog are a turn.
    let of = |calls: &[Vec<Value>]| calls.iter().flatten().filter(|id| few.contains(*id)).count();
    assert_eq!((of(&calls[..5]), of(&calls[..10])), (2, 3), "half of a turn, then the rest: {calls:?}");
    assert_eq!(proxy.outcomes().await, [("accepted".to_owned(), 43)].into());
}

#[tokio::test]
async fn an_event_is_live_traffic_for_so_long() {
    for (settings, requests) in [("", 3), ("[delivery]\nlive_for_seconds = 60", 1)] {
        let sandbox = Sandbox::start().await;
        let proxy = Proxy::with(&with(&sandbox.origin, settings)).await;
        for n in 0..3 {
            proxy.live(live(n)).await;
        }
        proxy.later(&sandbox, 61).await;
        proxy.deliver().await;
        assert_eq!(sandbox.calls().await, requests, "{settings}");
        assert_eq!(sandbox.accepted().await.len(), 3);
    }
}

#[tokio::test]
async fn what_is_broken_is_tried_so_often() {
    for (settings, calls) in [("", 1 + 1), ("[delivery]\nprobe_seconds = 5", 1 + 3)] {
        let sandbox = Sandbox::start().await;
        let proxy = Proxy::with(&with(&sandbox.origin, settings)).await;
        proxy.later(&sandbox, 0).await;
        proxy.token("EAAGexpired");
        proxy.live(live(1)).await;
        proxy.deliver().await;
        for _ in 0..3 {
            proxy.later(&sandbox, 10).await;
            proxy.deliver().await;
        }
        assert_eq!(sandbox.calls().await, calls, "{settings}");
    }
}

#[tokio::test]
async fn the_name_of_an_ad_is_asked_for_again_after_so_long() {
    for (settings, asked) in [("", 1), ("[ads]\nname_hours = 2", 2)] {
        let sandbox = Sandbox::start().await;
        let proxy = Proxy::with(&with(&sandbox.origin, settings)).await;
        let ad = goal_sandbox::Config::demo(support::TOKEN).ads.first().map(|ad| ad.id.clone()).expect("an ad");
        let told = json!({ "subscriber": "ana", "ad_id": ad, "at": support::now() });
        proxy.post("/v1/referrals", told).await;
        for _ in 0..2 {
            let shown = proxy.get("/v1/referrals/ana").await.body;
            assert!(shown["ad_name"].as_str().is_some_and(|name| !name.is_empty()), "{shown:#}");
            proxy.later(&sandbox, 3 * 3600).await;
        }
        assert_eq!(sandbox.calls().await, asked, "{settings}");
    }
}
