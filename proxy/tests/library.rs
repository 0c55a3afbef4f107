//! The goals library: revisions that nobody overwrites unseen, who uses a goal, and deleting what nobody uses.

mod support;

use axum::http::{StatusCode, header};
use serde_json::{Value, json};
use support::{Proxy, Sandbox, context, live, purchase, set};

async fn proxy() -> Proxy {
    Proxy::start("http://127.0.0.1:9").await
}

async fn save(proxy: &Proxy, revision: &str, goal: Value) -> support::Got {
    proxy.ask("PUT", "/v1/goals/goal-1", &[("if-match", revision)], Some(json!({ "goal": goal }))).await
}

#[tokio::test]
async fn a_goal_is_kept_as_it_came_and_saved_revision_by_revision() {
    let proxy = proxy().await;
    let goal = set(purchase(), "/of_the_host", json!({ "kept": [1, "as it is"] }));
    let added = proxy.post("/v1/goals", json!({ "goal": goal })).await;
    assert_eq!((added.status, &added.headers[header::ETAG]), (StatusCode::CREATED, &"\"1\"".parse().expect("a tag")));
    assert_eq!((&added.body["goal"], &added.body["revision"]), (&goal, &json!(1)));
    assert_eq!(proxy.post("/v1/goals", json!({ "goal": goal })).await.problem(), (409, "goal-exists"));

    let renamed = set(goal.clone(), "/name", json!("Paid"));
    let saved = save(&proxy, "\"1\"", renamed.clone()).await;
    assert_eq!(
        (saved.status, &saved.body["revision"], &saved.body["name"]),
        (StatusCode::OK, &json!(2), &json!("Paid"))
    );
    assert_eq!(saved.headers[header::ETAG], "\"2\"");
    let late = save(&proxy, "\"1\"", renamed.clone()).await;
    assert_eq!(late.problem(), (412, "revision-conflict"));
    assert_eq!(late.body["params"]["current"], "2");
    assert_eq!(
        proxy.ask("PUT", "/v1/goals/goal-1", &[], Some(json!({ "goal": goal }))).await.problem(),
        (428, "revision-needed")
    );
    assert_eq!(save(&proxy, "newest", renamed).await.problem(), (428, "revision-needed"));

    assert_eq!(proxy.get("/v1/goals/goal-1").await.body["name"], "Paid");
    assert_eq!(proxy.get("/v1/goals/goal-1?revision=1").await.body["goal"], goal);
    assert_eq!(proxy.get("/v1/goals/goal-1?revision=7").await.problem(), (404, "not-found"));
    let history = proxy.get("/v1/goals/goal-1/history").await.body;
    let numbers: Vec<_> =
        history["items"].as_array().expect("a list").iter().map(|it| it["revision"].clone()).collect();
    assert_eq!(numbers, [json!(2), json!(1)]);
    let proxy = proxy.restart().await;
    assert_eq!(proxy.get("/v1/goals").await.body["items"][0]["revision"], 2);
}

