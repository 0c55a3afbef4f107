//! Connections made over the API: no token comes in or goes out, the platform is asked whether they work, and a dataset
//! is found or made.

mod support;

use axum::http::StatusCode;
use serde_json::{Value, json};
use support::{Proxy, Sandbox, TOKEN, config, context, database, live, on_both, postgres::Postgres, purchase, set};

on_both! {
    what_waits_for_a_deleted_connection_is_told_skipped_and_counted
    an_event_whose_connection_cannot_be_read_is_asked_for_again
}

fn facts() -> Value {
    json!({
        "name": "Second shop", "platform": "meta", "channel": "whatsapp", "dataset_id": goal_sandbox::DEMO_DATASET,
        "whatsapp_business_account_id": goal_sandbox::DEMO_WABA, "token": "META_SHOP", "sandbox": true
    })
}

fn with_id(id: &str) -> Value {
    set(facts(), "/id", json!(id))
}

#[tokio::test]
async fn a_connection_is_made_used_changed_and_deleted() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    let made = proxy.post("/v1/connections", with_id("second")).await;
    assert_eq!(
        (made.status, &made.body["origin"], &made.body["has_token"]),
        (StatusCode::CREATED, &json!("store"), &json!(true))
    );
    let send = json!({
        "mode": "test", "goal": set(purchase(), "/destinations/meta/connection", json!("second")), "context": context(),
        "test_event_code": "TEST12345"
    });
    let answer = proxy.test(send).await;
    assert_eq!(answer["deliveries"][0]["outcome"], "accepted", "{answer:#}");

    let named = set(facts(), "/name", json!("Shop two"));
    let saved = proxy.ask("PUT", "/v1/connections/second", &[], Some(named)).await;
    assert_eq!((saved.status, &saved.body["name"]), (StatusCode::OK, &json!("Shop two")));
    let proxy = proxy.restart().await;
    assert_eq!(proxy.get("/v1/connections/second").await.body["name"], "Shop two");
    assert_eq!(proxy.get("/v1/connections").await.body.as_array().map(Vec::len), Some(3));
    assert_eq!(proxy.ask("DELETE", "/v1/connections/second", &[], None).await.status, StatusCode::NO_CONTENT);
    assert_eq!(proxy.get("/v1/connections/second").await.problem(), (404, "not-found"));
    for (method, body) in [("PUT", Some(facts())), ("DELETE", None)] {
        assert_eq!(proxy.ask(method, "/v1/connections/second", &[], body).await.problem(), (404, "not-found"));
    }
}

#[tokio::test]
async fn what_was_made_over_another_proxy_is_known_at_once() {
    let server = Postgres::shared();
    let sandbox = Sandbox::start().await;
    let one = Proxy::on(&config(&sandbox.origin), database(&server).await).await;
    let two = one.beside().await;
    two.live(live(1)).await;
    assert_eq!(one.post("/v1/connections", with_id("second")).await.status, StatusCode::CREATED);
    let taken = two.live(set(live(2), "/goal/destinations/meta/connection", json!("second"))).await;
    assert_eq!(taken["events"][0]["outcome"], "waiting", "{taken:#}");
}

#[tokio::test]
async fn what_the_configuration_says_is_changed_there_and_names_are_taken_once() {
    let proxy = Proxy::start("http://127.0.0.1:9").await;
    assert_eq!(proxy.get("/v1/connections/wa").await.body["origin"], "file");
    for (method, body) in [("PUT", Some(facts())), ("DELETE", None)] {
        assert_eq!(proxy.ask(method, "/v1/connections/wa", &[], body).await.problem(), (409, "connection-of-file"));
    }
    for body in [with_id("wa"), set(with_id("new"), "/name", json!("WhatsApp of the shop"))] {
        assert_eq!(proxy.post("/v1/connections", body).await.problem(), (409, "connection-exists"));
    }
}

#[tokio::test]
async fn a_pasted_token_is_refused_wherever_it_stands_and_not_repeated() {
    let proxy = Proxy::start("http://127.0.0.1:9").await;
    let long = format!("EAA{}", "x7Lr2Tn".repeat(8));
    for (member, text, code) in [
        ("/token", TOKEN, "token-pasted"),
        ("/token", long.as_str(), "token-pasted"),
        ("/name", long.as_str(), "token-pasted"),
        ("/dataset_id", long.as_str(), "unfit"),
        ("/country", TOKEN, "unfit"),
    ] {
        let got = proxy.post("/v1/connections", set(with_id("new"), member, json!(text))).await;
        assert_eq!((got.problem(), &got.body["params"]["path"]), ((422, code), &json!(member)));
        assert!(!got.body.to_string().contains(&text[..12]), "{got:?}");
    }
    for (member, value) in [
        ("/id", json!("../wa")),
        ("/id", json!("")),
        ("/name", json!(" ")),
        ("/platform", json!("google")),
        ("/channel", json!("sms")),
        ("/dataset_id", json!("12/34")),
        ("/pixel_code", json!("short")),
        ("/country", json!("Spain")),
    ] {
        let got = proxy.post("/v1/connections", set(with_id("new"), member, value)).await;
        assert_eq!((got.problem(), &got.body["params"]["path"]), ((422, "unfit"), &json!(member)));
    }
}

