//! Who may come in: everybody else is turned away with a problem that says what to do.

mod support;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use serde_json::json;
use support::{HOST, ORIGIN, Proxy, Sandbox, config, send};

const ROUTES: [(&str, &str); 5] = [
    ("GET", "/v1/workspace"),
    ("GET", "/v1/connections"),
    ("POST", "/v1/events"),
    ("GET", "/v1/deliveries"),
    ("GET", "/v1/statistics"),
];

/// A proxy whose sandbox must not be asked.
async fn proxy() -> Proxy {
    Proxy::start("http://127.0.0.1:9").await
}

#[tokio::test]
async fn without_a_cookie_nothing_of_the_api_answers() {
    let proxy = proxy().await;
    for (method, path) in ROUTES {
        for cookie in [None, Some("goal_session=guessed"), Some("goal_session=")] {
            let mut request =
                Request::builder().method(method).uri(path).header(header::HOST, HOST).header(header::ORIGIN, ORIGIN);
            if let Some(cookie) = cookie {
                request = request.header(header::COOKIE, cookie);
            }
            let got = proxy.call(request.body(Body::empty()).expect("a request")).await;
            assert_eq!(got.problem(), (401, "not-signed-in"), "{path}");
        }
    }
    let health =
        proxy.call(Request::get("/healthz").header(header::HOST, HOST).body(Body::empty()).expect("a request")).await;
    assert_eq!((health.status, health.body), (StatusCode::OK, json!({ "status": "ok" })));
}

#[tokio::test]
async fn a_wrong_sign_in_link_says_where_the_right_one_is() {
    let proxy = proxy().await;
    for path in ["/sign-in", "/sign-in?key=", "/sign-in?key=sign-in-key-0123456780"] {
        let got = proxy.get(path).await;
        assert_eq!(got.status, StatusCode::FORBIDDEN);
        assert!(got.headers.get(header::SET_COOKIE).is_none());
        assert!(got.body.as_str().expect("text").contains("printed"), "{got:?}");
    }
}

#[tokio::test]
async fn a_session_outlives_a_restart() {
    let proxy = proxy().await.restart().await;
    assert_eq!(proxy.get("/v1/workspace").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_forged_origin_is_refused() {
    let proxy = proxy().await;
    for origin in [
        Some("https://evil.example"),
        Some("null"),
        Some("http://127.0.0.1:4601"),
        Some("https://127.0.0.1:4600"),
        None,
    ] {
        let mut request = proxy.request("POST", "/v1/events").header(header::CONTENT_TYPE, "application/json");
        if let Some(origin) = origin {
            request = request.header(header::ORIGIN, origin);
        }
        let got = proxy.call(request.body(Body::from(send().to_string())).expect("a request")).await;
        assert_eq!(got.problem(), (403, "forged-origin"), "{origin:?}");
        assert!(got.headers.get(header::ACCESS_CONTROL_ALLOW_ORIGIN).is_none());
    }
    assert_eq!(proxy.get("/v1/statistics").await.body, json!([]));
}

#[tokio::test]
async fn a_listed_origin_may_call() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::with(&format!("origins = [\"https://editor.example.com\"]\n{}", config(&sandbox.origin))).await;
    let request = proxy
        .request("POST", "/v1/events")
        .header(header::CONTENT_TYPE, "application/json")
        .header(header::ORIGIN, "https://editor.example.com");
    let got = proxy.call(request.body(Body::from(send().to_string())).expect("a request")).await;
    assert_eq!(got.status, StatusCode::OK, "{got:?}");
    assert_eq!(got.headers[header::ACCESS_CONTROL_ALLOW_ORIGIN], "https://editor.example.com");
}

#[tokio::test]
async fn another_hosts_name_is_refused() {
    let proxy = proxy().await;
    for host in ["evil.example:4600", "evil.example"] {
        let request = Request::get("/v1/workspace").header(header::HOST, host).body(Body::empty()).expect("a request");
        assert_eq!(proxy.call(request).await.problem(), (421, "wrong-host"));
    }
}

#[tokio::test]
async fn unknown_addresses_methods_and_queries_are_problems_too() {
    let proxy = proxy().await;
    assert_eq!(proxy.get("/v1/nothing").await.problem(), (404, "not-found"));
    assert_eq!(proxy.get("/v1/events").await.problem(), (405, "wrong-method"));
    for query in ["limit=0", "limit=501", "limit=-1", "limit=x"] {
        assert_eq!(proxy.get(&format!("/v1/deliveries?{query}")).await.problem(), (400, "bad-query"), "{query}");
    }
}
