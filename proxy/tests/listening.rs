//! Deliveries as they happen: everything is heard, however much it is, and listeners are few enough and let go.

mod support;

use std::{collections::BTreeSet, time::Duration};

use axum::{body::Body, http::Request};
use futures_util::StreamExt;
use serde_json::{Value, json};
use support::{HOST, Proxy, Sandbox, Signer, claims, config, live, on_both, set};
use tokio::sync::mpsc;
use tower::ServiceExt;
use uuid::{NoContext, Timestamp, Uuid};

on_both! {
    what_becomes_of_an_event_is_heard
    a_thousand_events_and_the_end_of_all_of_them_are_heard
    what_a_proxy_with_a_slower_clock_does_is_heard_and_nothing_old_is
    who_comes_back_hears_what_it_missed
}

const DAY: i64 = 24 * 3600;

/// One who listens.
struct Ear(mpsc::UnboundedReceiver<Value>);

impl Ear {
    async fn open(proxy: &Proxy, last: Option<&str>) -> Self {
        let mut request = proxy.request("GET", "/v1/stream");
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let request = request.body(Body::empty()).expect("a request");
        let response = proxy.router.clone().oneshot(request).await.expect("an answer");
        assert_eq!(response.status(), 200);
        let (tell, hear) = mpsc::unbounded_channel();
        let mut body = response.into_body().into_data_stream();
        tokio::spawn(async move {
            let mut text = String::new();
            while let Some(Ok(piece)) = body.next().await {
                text.push_str(&String::from_utf8_lossy(&piece));
                while let Some((line, rest)) = text.split_once('\n') {
                    if let Some(data) = line.strip_prefix("data:") {
                        let _ = tell.send(serde_json::from_str(data).expect("JSON"));
                    }
                    text = rest.to_owned();
                }
            }
        });
        Self(hear)
    }

    /// Waits until `count` events are told to be `outcome`; fails if one of them is told twice.
    async fn hears(&mut self, count: usize, outcome: &str) {
        let mut heard = BTreeSet::new();
        while heard.len() < count {
            let next = tokio::time::timeout(Duration::from_secs(30), self.0.recv()).await;
            let told = next.unwrap_or_else(|_| panic!("{} of {count} {outcome}, and no more", heard.len()));
            let told = told.expect("an open stream");
            if told["outcome"] == outcome {
                assert!(heard.insert(told["id"].to_string()), "twice: {told}");
            }
        }
    }

    async fn hears_nothing_for(&mut self, time: Duration) {
        let more = tokio::time::timeout(time, self.0.recv()).await;
        assert!(more.is_err(), "{more:?}");
    }
}

/// `count` events that nobody can send, since the token is missing.
async fn waiting(proxy: &Proxy, count: usize) {
    let numbers: Vec<usize> = (0..count).collect();
    for numbers in numbers.chunks(100) {
        let of = |n: &usize| set(live(*n), "/goal/destinations/meta/connection", json!("tokenless"));
        let events: Vec<Value> = numbers.iter().map(of).collect();
        let got = proxy.post("/v1/events/batch", json!({ "events": events })).await;
        assert_eq!(got.status, 200, "{got:?}");
    }
}

/// The smallest id of so many seconds ago.
fn ago(seconds: u64) -> String {
    let time = Timestamp::from_unix(NoContext, support::now().unsigned_abs() - seconds, 0);
    format!("{}7000-8000-000000000000", &Uuid::new_v7(time).to_string()[..14])
}

async fn a_thousand_events_and_the_end_of_all_of_them_are_heard(sandbox: Sandbox, proxy: Proxy) {
    let mut ear = Ear::open(&proxy, None).await;
    waiting(&proxy, 1000).await;
    ear.hears(1000, "waiting").await;
    proxy.later(&sandbox, 8 * DAY).await;
    // They end 500 at a time, and those share the number of the change.
    proxy.deliver().await;
    ear.hears(1000, "expired").await;
}

async fn what_a_proxy_with_a_slower_clock_does_is_heard_and_nothing_old_is(_sandbox: Sandbox, proxy: Proxy) {
    waiting(&proxy, 3).await;
    let mut ear = Ear::open(&proxy, None).await;
    ear.hears_nothing_for(Duration::from_secs(1)).await;
    let id = proxy.get("/v1/deliveries?limit=1").await.body[0]["id"].as_str().expect("an id").to_owned();
    let sql = format!("UPDATE event SET outcome = 'parked', changed = '{}' WHERE id = '{id}'", ago(58));
    proxy.sql(&sql, &sql).await;
    ear.hears(1, "parked").await;
    let sql = format!("UPDATE event SET outcome = 'waiting', changed = '{}' WHERE id = '{id}'", ago(50));
    proxy.sql(&sql, &sql).await;
    ear.hears(1, "waiting").await;
    ear.hears_nothing_for(Duration::from_secs(6)).await;
}