#[tokio::test]
async fn a_check_asks_the_platform_and_sends_no_event() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    let check = async |id: &str| proxy.ask("POST", &format!("/v1/connections/{id}/check"), &[], None).await.body;
    assert_eq!(check("wa").await, json!({ "ok": true, "answer": { "key": "connection-works", "params": {} } }));
    let missing = check("tokenless").await;
    assert_eq!((&missing["ok"], &missing["missing_token"]), (&json!(false), &json!("META_NEW")));
    for (id, member, value, key) in [
        ("pixel", "/dataset_id", "2020304050607080", "dataset-not-of-account"),
        ("none", "/dataset_id", "", "dataset-found"),
        ("wrong", "/whatsapp_business_account_id", "999", "dataset-not-found"),
    ] {
        let body = set(set(with_id(id), "/name", json!(id)), member, json!(value));
        assert_eq!(proxy.post("/v1/connections", body).await.status, StatusCode::CREATED);
        let said = check(id).await;
        assert_eq!((&said["ok"], said["answer"]["key"].as_str()), (&json!(false), Some(key)), "{said:#}");
    }
    std::fs::write(proxy.path("secrets/META_NEW"), "EAAunknown").expect("a secret");
    assert_eq!(check("tokenless").await["answer"]["key"], "token");
    let events = |call: &&Value| call["path"].as_str().is_some_and(|path| path.ends_with("/events"));
    let received = sandbox.received().await;
    assert!(!received.is_empty() && !received.iter().any(|call| events(&call)), "a check is no event: {received:#?}");
    assert_eq!(proxy.ask("POST", "/v1/connections/nowhere/check", &[], None).await.problem(), (404, "not-found"));
}

#[tokio::test]
async fn a_dataset_is_found_and_a_refusal_told() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    let dataset = async |id: &str| proxy.ask("POST", &format!("/v1/connections/{id}/dataset"), &[], None).await;
    assert_eq!(dataset("wa").await.body, json!({ "dataset_id": goal_sandbox::DEMO_DATASET, "created": false }));
    assert_eq!(dataset("tokenless").await.problem(), (422, "missing-token"));
    let page = json!({ "id": "page", "name": "Page", "platform": "meta", "token": "META_SHOP", "sandbox": true });
    proxy.post("/v1/connections", page).await;
    assert_eq!(dataset("page").await.problem(), (422, "no-account"));
    let wrong = set(set(with_id("wrong"), "/name", json!("Wrong")), "/whatsapp_business_account_id", json!("999"));
    proxy.post("/v1/connections", wrong).await;
    let refused = dataset("wrong").await;
    assert_eq!(
        (refused.problem(), &refused.body["params"]["key"]),
        ((502, "platform-refused"), &json!("dataset-not-found"))
    );
}

/// Deletes a connection for which three events wait, one of them unsent until another proxy gives it back.
async fn what_waits_for_a_deleted_connection_is_told_skipped_and_counted(sandbox: Sandbox, proxy: Proxy) {
    proxy.post("/v1/connections", with_id("second")).await;
    let second = |n| set(support::live(n), "/goal/destinations/meta/connection", json!("second"));
    sandbox.fault(json!({ "target": "meta", "times": 1, "status": 500 })).await;
    for n in 1..=3 {
        proxy.live(second(n)).await;
    }
    proxy.live(support::live(4)).await;
    let got = proxy.ask("DELETE", "/v1/connections/second", &[], None).await;
    assert_eq!((got.problem(), &got.body["params"]["waiting"]), ((409, "connection-awaited"), &json!("3")));
    assert_eq!(proxy.get("/v1/connections/second").await.status, StatusCode::OK, "nothing was done");
    let odd = proxy.ask("DELETE", "/v1/connections/second?waiting=send", &[], None).await;
    assert_eq!(odd.problem(), (400, "bad-query"));

    let path = "/v1/connections/second?waiting=skip";
    assert_eq!(proxy.ask("DELETE", path, &[], None).await.status, StatusCode::NO_CONTENT);
    let live = proxy.get("/v1/statistics?goal=goal-1").await.body["live"].clone();
    assert_eq!((&live["reached"], &live["outcomes"]), (&json!(4), &json!({ "skipped": 3, "waiting": 1 })));
    assert_eq!(live["skipped"], json!({ "not-connected": 3 }));
    sandbox.calm().await;
    proxy.deliver().await;
    assert_eq!(sandbox.accepted().await.len(), 1, "the other connection's alone");
    let skipped = proxy.get("/v1/deliveries?outcome=skipped").await.body;
    assert_eq!(skipped.as_array().map(Vec::len), Some(3));
    for event in skipped.as_array().expect("a list") {
        assert_eq!(event["reason"], "not-connected", "{event:#}");
        assert!(!event.to_string().contains(support::CLICK), "its click is needed no more: {event:#}");
    }
    // Its id is free again, and what was skipped stays so.
    assert_eq!(proxy.post("/v1/connections", with_id("second")).await.status, StatusCode::CREATED);
    proxy.live(second(5)).await;
    proxy.later(&sandbox, 60).await;
    proxy.deliver().await;
    assert_eq!(proxy.outcomes().await.get("skipped"), Some(&3));
    assert_eq!(sandbox.accepted().await.len(), 2);
}

