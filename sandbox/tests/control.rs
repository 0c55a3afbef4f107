//! The control side: what was received, and trouble to order.

mod support;

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use support::{TOKEN, get, post, purchase, sandbox, send};

async fn order(app: &axum::Router, fault: Value) {
    let answer = send(app, post("/sandbox/faults", &fault)).await;
    assert_eq!(answer.status, 200, "{:?}", answer.text);
}

#[tokio::test]
async fn calls_are_listed_newest_first_and_can_be_forgotten() {
    let app = sandbox();
    let good = send(&app, purchase()).await.json();
    let mut bad = purchase();
    *bad.body_mut() = Body::from("{");
    send(&app, bad).await;
    let list = get(&app, "/sandbox/received").await;
    assert_eq!(list["sandbox"], true);
    let [refused, accepted] = list["received"].as_array().expect("a list").as_slice() else {
        panic!("two calls: {list}");
    };
    assert_eq!(
        (&refused["outcome"], &refused["status"], &refused["body"]),
        (&json!("refused"), &json!(400), &json!("{"))
    );
    assert_eq!(
        (&accepted["outcome"], &accepted["token"], &accepted["target"]),
        (&json!("accepted"), &json!("shop"), &json!("meta"))
    );
    assert_eq!((&accepted["id"], &refused["id"]), (&json!(1), &json!(2)));
    assert_eq!(accepted["answer"], good);
    assert_eq!(accepted["path"], "/v26.0/1020304050607080/events");
    assert_eq!(accepted["body"], support::json("bases.json")["whatsapp"]["body"]);
    assert_eq!(accepted["text"], support::json("bases.json")["whatsapp"]["body"].to_string());

    let forget = Request::delete("/sandbox/received").body(Body::empty()).expect("a request");
    assert_eq!(send(&app, forget).await.json(), json!({ "deleted": 2 }));
    assert_eq!(get(&app, "/sandbox/received").await["received"], json!([]));
}

#[tokio::test]
async fn no_token_is_ever_listed() {
    let app = sandbox();
    let in_a_field = json!({ "data": [], "note": format!("my token is {TOKEN}") });
    let unknown = json!({ "data": [], "access_token": "EAAnobodyKnowsThisOne" });
    let escaped = r#"{"data":[],"access_token":"EAA\u0073hop0000000001"}"#;
    let torn = format!("{{\"access_token\":\"{TOKEN}\",");
    for body in [in_a_field.to_string(), unknown.to_string(), escaped.to_owned(), torn] {
        let mut request = purchase();
        request.headers_mut().remove("authorization");
        *request.body_mut() = Body::from(body);
        send(&app, request).await;
    }
    let mut twice = purchase();
    *twice.body_mut() = Body::from(json!({ "data": [], "access_token": "EAAsecondToken" }).to_string());
    send(&app, twice).await;
    let list = get(&app, "/sandbox/received").await.to_string();
    for secret in [TOKEN, "EAAnobodyKnowsThisOne", "hop0000000001", "EAAsecondToken"] {
        assert!(!list.contains(secret), "{secret} in {list}");
    }
    assert!(!format!("{:?}", support::world()).contains(TOKEN), "nor printed for debugging");
}

#[tokio::test]
async fn a_fault_answers_in_meta_s_place_as_often_as_ordered() {
    let app = sandbox();
    let html = "<html><body>Sorry, something went wrong.</body></html>";
    order(&app, json!({ "target": "meta", "times": 2, "status": 500, "body": html })).await;
    order(&app, json!({ "target": "meta", "status": 429, "body": "{}", "headers": { "Retry-After": "7" } })).await;
    for _ in 0..2 {
        let answer = send(&app, purchase()).await;
        assert_eq!((answer.status, answer.text.as_deref()), (500, Ok(html)));
        assert_eq!(answer.headers["content-type"], "text/html; charset=utf-8");
    }
    let limited = send(&app, purchase()).await;
    assert_eq!((limited.status, limited.headers["retry-after"].as_bytes()), (429, b"7".as_slice()));
    assert_eq!(send(&app, purchase()).await.status, 200);
    let list = get(&app, "/sandbox/received").await;
    let outcomes: Vec<_> = list["received"].as_array().expect("a list").iter().map(|call| &call["outcome"]).collect();
    assert_eq!(outcomes, ["accepted", "fault", "fault", "fault"]);
    assert_eq!(list["received"][3]["answer"], html);
}