async fn who_comes_back_hears_what_it_missed(_sandbox: Sandbox, proxy: Proxy) {
    waiting(&proxy, 450).await;
    let mut ear = Ear::open(&proxy, Some(&ago(3600))).await;
    ear.hears(450, "waiting").await;
    ear.hears_nothing_for(Duration::from_secs(1)).await;
    // A clock that was set back left an id of tomorrow.
    let mut ear = Ear::open(&proxy, Some("f0000000-0000-7000-8000-000000000000")).await;
    ear.hears(450, "waiting").await;
    for bad in ["x", "0b1c2d3e-4f50-4a6b-8c7d-8e9fa0b1c2d3"] {
        let request = proxy.request("GET", "/v1/stream").header("last-event-id", bad).body(Body::empty());
        assert_eq!(proxy.call(request.expect("a request")).await.problem(), (400, "bad-query"), "{bad}");
    }
}

async fn what_becomes_of_an_event_is_heard(_sandbox: Sandbox, proxy: Proxy) {
    let first = proxy.live(live(1)).await;
    let id = first["events"][0]["id"].as_str().expect("an id").to_owned();
    let hear = |last: Option<String>, count: usize| {
        let mut request = proxy.request("GET", "/v1/stream");
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let request = request.body(Body::empty()).expect("a request");
        let router = proxy.router.clone();
        tokio::spawn(async move {
            let response = router.oneshot(request).await.expect("an answer");
            let mut body = response.into_body().into_data_stream();
            let mut text = String::new();
            while text.matches("event: delivery").count() < count || !text.ends_with("\n\n") {
                let piece = body.next().await.expect("more").expect("text");
                text.push_str(&String::from_utf8_lossy(&piece));
            }
            text
        })
    };
    let before = "01a00000-0000-7000-8000-000000000000".to_owned();
    let listener = hear(Some(before), 3);
    tokio::time::sleep(Duration::from_millis(700)).await;
    proxy.deliver().await;
    proxy.live(live(2)).await;
    let text = tokio::time::timeout(Duration::from_secs(20), listener).await.expect("in time").expect("ran");
    let outcomes: Vec<&str> = text.lines().filter(|line| line.starts_with("data:")).collect();
    assert!(outcomes[0].contains(&id) && outcomes[0].contains(r#""outcome":"waiting""#), "{text}");
    assert!(outcomes.iter().any(|line| line.contains(&id) && line.contains(r#""outcome":"accepted""#)), "{text}");
}

#[tokio::test]
async fn so_many_listen_and_no_more_and_who_leaves_makes_room() {
    let proxy = Proxy::with(&format!("{}\n[limits]\nopen_streams = 1\n", config("http://127.0.0.1:9"))).await;
    let ear = Ear::open(&proxy, None).await;
    let second = proxy.get("/v1/stream").await;
    assert_eq!(second.problem(), (429, "too-many-streams"));
    assert_eq!(second.body["params"]["limit"], "1");
    assert_eq!(second.headers["retry-after"], "30");
    drop(ear);
    proxy.app.end_streams();
    tokio::time::sleep(Duration::from_millis(100)).await;
    let third = proxy.get("/v1/stream").await;
    assert_eq!((third.status.as_u16(), third.body), (200, json!("")), "it ends at once: the program stops");
}

/// A page's token is short-lived; a connection that it opened is too.
#[tokio::test]
async fn who_is_let_in_no_more_hears_no_more() {
    let jwt = "[[workspace.jwt]]\nalgorithm = \"HS256\"\nsecret = \"HOST_JWT\"\n[[connection]]";
    let proxy = Proxy::with(&config("http://127.0.0.1:9").replacen("[[connection]]", jwt, 1)).await;
    // Clocks may lie half a minute apart, and so long is a token good that has expired.
    let listens = async |seconds: i64| {
        let bearer = Signer::shared().bearer(&claims("shop", &["read"], seconds));
        let request = Request::get("/v1/stream").header("host", HOST).header("authorization", bearer);
        let request = request.body(Body::empty()).expect("a request");
        let response = proxy.router.clone().oneshot(request).await.expect("an answer");
        assert_eq!(response.status(), 200);
        let mut body = response.into_body().into_data_stream();
        tokio::time::timeout(Duration::from_secs(12), async move { while body.next().await.is_some() {} }).await
    };
    let (over, good) = tokio::join!(listens(-27), listens(300));
    assert!(over.is_ok(), "the token is good no more, and the stream is still open");
    assert!(good.is_err(), "the token is good, and the stream has ended");
}
