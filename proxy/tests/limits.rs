//! What is too much, too long or too often is told with when to try again.

mod support;

use axum::{
    body::{Body, Bytes},
    http::header,
};
use serde_json::json;
use support::{Got, HOST, ORIGIN, Proxy, Sandbox, config, send};

async fn limited(sandbox: &str, limits: &str) -> Proxy {
    Proxy::with(&format!("{}\n[limits]\n{limits}\n", config(sandbox))).await
}

fn retry_after(got: &Got) -> u64 {
    got.headers[header::RETRY_AFTER].to_str().expect("text").parse().expect("seconds")
}

#[tokio::test]
async fn who_asks_too_often_is_told_when_to_go_on_and_others_are_not_held_up() {
    let proxy = limited("http://127.0.0.1:9", "requests_per_second = 3").await;
    let key = proxy.post("/v1/keys", json!({ "name": "bot" })).await.body["key"].as_str().expect("a key").to_owned();
    let mut held = None;
    for _ in 0..10 {
        let got = proxy.get("/v1/workspace").await;
        if got.status == 429 {
            held = Some(got);
            break;
        }
    }
    let held = held.expect("ten at once are too many");
    assert_eq!(held.problem(), (429, "too-many"));
    assert!((1..=2).contains(&retry_after(&held)));
    let other = proxy.call_as(&format!("Bearer {key}"), "GET", "/v1/workspace", None).await;
    assert_eq!(other.problem().1, "not-allowed", "another caller has a measure of its own");
    tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
    assert_eq!(proxy.get("/v1/workspace").await.status, 200);
}

#[tokio::test]
async fn so_many_at_once_and_no_more() {
    let sandbox = Sandbox::start().await;
    sandbox.fault(json!({ "target": "meta", "delay_ms": 700 })).await;
    let proxy = limited(&sandbox.origin, "concurrent_requests = 1").await;
    let (slow, quick) = tokio::join!(proxy.post("/v1/events", send()), async {
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        proxy.get("/v1/workspace").await
    });
    assert_eq!((quick.problem(), retry_after(&quick)), ((429, "too-many"), 1));
    assert_eq!(slow.status, 200, "{slow:?}");
    assert_eq!(proxy.get("/v1/workspace").await.status, 200);
}

#[tokio::test]
async fn a_body_that_never_ends_is_given_up() {
    let proxy = limited("http://127.0.0.1:9", "request_seconds = 7").await;
    let endless = futures_util::stream::pending::<Result<Bytes, std::io::Error>>();
    let request = proxy
        .request("POST", "/v1/events")
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, "application/json");
    let got = proxy.call(request.body(Body::from_stream(endless)).expect("a request")).await;
    assert_eq!(got.problem(), (408, "too-slow"));
}

#[tokio::test]
async fn a_client_that_breaks_off_costs_nothing() {
    let proxy = Proxy::start("http://127.0.0.1:9").await;
    let broken = futures_util::stream::iter([Ok(Bytes::from_static(b"{\"mode\"")), Err(std::io::Error::other("gone"))]);
    let request = proxy
        .request("POST", "/v1/events")
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, "application/json");
    let got = proxy.call(request.body(Body::from_stream(broken)).expect("a request")).await;
    assert_eq!(got.problem(), (400, "cut-off"));
}

#[tokio::test]
async fn a_page_of_a_listed_origin_may_ask_before_it_calls_and_no_other() {
    let proxy =
        Proxy::with(&format!("origins = [\"https://editor.example.com\"]\n{}", config("http://127.0.0.1:9"))).await;
    for (origin, allowed) in [("https://editor.example.com", true), ("https://evil.example", false)] {
        let request = axum::http::Request::options("/v1/goals/x")
            .header(header::HOST, HOST)
            .header(header::ORIGIN, origin)
            .header("access-control-request-method", "PUT")
            .header("access-control-request-headers", "authorization,if-match,content-type");
        let got = proxy.call(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(got.headers.get("access-control-allow-origin").is_some(), allowed, "{origin}: {got:?}");
    }
}