#[tokio::test]
async fn of_many_who_save_at_once_one_is_first() {
    let proxy = proxy().await;
    proxy.post("/v1/goals", json!({ "goal": purchase() })).await;
    let tries = (0..20).map(|number| save(&proxy, "\"1\"", set(purchase(), "/name", json!(number.to_string()))));
    let mut answers: Vec<u16> = Vec::new();
    for got in futures_util::future::join_all(tries).await {
        answers.push(got.status.as_u16());
    }
    answers.sort_unstable();
    assert_eq!((answers[0], &answers[1..]), (200, [412; 19].as_slice()));
    assert_eq!(proxy.get("/v1/goals/goal-1/history").await.body["items"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn what_bots_use_is_told_and_not_deleted() {
    let proxy = proxy().await;
    proxy.post("/v1/goals", json!({ "goal": purchase() })).await;
    proxy.post("/v1/goals", json!({ "goal": set(purchase(), "/goal/id", json!("goal-2")) })).await;
    let usage = |bot: &str, goals: Value| json!({ "bot": bot, "bot_name": format!("Bot {bot}"), "goals": goals });
    let used = json!([{ "id": "goal-1", "blocks": 2 }]);
    assert_eq!(proxy.post("/v1/usage", usage("a", used.clone())).await.status, StatusCode::NO_CONTENT);
    proxy.post("/v1/usage", usage("b", used)).await;
    let expected =
        json!([{ "bot": "a", "bot_name": "Bot a", "blocks": 2 }, { "bot": "b", "bot_name": "Bot b", "blocks": 2 }]);
    assert_eq!(proxy.get("/v1/goals/goal-1").await.body["used_by"], expected);
    let of_b = proxy.get("/v1/goals?bot=b").await.body;
    assert_eq!((of_b["items"].as_array().map(Vec::len), &of_b["items"][0]["id"]), (Some(1), &json!("goal-1")));

    let refused = proxy.ask("DELETE", "/v1/goals/goal-1", &[], None).await;
    assert_eq!(refused.problem(), (409, "goal-in-use"));
    assert_eq!(refused.body["params"]["used_by"], json!(["Bot a", "Bot b"]));
    assert_eq!(proxy.get("/v1/goals/goal-1").await.status, StatusCode::OK, "it is still there");
    for bot in ["a", "b"] {
        proxy.post("/v1/usage", usage(bot, json!([]))).await;
    }
    assert_eq!(proxy.ask("DELETE", "/v1/goals/goal-1", &[], None).await.status, StatusCode::NO_CONTENT);
    for path in ["/v1/goals/goal-1", "/v1/goals/goal-1?revision=1", "/v1/goals/goal-1/history"] {
        assert_eq!(proxy.get(path).await.problem(), (404, "not-found"), "{path}");
    }
    assert_eq!(proxy.ask("DELETE", "/v1/goals/goal-1", &[], None).await.problem(), (404, "not-found"));
    let again = proxy.post("/v1/goals", json!({ "goal": purchase() })).await;
    assert_eq!(again.body["revision"], 2, "no two states of a goal ever had one number");
}

#[tokio::test]
async fn what_is_no_goal_or_holds_a_token_does_not_come_in() {
    let proxy = proxy().await;
    let token = "EAAGm0PX4ZCpsBAKZCexampleexampleexampleexample";
    let cases: [(Value, u16, &str); 8] = [
        (json!({}), 400, "bad-json"),
        (json!({ "goal": [] }), 422, "unfit"),
        (json!({ "goal": "text" }), 422, "unfit"),
        (json!({ "goal": { "version": 2 } }), 422, "newer-document"),
        (json!({ "goal": { "version": 1 } }), 422, "no-goal-id"),
        (json!({ "goal": set(purchase(), "/goal/id", json!("x".repeat(201))) }), 422, "unfit"),
        (json!({ "goal": set(purchase(), "/name", json!(token)) }), 422, "token-pasted"),
        (json!({ "goal": set(purchase(), "/custom", json!([{ "key": "k", "value": token }])) }), 422, "token-pasted"),
    ];
    for (body, status, code) in cases {
        let got = proxy.post("/v1/goals", &body).await;
        assert_eq!(got.problem(), (status, code), "{body}");
        assert!(!got.body.to_string().contains("EAAG"), "{got:?}");
    }
    proxy.post("/v1/goals", json!({ "goal": purchase() })).await;
    let other = save(&proxy, "\"1\"", set(purchase(), "/goal/id", json!("goal-2"))).await;
    assert_eq!(other.problem(), (422, "other-goal"));
    for (goals, path) in
        [(json!([{ "id": "", "blocks": 1 }]), "/goals/0/id"), (json!([{ "id": "g", "blocks": 0 }]), "/goals/0/blocks")]
    {
        let got = proxy.post("/v1/usage", json!({ "bot": "a", "goals": goals })).await;
        assert_eq!((got.problem(), got.body["params"]["path"].as_str()), ((422, "unfit"), Some(path)));
    }
}

#[tokio::test]
async fn the_librarys_newest_revision_decides_what_is_sent() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    proxy.post("/v1/goals", json!({ "goal": purchase() })).await;
    save(&proxy, "\"1\"", set(purchase(), "/destinations/meta/event", json!("LeadSubmitted"))).await;
    let body = json!({ "mode": "test", "goal_id": "goal-1", "context": context(), "test_event_code": "TEST12345" });
    let answer = proxy.test(body.clone()).await;
    assert_eq!(answer["deliveries"][0]["event_name"], "LeadSubmitted", "{answer:#}");
    let mut reported = live(1);
    reported.as_object_mut().expect("an object").remove("goal");
    reported["goal_id"] = json!("goal-1");
    assert_eq!(proxy.post("/v1/events", reported).await.status, StatusCode::ACCEPTED);
    let unknown = set(body.clone(), "/goal_id", json!("goal-9"));
    assert_eq!(proxy.post("/v1/events", unknown).await.problem(), (422, "unknown-goal"));
    let mut none = body;
    none.as_object_mut().expect("an object").remove("goal_id");
    assert_eq!(proxy.post("/v1/events", none).await.problem(), (422, "no-goal"));
}
