//! The record of accepted events: complete, counted as the platforms count, and kept in a file if one is given.

mod support;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use goal_sandbox::{app, app_with_record};
use serde_json::{Value, json};
use std::path::PathBuf;
use support::{TIKTOK_TOKEN, TOKEN, get, post, send};

/// One event of a base, with another name, id and time.
async fn report(sandbox: &Router, base: &str, id: &str) -> Value {
    let base = &support::json("bases.json")[base];
    let mut body = base["body"].clone();
    body["data"][0]["event_id"] = id.into();
    let request = Request::post(format!("/v26.0/{}/events", base["dataset"].as_str().expect("an id")))
        .header("authorization", format!("Bearer {TOKEN}"))
        .header("content-type", "application/json")
        .body(Body::from(body.to_string()))
        .expect("a request");
    send(sandbox, request).await.json()
}

async fn report_to_tiktok(sandbox: &Router, id: &str) -> Value {
    let mut body = support::json("tiktok/bases.json")["offline"].clone();
    body["data"][0]["event_id"] = id.into();
    let request = Request::post("/open_api/v1.3/event/track/")
        .header("access-token", TIKTOK_TOKEN)
        .body(Body::from(body.to_string()))
        .expect("a request");
    send(sandbox, request).await.json()
}

/// How many events of each kind were accepted, and how many count.
async fn sums(sandbox: &Router, platform: &str) -> Value {
    get(sandbox, "/sandbox/summary").await["platforms"][platform].clone()
}

fn file(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_file(&path);
    path
}

#[tokio::test]
async fn chat_events_count_each_time_and_a_website_s_once_per_id() {
    let sandbox = support::sandbox();
    for id in ["order-1", "order-1", "order-2"] {
        assert_eq!(report(&sandbox, "whatsapp", id).await["events_received"], 1);
        assert_eq!(report_to_tiktok(&sandbox, id).await["code"], 0);
    }
    assert_eq!(
        sums(&sandbox, "meta").await,
        json!({ "accepted": 3, "distinct": 2, "counted": 3, "test": 0 }),
        "Meta does not compare chat events"
    );
    assert_eq!(sums(&sandbox, "tiktok").await, json!({ "accepted": 3, "distinct": 2, "counted": 2, "test": 0 }));
    let copied = get(&sandbox, "/sandbox/summary").await["copied"].clone();
    let whatsapp = json!({
        "platform": "meta", "source": "1020304050607080", "event": "Purchase", "event_id": "order-1", "copies": 2,
    });
    assert_eq!(copied.as_array().map(Vec::len), Some(2));
    assert_eq!(copied[0], whatsapp);
    for base in ["chat", "chat", "website", "website"] {
        assert_eq!(report(&sandbox, base, "vip-1").await["events_received"], 1, "{base}");
    }
    assert_eq!(sums(&sandbox, "meta").await["counted"], 3 + 2 + 1, "a copy of a website's event is dropped");
}

#[tokio::test]
async fn after_48_hours_a_copy_counts_again() {
    let sandbox = support::sandbox();
    for (now, counted) in [(1_795_000_000, 1), (1_795_172_799, 1), (1_795_172_800, 2)] {
        let answer = send(&sandbox, post("/sandbox/clock", &json!({ "now": now }))).await;
        assert_eq!(answer.json()["now"], now);
        report_to_tiktok(&sandbox, "order-1").await;
        assert_eq!(sums(&sandbox, "tiktok").await["counted"], counted, "{now}");
    }
}

#[tokio::test]
async fn events_are_listed_page_by_page() {
    let sandbox = support::sandbox();
    for id in 1..=5 {
        report(&sandbox, "whatsapp", &format!("order-{id}")).await;
        report_to_tiktok(&sandbox, &format!("order-{id}")).await;
    }
    let mut path = "/sandbox/events?platform=tiktok&limit=2".to_owned();
    let mut found = Vec::new();
    loop {
        let page = get(&sandbox, &path).await;
        let events = page["events"].as_array().expect("a list");
        found.extend(events.iter().map(|event| event["event_id"].as_str().expect("an id").to_owned()));
        match page["next"].as_u64() {
            Some(next) => path = format!("/sandbox/events?platform=tiktok&limit=2&after={next}"),
            None => break,
        }
    }
    assert_eq!(found, ["order-1", "order-2", "order-3", "order-4", "order-5"]);
    let one = get(&sandbox, "/sandbox/events?event_id=order-3").await;
    assert_eq!(one["events"].as_array().map(Vec::len), Some(2), "one of each platform");
    let wrong = Request::get("/sandbox/events?plattform=tiktok").body(Body::empty()).expect("a request");
    let wrong = send(&sandbox, wrong).await;
    assert!(wrong.status == 400 && wrong.json()["error"].as_str().expect("words").contains("plattform"));
}

#[tokio::test]
async fn a_record_file_goes_on_where_it_ended() {
    let path = file("record.jsonl");
    let sandbox = app_with_record(support::world(), &path).expect("a record");
    report(&sandbox, "whatsapp", "order-1").await;
    report_to_tiktok(&sandbox, "order-1").await;
    drop(sandbox);
    let text = std::fs::read_to_string(&path).expect("the record");
    assert_eq!(text.lines().count(), 2);
    // A line that was being written when the sandbox was killed.
    std::fs::write(&path, format!("{text}{{\"seq\":3,\"at\":17")).expect("the record");

    let sandbox = app_with_record(support::world(), &path).expect("a record");
    report_to_tiktok(&sandbox, "order-1").await;
    assert_eq!(sums(&sandbox, "tiktok").await, json!({ "accepted": 2, "distinct": 1, "counted": 1, "test": 0 }));
    assert_eq!(get(&sandbox, "/sandbox/events?after=2").await["events"][0]["seq"], 3);
    let text = std::fs::read_to_string(&path).expect("the record");
    let whole = text.lines().filter(|line| serde_json::from_str::<Value>(line).is_ok());
    assert_eq!(whole.count(), 3, "{text}");
}

#[test]
fn a_record_that_cannot_be_written_is_named() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let problem = app_with_record(support::world(), &folder).expect_err("a folder is no file").to_string();
    assert!(problem.contains(&folder.display().to_string()) && problem.contains("--record"), "{problem}");
}

#[tokio::test]
async fn a_long_list_forgets_its_oldest_and_still_knows_the_copies() {
    let sandbox = app(support::world());
    let mut body = support::json("tiktok/bases.json")["offline"].clone();
    let event = body["data"][0].clone();
    for batch in 0..101 {
        body["data"] = (0..1000)
            .map(|at| {
                let mut event = event.clone();
                event["event_id"] = format!("{batch}-{at}").into();
                event
            })
            .collect();
        let request = Request::post("/open_api/v1.3/event/track/")
            .header("access-token", TIKTOK_TOKEN)
            .body(Body::from(body.to_string()))
            .expect("a request");
        assert_eq!(send(&sandbox, request).await.json()["code"], 0);
    }
    report_to_tiktok(&sandbox, "0-0").await;
    let list = get(&sandbox, "/sandbox/events?limit=1").await;
    assert_eq!((&list["from"], &list["events"][0]["seq"]), (&json!(1002), &json!(1002)));
    let summary = get(&sandbox, "/sandbox/summary").await;
    assert_eq!(summary["platforms"]["tiktok"]["distinct"], 101_000);
    assert_eq!(summary["copied"][0]["event_id"], "0-0", "the first one is not listed any more");
}
