//! Live events, on both databases: taken once they are on the disk, sent once, counted once.

mod support;

use std::{sync::Arc, time::Duration};

use axum::http::StatusCode;
use serde_json::{Value, json};
use sqlx::Executor;
use support::{Proxy, Sandbox, live, on_both, set};

on_both! {
    a_live_event_is_taken_sent_and_counted_once
    a_thousand_at_once_count_once
    a_key_gives_the_same_answer_again
    a_batch_answers_each_of_its_events
    who_came_through_an_ad_is_known_by_its_click_later
}

async fn a_live_event_is_taken_sent_and_counted_once(sandbox: Sandbox, proxy: Proxy) {
    let taken = proxy.live(live(1)).await;
    assert_eq!((&taken["mode"], &taken["reached"]), (&json!("live"), &json!("first")));
    assert_eq!(taken["events"][0]["outcome"], "waiting", "{taken:#}");
    assert!(sandbox.received().await.is_empty(), "taking is not sending");
    assert_eq!(proxy.outcomes().await, [("waiting".to_owned(), 1)].into());

    let proxy = proxy.restart().await;
    assert_eq!(proxy.deliver().await, 1);
    let received = sandbox.received().await;
    assert_eq!(received.len(), 1);
    assert_eq!(received[0]["body"]["data"][0]["event_id"], taken["events"][0]["event_id"]);
    assert!(received[0]["body"].get("test_event_code").is_none(), "a test code has no place in a live event");
    assert_eq!(proxy.outcomes().await, [("accepted".to_owned(), 1)].into());

    // The runtime does not know whether it arrived, and tells it again.
    let again = proxy.live(live(1)).await;
    assert_eq!(again["events"][0]["id"], taken["events"][0]["id"]);
    assert_eq!((&again["reached"], &again["events"][0]["outcome"]), (&json!("first"), &json!("accepted")));
    assert_eq!(proxy.deliver().await, 0);
    let statistics = proxy.get("/v1/statistics?goal=goal-1").await.body;
    assert_eq!(statistics["live"]["reached"], 1, "{statistics:#}");

    let journal = proxy.get("/v1/deliveries").await.body;
    let body = journal[0]["request"]["body"].as_str().expect("a body");
    assert!(
        !body.contains(support::CLICK) && body.contains(r#""ctwa_clid":"…""#),
        "raw ids go with the delivery: {body}"
    );
}

async fn a_thousand_at_once_count_once(sandbox: Sandbox, proxy: Proxy) {
    let once = json!({ "per": "subscriber" });
    let body = |n: usize| {
        let body = set(set(live(n), "/goal/once", once.clone()), "/context/subscriber/id", json!("ana"));
        body.to_string()
    };
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..1000 {
        let request = proxy
            .request("POST", "/v1/events")
            .header("origin", support::ORIGIN)
            .header("content-type", "application/json")
            .body(axum::body::Body::from(body(n)))
            .expect("a request");
        let router = proxy.router.clone();
        tasks.spawn(async move { tower::ServiceExt::oneshot(router, request).await.expect("an answer").status() });
    }
    while let Some(status) = tasks.join_next().await {
        assert_eq!(status.expect("ran"), StatusCode::ACCEPTED);
    }
    assert_eq!(proxy.deliver().await, 1);
    assert_eq!(sandbox.received().await.len(), 1);
    let live = proxy.get("/v1/statistics?goal=goal-1").await.body["live"].clone();
    assert_eq!((&live["reached"], &live["people"]), (&json!(1000), &json!(1)), "{live:#}");
    assert_eq!(live["outcomes"], json!({ "accepted": 1, "skipped": 999 }));
    assert_eq!(live["skipped"], json!({ "repeat": 999 }));
}

async fn a_key_gives_the_same_answer_again(sandbox: Sandbox, proxy: Proxy) {
    let ask = |body: Value| {
        let request = proxy.request("POST", "/v1/events").header("origin", support::ORIGIN);
        let request = request.header("content-type", "application/json").header("idempotency-key", "k-1");
        proxy.call(request.body(body.to_string().into()).expect("a request"))
    };
    let first = ask(live(1)).await;
    assert_eq!((first.status, first.headers.get("idempotent-replayed")), (StatusCode::ACCEPTED, None));
    proxy.deliver().await;
    let again = ask(live(1)).await;
    assert_eq!((again.status, &again.body), (StatusCode::ACCEPTED, &first.body), "the stored answer");
    assert_eq!(again.headers["idempotent-replayed"], "true");
    assert_eq!(ask(live(2)).await.problem(), (422, "idempotency-conflict"));
    assert_eq!(sandbox.received().await.len(), 1);

    // What was refused was not done: mended, it may come again under its key.
    let ask = |key: &str, body: Value| {
        let request = proxy.request("POST", "/v1/events").header("origin", support::ORIGIN);
        let request = request.header("content-type", "application/json").header("idempotency-key", key);
        proxy.call(request.body(body.to_string().into()).expect("a request"))
    };
    assert_eq!(ask("k-2", set(live(3), "/context/happening_id", json!(""))).await.problem(), (422, "no-happening-id"));
    assert_eq!(ask("k-2", live(3)).await.status, StatusCode::ACCEPTED);
    assert_eq!(ask("", live(3)).await.problem(), (400, "bad-idempotency-key"));
}

async fn a_batch_answers_each_of_its_events(sandbox: Sandbox, proxy: Proxy) {
    let nameless = set(live(2), "/context/happening_id", json!(""));
    let got = proxy.post("/v1/events/batch", json!({ "events": [live(1), nameless, live(3), live(1)] })).await;
    assert_eq!(got.status, StatusCode::OK, "{got:?}");
    let results = got.body["results"].as_array().expect("a list");
    let statuses: Vec<i64> = results.iter().map(|it| it["status"].as_i64().expect("a status")).collect();
    assert_eq!(statuses, [202, 422, 202, 202], "{got:?}");
    assert_eq!(results[1]["code"], "no-happening-id");
    assert_eq!(results[0]["events"][0]["id"], results[3]["events"][0]["id"], "told twice, it is one happening");
    assert_eq!(proxy.deliver().await, 2);
    assert_eq!(sandbox.received().await.len(), 2);
    let many = json!({ "events": vec![live(1); 101] });
    assert_eq!(proxy.post("/v1/events/batch", many).await.problem(), (413, "too-many-events"));
}

async fn who_came_through_an_ad_is_known_by_its_click_later(sandbox: Sandbox, proxy: Proxy) {
    let click = |name: &str| format!("{}{name}", support::CLICK);
    let told = |name: &str, at: i64| json!({ "subscriber": "ana", "ad_id": format!("ad-{name}"), "ctwa_clid": click(name), "at": at });
    let now = support::now();
    for referral in [told("Second", now - 60), told("First", now - 3600)] {
        assert_eq!(proxy.post("/v1/referrals", referral).await.status, StatusCode::ACCEPTED);
    }
    let ana = |n: usize, referral: Value| {
        set(set(live(n), "/context/subscriber/id", json!("ana")), "/context/referral", referral)
    };
    proxy.live(ana(1, json!({}))).await;
    proxy.deliver().await;
    proxy.live(ana(2, json!({ "ctwa_clid": click("Own") }))).await;
    proxy.deliver().await;
    let bea = set(ana(3, json!({})), "/context/subscriber/id", json!("bea"));
    assert_eq!(proxy.live(bea).await["events"][0]["reason"], "no-click", "nobody else's");

    let clicks: Vec<Value> = sandbox
        .received()
        .await
        .iter()
        .rev()
        .map(|call| call["body"]["data"][0]["user_data"]["ctwa_clid"].clone())
        .collect();
    assert_eq!(clicks, [json!(click("Second")), json!(click("Own"))]);
    assert_eq!(sandbox.accepted().await.len(), 2);
    let ads = proxy.get("/v1/statistics?goal=goal-1&mode=live").await.body["ads"].clone();
    assert_eq!(ads.as_array().map(Vec::len), Some(1), "an ad is not mixed with another's click: {ads:#}");
    assert_eq!(ads[0]["ad_id"], "ad-Second");
}

/// Whoever adds to a goal's figures has rows of it alone: on PostgreSQL, a transaction that holds some of them holds up nobody else.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_adds_to_a_figure_waits_for_nobody() {
    let server = support::postgres::Postgres::shared();
    let sandbox = Sandbox::start().await;
    let proxy = Arc::new(Proxy::on(&support::config(&sandbox.origin), support::database(&server).await).await);
    // Until both tasks that write have written.
    let mut told = 0;
    while writers(&proxy).await.len() < 2 {
        assert!(told < 200, "one task alone writes");
        told += 1;
        proxy.live(live(told)).await;
    }
    let mut held = proxy.connection().await;
    held.execute(
        "BEGIN; UPDATE roll_reached SET reached = reached WHERE writer = (SELECT MAX(writer) FROM roll_reached)",
    )
    .await
    .expect("held");
    let mut waiting = tokio::task::JoinSet::new();
    for n in 1..=4 {
        let proxy = Arc::clone(&proxy);
        waiting.spawn(async move { proxy.live(live(told + n)).await });
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let first = tokio::time::timeout(Duration::from_secs(20), waiting.join_next()).await;
    assert!(first.is_ok(), "somebody has rows that nobody holds");
    held.execute("ROLLBACK").await.expect("let go");
    while waiting.join_next().await.is_some() {}
    let figures = proxy.get("/v1/statistics?goal=goal-1").await.body;
    assert_eq!(figures["live"]["reached"], told + 4, "{figures:#}");
}

async fn writers(proxy: &Proxy) -> Vec<i64> {
    let rows: Vec<(i64,)> = sqlx::query_as("SELECT DISTINCT writer FROM roll_reached")
        .fetch_all(&mut proxy.connection().await)
        .await
        .expect("rows");
    rows.into_iter().map(|(writer,)| writer).collect()
}