#[tokio::test]
async fn what_another_proxy_took_for_a_connection_just_deleted_is_skipped_too() {
    let server = support::postgres::Postgres::shared();
    let sandbox = Sandbox::start().await;
    let one = Proxy::on(&support::config(&sandbox.origin), support::database(&server).await).await;
    let two = one.beside().await;
    one.post("/v1/connections", with_id("second")).await;
    assert_eq!(two.get("/v1/connections/second").await.status, StatusCode::OK);
    assert_eq!(one.ask("DELETE", "/v1/connections/second", &[], None).await.status, StatusCode::NO_CONTENT);
    let taken = two.live(set(support::live(1), "/goal/destinations/meta/connection", json!("second"))).await;
    assert_eq!(taken["events"][0]["outcome"], "waiting", "it has not heard of it yet");
    one.later(&sandbox, 6).await;
    one.deliver().await;
    assert_eq!(one.outcomes().await, std::collections::BTreeMap::from([("skipped".to_owned(), 1)]));
}

#[tokio::test]
async fn a_dataset_is_made_for_an_account_that_has_none_and_only_then() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    let dataset = async |id: &str| proxy.ask("POST", &format!("/v1/connections/{id}/dataset"), &[], None).await;
    let without = set(with_id("fresh"), "/whatsapp_business_account_id", json!("100000000000002"));
    assert_eq!(proxy.post("/v1/connections", set(without, "/dataset_id", json!(""))).await.status, StatusCode::CREATED);
    // Whether it has one could not be read: none is made by guess.
    for (fault, key) in [
        (json!({ "target": "meta", "status": 503 }), "server-error"),
        (json!({ "target": "meta", "close": true }), "no-answer"),
        (json!({ "target": "meta", "status": 400, "body": r#"{"error":{"message":"m","code":4}}"# }), "rate-limit"),
    ] {
        let calls = sandbox.calls().await;
        sandbox.fault(fault).await;
        let got = dataset("fresh").await;
        assert_eq!((got.problem(), &got.body["params"]["key"]), ((502, "platform-refused"), &json!(key)));
        assert_eq!(sandbox.calls().await, calls + 1, "it was read, and no more");
    }
    let made = dataset("fresh").await;
    assert_eq!((made.status, &made.body["created"]), (StatusCode::OK, &json!(true)), "{made:?}");
    let found = dataset("fresh").await.body;
    assert_eq!(found, json!({ "dataset_id": made.body["dataset_id"], "created": false }));
}

/// Events for a connection made over the API, while the connections cannot be read and none is known yet.
async fn an_event_whose_connection_cannot_be_read_is_asked_for_again(sandbox: Sandbox, proxy: Proxy) {
    proxy.post("/v1/connections", with_id("second")).await;
    let proxy = proxy.restart().await;
    proxy.later(&sandbox, 0).await;
    let away = "ALTER TABLE connection RENAME TO connection_away";
    proxy.sql(away, away).await;
    let second = set(support::live(1), "/goal/destinations/meta/connection", json!("second"));
    for body in [second.clone(), set(set(second.clone(), "/mode", json!("test")), "/test_event_code", json!("TEST1"))] {
        assert_eq!(proxy.post("/v1/events", body).await.problem(), (503, "storage"));
    }
    assert_eq!(proxy.get("/v1/connections").await.problem(), (503, "storage"));
    let back = "ALTER TABLE connection_away RENAME TO connection";
    proxy.sql(back, back).await;
    assert_eq!(proxy.live(second).await["events"][0]["outcome"], "waiting");
    proxy.deliver().await;
    assert_eq!(sandbox.accepted().await.len(), 1);
}
