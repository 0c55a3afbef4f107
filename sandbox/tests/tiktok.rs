//! TikTok's endpoint: every case of `tiktok/cases.json` is a good request of `tiktok/bases.json` with one change, and what
//! becomes of it. The mark *code unknown* says that no document gives the code, so that the sandbox chose one.

mod support;

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use support::{TIKTOK_TOKEN, send};

const PATH: &str = "/open_api/v1.3/event/track/";

fn cases() -> Vec<Value> {
    support::json("tiktok/cases.json").as_array().expect("a list").clone()
}

fn request(case: &Value) -> Request<Body> {
    let mut body = support::json("tiktok/bases.json")[case["from"].as_str().expect("a base")].clone();
    if let Some(times) = case["times"].as_u64() {
        let event = body["data"][0].clone();
        body["data"] = (0..times).map(|_| event.clone()).collect();
    }
    if let Some(patch) = case.get("patch") {
        let patch: json_patch::Patch = serde_json::from_value(patch.clone()).expect("a JSON patch");
        json_patch::patch(&mut body, &patch).expect("a patch that fits");
    }
    let token = match case.get("token") {
        None => Some(TIKTOK_TOKEN),
        Some(token) => token.as_str(),
    };
    let builder = Request::builder()
        .method(case.get("method").map_or("POST", |it| it.as_str().expect("a method")))
        .uri(case.get("path").map_or(PATH, |it| it.as_str().expect("a path")))
        .header("content-type", "application/json");
    let builder = match token {
        Some(token) if case["bearer"] == true => builder.header("authorization", format!("Bearer {token}")),
        Some(token) => builder.header("access-token", token),
        None => builder,
    };
    builder.body(Body::from(body.to_string())).expect("a request")
}

#[tokio::test]
async fn every_case_is_answered_as_promised() {
    let sandbox = support::sandbox();
    let mut wrong = Vec::new();
    for case in cases() {
        let answer = send(&sandbox, request(&case)).await;
        let body = answer.json();
        let message = body["message"].as_str().expect("a message");
        let promised = case["refused"]["code"].as_u64().unwrap_or(0);
        let at = case["refused"]["at"].as_str().map_or(String::new(), |at| format!("{at}: "));
        if answer.status != 200 || body["code"] != promised || !message.starts_with(&at) {
            wrong.push(format!("{}\n  promised {promised} {at}\n  got      {} {body}", case["name"], answer.status));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_cases_are_many_and_marked() {
    let cases = cases();
    let refused: Vec<&Value> = cases.iter().filter(|case| case.get("refused").is_some()).collect();
    assert!(refused.len() >= 80, "{}", refused.len());
    for case in &cases {
        let mark = case.get("mark").is_none_or(|mark| mark == "code unknown" && case.get("refused").is_some());
        assert!(mark, "{}", case["name"]);
    }
    let documented = refused.iter().filter(|case| case.get("mark").is_none()).count();
    assert!(documented >= 30, "{documented}");
}

#[tokio::test]
async fn what_is_taken_is_recorded_one_by_one() {
    let sandbox = support::sandbox();
    let case = json!({ "from": "offline", "times": 3, "patch": [
        { "op": "replace", "path": "/data/2/event_id", "value": "another" },
    ] });
    assert_eq!(send(&sandbox, request(&case)).await.json()["code"], 0);
    let refused = json!({ "from": "web", "times": 2, "patch": [{ "op": "remove", "path": "/data/1/event" }] });
    assert_eq!(send(&sandbox, request(&refused)).await.json()["code"], 40_002);
    let list = support::get(&sandbox, "/sandbox/events").await;
    let gist: Vec<Value> = list["events"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|event| json!([event["seq"], event["event_id"], event["copy"], event["counted"]]))
        .collect();
    let promised = json!([[1, "wa-conv-778", 1, true], [2, "wa-conv-778", 2, false], [3, "another", 1, true]]);
    assert_eq!(json!(gist), promised, "the refused batch left nothing");
    let first = &list["events"][0];
    assert_eq!(
        first,
        &json!({
            "seq": 1, "at": 1_795_000_000, "platform": "tiktok", "source": "7000000000000000001", "kind": "offline",
            "event": "Contact", "event_id": "wa-conv-778", "event_time": 1_794_999_940, "test": false,
            "token": "tiktok-shop", "copy": 1, "counted": true,
        })
    );
}

#[tokio::test]
async fn a_test_is_taken_and_does_not_count() {
    let sandbox = support::sandbox();
    let test = json!({ "from": "web", "patch": [{ "op": "add", "path": "/test_event_code", "value": "TEST1" }] });
    assert_eq!(send(&sandbox, request(&test)).await.json()["code"], 0);
    let event = &support::get(&sandbox, "/sandbox/events").await["events"][0];
    assert_eq!((&event["test"], &event["counted"]), (&json!(true), &json!(false)));
}

#[tokio::test]
async fn an_answer_names_its_request() {
    let answer = send(&support::sandbox(), request(&json!({ "from": "web" }))).await;
    let body = answer.json();
    assert_eq!((&body["code"], &body["message"], &body["data"]), (&json!(0), &json!("OK"), &json!({})));
    assert_eq!(answer.headers["x-tt-logid"], body["request_id"].as_str().expect("an id"));
}

#[tokio::test]
async fn what_is_no_json_is_refused_with_200() {
    for text in ["", "{", "[]", "\"data\"", "<html>"] {
        let mut request = request(&json!({ "from": "web" }));
        *request.body_mut() = Body::from(text);
        let answer = send(&support::sandbox(), request).await;
        assert_eq!((answer.status, answer.json()["code"].as_u64()), (200, Some(40_000)), "{text}");
    }
}

#[tokio::test]
async fn no_token_is_listed() {
    let sandbox = support::sandbox();
    send(&sandbox, request(&json!({ "from": "web" }))).await;
    let unknown = json!({ "from": "web", "token": "7171unheardOf", "patch": [
        { "op": "add", "path": "/note", "value": "it is 7171unheardOf" },
    ] });
    send(&sandbox, request(&unknown)).await;
    let list = support::get(&sandbox, "/sandbox/received").await;
    assert_eq!(list["received"].as_array().map(Vec::len), Some(2));
    assert_eq!(list["received"][1]["token"], "tiktok-shop");
    assert!(!list.to_string().contains("7171"), "{list}");
}