/// Lost and cut answers: what was judged before is kept.
#[tokio::test]
async fn an_answer_may_be_lost_after_the_verdict() {
    let app = sandbox();
    order(&app, json!({ "target": "meta", "after_verdict": true, "close": true })).await;
    order(&app, json!({ "target": "meta", "after_verdict": true, "cut": 5 })).await;
    order(&app, json!({ "target": "meta", "after_verdict": true, "status": 502, "body": "<html>" })).await;
    order(&app, json!({ "target": "meta", "close": true })).await;
    order(&app, json!({ "target": "meta", "unread": true })).await;
    let mut seen = Vec::new();
    for _ in 0..5 {
        let answer = send(&app, purchase()).await;
        seen.push((answer.status, answer.text.ok()));
    }
    let promised = [(200, None), (200, None), (502, Some("<html>".to_owned())), (200, None), (200, None)];
    assert_eq!(seen, promised, "a body that breaks off is an error");
    let summary = get(&app, "/sandbox/summary").await;
    assert_eq!(summary["platforms"]["meta"]["accepted"], 3, "the last two were not judged");
    let list = get(&app, "/sandbox/received?limit=3").await;
    let calls = list["received"].as_array().expect("a list");
    let gist: Vec<_> = calls.iter().map(|call| (&call["outcome"], &call["status"])).collect();
    let (fault, accepted) = (json!("fault"), json!("accepted"));
    assert_eq!(gist, [(&fault, &Value::Null), (&fault, &Value::Null), (&accepted, &json!(502))]);
}

#[tokio::test]
async fn trouble_may_come_now_and_then() {
    let app = sandbox();
    order(&app, json!({ "target": "meta", "status": 503, "every": 3, "times": 2 })).await;
    let mut seen = Vec::new();
    for _ in 0..8 {
        seen.push(send(&app, purchase()).await.status);
    }
    assert_eq!(seen, [200, 200, 503, 200, 200, 503, 200, 200]);
}

#[tokio::test]
async fn trouble_of_one_platform_leaves_the_other_alone() {
    let app = sandbox();
    order(&app, json!({ "target": "tiktok", "status": 500 })).await;
    assert_eq!(send(&app, purchase()).await.status, 200);
    let call = post("/open_api/v1.3/event/track/", &json!({}));
    assert_eq!(send(&app, call).await.status, 500);
    let call = post("/open_api/v1.3/event/track/", &json!({}));
    assert_eq!(send(&app, call).await.status, 200);
}

#[tokio::test]
async fn the_clock_can_be_moved() {
    let app = goal_sandbox::app(goal_sandbox::Config::demo("made-up"));
    let now = || async { get(&app, "/sandbox/clock").await["now"].as_i64().expect("seconds") };
    let before = now().await;
    send(&app, post("/sandbox/clock", &json!({ "ahead": 7200 }))).await;
    assert!((7200..7260).contains(&(now().await - before)));
    send(&app, post("/sandbox/clock", &json!({ "now": 5 }))).await;
    assert_eq!(now().await, 5);
    let free = Request::delete("/sandbox/clock").body(Body::empty()).expect("a request");
    send(&app, free).await;
    assert!((0..60).contains(&(now().await - before)));
    let answer = send(&app, post("/sandbox/clock", &json!({ "later": 1 }))).await;
    assert!(answer.status == 422 && answer.json()["error"].as_str().expect("words").contains("later"));
}

#[tokio::test]
async fn a_mere_delay_leaves_the_verdict_to_meta() {
    let app = sandbox();
    order(&app, json!({ "target": "meta", "delay_ms": 80 })).await;
    let start = Instant::now();
    assert_eq!(send(&app, purchase()).await.status, 200);
    assert!(start.elapsed() >= Duration::from_millis(80));
}

#[tokio::test]
async fn faults_can_be_called_off() {
    let app = sandbox();
    order(&app, json!({ "target": "meta", "times": 9, "status": 503 })).await;
    let calm = Request::delete("/sandbox/faults").body(Body::empty()).expect("a request");
    assert_eq!(send(&app, calm).await.status, 204);
    assert_eq!(send(&app, purchase()).await.status, 200);
}

#[tokio::test]
async fn a_fault_that_makes_no_sense_is_refused_with_the_reason() {
    let app = sandbox();
    for (fault, word) in [
        (json!({ "target": "meta" }), "what shall go wrong"),
        (json!({ "target": "meta", "status": 99 }), "status"),
        (json!({ "target": "meta", "status": 500, "times": 0 }), "times"),
        (json!({ "target": "meta", "status": 500, "every": 0 }), "every"),
        (json!({ "target": "meta", "unread": true, "after_verdict": true }), "unread"),
        (json!({ "target": "meta", "delay_ms": 600_001 }), "delay_ms"),
        (json!({ "target": "meta", "status": 500, "headers": { "a b": "c" } }), "a b"),
        (json!({ "target": "meta", "stauts": 500 }), "stauts"),
        (json!({ "target": "myspace", "status": 500 }), "myspace"),
    ] {
        let answer = send(&app, post("/sandbox/faults", &fault)).await;
        assert_eq!(answer.status, 422, "{fault}");
        let error = answer.json()["error"].as_str().expect("a sentence").to_owned();
        assert!(error.contains(word), "{fault}: {error}");
    }
    assert_eq!(send(&app, purchase()).await.status, 200, "nothing was queued");
}

#[tokio::test]
async fn it_says_that_it_is_the_sandbox() {
    assert_eq!(
        get(&sandbox(), "/healthz").await,
        json!({ "status": "ok", "sandbox": true, "targets": ["meta", "tiktok"] })
    );
}
