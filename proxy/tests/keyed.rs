//! Live events told under an `Idempotency-Key`, on both databases: the answer is kept with what it answers, or neither is.

mod support;

use std::collections::BTreeSet;

use axum::http::StatusCode;
use serde_json::{Value, json};
use support::{Got, Proxy, Sandbox, live, on_both, purchase, set};
use tokio::task::JoinSet;

on_both! {
    told_many_times_at_once_under_one_key_it_is_taken_once_and_answered_alike
    of_several_bodies_at_once_under_one_key_one_is_taken
    an_answer_is_kept_with_its_event_or_neither_is
    what_was_answered_then_is_answered_though_its_goal_is_gone
}

/// Tells `body` under `key`.
async fn tell(proxy: &Proxy, key: &str, body: Value) -> Got {
    proxy.ask("POST", "/v1/events", &[("idempotency-key", key)], Some(body)).await
}

/// Tells all of them at the same time under one key.
async fn tell_at_once(proxy: &Proxy, key: &str, bodies: Vec<Value>) -> Vec<(StatusCode, bool, Value)> {
    let mut tasks = JoinSet::new();
    for body in bodies {
        let request = proxy.request("POST", "/v1/events").header("origin", support::ORIGIN);
        let request = request.header("content-type", "application/json").header("idempotency-key", key);
        let request = request.body(axum::body::Body::from(body.to_string())).expect("a request");
        let router = proxy.router.clone();
        tasks.spawn(async move {
            let answer = tower::ServiceExt::oneshot(router, request).await.expect("an answer");
            let (status, replayed) = (answer.status(), answer.headers().contains_key("idempotent-replayed"));
            let body = axum::body::to_bytes(answer.into_body(), usize::MAX).await.expect("a body");
            (status, replayed, serde_json::from_slice(&body).expect("JSON"))
        });
    }
    tasks.join_all().await
}

async fn told_many_times_at_once_under_one_key_it_is_taken_once_and_answered_alike(sandbox: Sandbox, proxy: Proxy) {
    let answers = tell_at_once(&proxy, "k", vec![live(1); 60]).await;
    assert!(answers.iter().all(|(status, ..)| *status == StatusCode::ACCEPTED), "{answers:#?}");
    assert!(answers.iter().all(|(_, _, body)| *body == answers[0].2), "{answers:#?}");
    assert_eq!(answers.iter().filter(|(_, replayed, _)| !replayed).count(), 1, "one was the first");
    assert_eq!(proxy.deliver().await, 1);
    assert_eq!(sandbox.received().await.len(), 1);
}

async fn of_several_bodies_at_once_under_one_key_one_is_taken(_: Sandbox, proxy: Proxy) {
    let answers = tell_at_once(&proxy, "k", (0..60).map(live).collect()).await;
    let taken: Vec<_> = answers.iter().filter(|(status, ..)| *status == StatusCode::ACCEPTED).collect();
    assert_eq!(taken.len(), 1, "{answers:#?}");
    let codes: BTreeSet<&str> = answers.iter().filter_map(|(_, _, body)| body["code"].as_str()).collect();
    assert_eq!(codes, ["idempotency-conflict"].into());
    assert_eq!(proxy.outcomes().await, [("waiting".to_owned(), 1)].into(), "the others left nothing");
}

/// As a crash leaves it between two writes: one of them cannot be made.
async fn an_answer_is_kept_with_its_event_or_neither_is(_: Sandbox, proxy: Proxy) {
    for (n, (table, when)) in [("event", "INSERT"), ("idempotency", "UPDATE")].into_iter().enumerate() {
        let key = format!("k-{n}");
        proxy
            .sql(
                &format!("CREATE TRIGGER broken BEFORE {when} ON {table} BEGIN SELECT RAISE(ABORT, 'broken'); END"),
                &format!(
                    "CREATE OR REPLACE FUNCTION fails() RETURNS trigger AS $$ BEGIN RAISE 'broken'; END $$ LANGUAGE plpgsql; \
                     CREATE TRIGGER broken BEFORE {when} ON {table} FOR EACH ROW EXECUTE FUNCTION fails()"
                ),
            )
            .await;
        assert_eq!(tell(&proxy, &key, live(n)).await.problem(), (503, "storage"), "{table}");
        let taken = proxy.outcomes().await.values().sum::<i64>();
        assert_eq!(taken, i64::try_from(n).expect("small"), "nothing of it stays: {table}");
        proxy.sql("DROP TRIGGER broken", &format!("DROP TRIGGER broken ON {table}")).await;
        let first = tell(&proxy, &key, live(n)).await;
        assert_eq!(first.status, StatusCode::ACCEPTED, "the key is free: {first:?}");
        assert_eq!(first.body["events"][0]["outcome"], "waiting");
        let again = tell(&proxy, &key, live(n)).await;
        assert_eq!(
            (&again.body, &again.headers["idempotent-replayed"]),
            (&first.body, &"true".parse().expect("a value"))
        );
    }
}

async fn what_was_answered_then_is_answered_though_its_goal_is_gone(_: Sandbox, proxy: Proxy) {
    assert_eq!(proxy.post("/v1/goals", json!({ "goal": purchase() })).await.status, StatusCode::CREATED);
    let mut body = set(live(1), "/goal_id", json!("goal-1"));
    body.as_object_mut().expect("an object").remove("goal");
    let first = tell(&proxy, "k", body.clone()).await;
    assert_eq!(first.status, StatusCode::ACCEPTED, "{first:?}");
    assert_eq!(proxy.ask("DELETE", "/v1/goals/goal-1", &[], None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(tell(&proxy, "k", body.clone()).await.body, first.body);
    assert_eq!(tell(&proxy, "k-2", body).await.problem(), (422, "unknown-goal"));
}
