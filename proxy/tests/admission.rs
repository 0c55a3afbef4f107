//! What an event must be, and must not hold.

mod support;

use axum::{
    body::Body,
    http::{StatusCode, header},
};
use goal_element::domain::Contact;
use serde_json::{Value, json};
use support::{ORIGIN, Proxy, send, set};

/// A proxy whose sandbox must not be asked.
async fn proxy() -> Proxy {
    Proxy::start("http://127.0.0.1:9").await
}

#[tokio::test]
async fn a_body_must_be_json_of_a_bounded_size() {
    let proxy = proxy().await;
    let post = |kind: Option<&str>, body: String| {
        let mut request = proxy.request("POST", "/v1/events").header(header::ORIGIN, ORIGIN);
        if let Some(kind) = kind {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        request.body(Body::from(body)).expect("a request")
    };
    for kind in [None, Some("text/plain"), Some("application/x-www-form-urlencoded")] {
        assert_eq!(proxy.call(post(kind, send().to_string())).await.problem(), (415, "not-json"), "{kind:?}");
    }
    let long = set(send(), "/goal/name", json!("x".repeat(256 * 1024)));
    let got = proxy.call(post(Some("application/json"), long.to_string())).await;
    assert_eq!(got.problem(), (413, "too-large"));
    assert_eq!(got.body["params"]["limit"], "262144");
    for body in ["", "{", "null", "[]", "{\"mode\":\"test\"}", "{\"mode\":1,\"goal\":{},\"context\":{}}"] {
        let got = proxy.call(post(Some("application/json; charset=utf-8"), body.to_owned())).await;
        assert_eq!(got.problem(), (400, "bad-json"), "{body}");
        assert!(got.body["params"]["what"].as_str().is_some_and(|what| what.contains("line")), "{got:?}");
    }
}

#[tokio::test]
async fn what_a_test_lacks_or_may_not_hold_is_named() {
    let proxy = proxy().await;
    let cases: [(Value, &str, Option<&str>); 10] = [
        (set(send(), "/test_event_code", json!(null)), "no-test-code", None),
        (set(send(), "/test_event_code", json!("  ")), "no-test-code", None),
        (set(send(), "/mode", json!("dry")), "unknown-mode", None),
        (set(send(), "/goal/version", json!(2)), "newer-document", None),
        (set(set(send(), "/goal/version", json!(2)), "/mode", json!("check")), "newer-document", None),
        (set(send(), "/goal/goal", json!({})), "no-goal-id", None),
        (set(send(), "/context/happening_id", json!("")), "no-happening-id", None),
        (
            set(send(), "/context/subscriber/hashed", json!({ "meta": { "em": "ana@example.com" } })),
            "clear-contact-data",
            Some("/subscriber/hashed/meta/em"),
        ),
        (set(send(), "/context/variables", json!([1])), "bad-context", Some("/variables")),
        (set(send(), "/context/subscriber", json!("ana")), "bad-context", Some("/subscriber")),
    ];
    for (body, code, path) in cases {
        let got = proxy.post("/v1/events", &body).await;
        assert_eq!(got.problem(), (422, code), "{body}");
        assert_eq!(got.body["params"]["path"].as_str(), path, "{got:?}");
        assert!(!got.body.to_string().contains("ana@"), "{got:?}");
    }
    assert_eq!(proxy.get("/v1/statistics").await.body, json!([]));
}

/// Whatever may be known of a person in clear: a browser may not send it.
#[tokio::test]
async fn clear_contact_data_is_refused_without_repeating_it() {
    let proxy = proxy().await;
    for field in Contact::NAMES {
        for clear in [json!("Ana-Clear"), json!(5_550_199), json!(true)] {
            let body = set(send(), &format!("/context/subscriber/{field}"), clear);
            let got = proxy.post("/v1/events", &body).await;
            assert_eq!(got.problem(), (422, "clear-contact-data"), "{field}");
            assert_eq!(got.body["params"]["path"], format!("/subscriber/{field}"));
            let answer = got.body.to_string();
            assert!(!answer.contains("Ana-Clear") && !answer.contains("5550199"), "{answer}");
        }
    }
}

#[tokio::test]
async fn a_goal_of_any_shape_gets_a_verdict_and_never_breaks_the_proxy() {
    let proxy = proxy().await;
    let deep = (0..10_000).fold(String::from("1"), |inner, _| format!("[{inner}]"));
    for goal in ["null", "7", "[]", "\"text\"", "{}", "{\"destinations\":{\"meta\":null}}", "{\"value\":1e400}", &deep]
    {
        let body = format!("{{\"mode\":\"check\",\"goal\":{goal},\"context\":{{}}}}");
        let got = proxy.post("/v1/events", &body).await;
        assert_eq!(got.status, StatusCode::OK, "{goal:.40}: {got:?}");
        assert!(!got.body["diagnostics"].as_array().expect("a list").is_empty(), "{goal:.40}: {got:?}");
    }
}
