//! The main job: a Purchase reaches the platform, its answer is understood, counted, and still there tomorrow.

mod support;

use axum::http::StatusCode;
use serde_json::{Value, json};
use support::{Proxy, Sandbox, TOKEN, purchase, send, set};

#[tokio::test]
async fn a_purchase_is_accepted_counted_and_still_there_after_a_restart() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;

    let answer = proxy.test(send()).await;
    let delivery = &answer["deliveries"][0];
    assert_eq!(delivery["outcome"], "accepted", "{answer:#}");
    assert_eq!(answer["counts"], json!({ "test": 1, "live": 0 }));
    assert_eq!(answer["skipped"], json!([]));
    assert_eq!(delivery["goal_name"], "Order paid");
    assert_eq!(
        (&delivery["bot"], &delivery["node"], &delivery["sandbox"]),
        (&json!("bot-1"), &json!("node-7"), &json!(true))
    );
    assert_eq!(delivery["answer"]["key"], "accepted");
    assert_eq!(delivery["request"]["headers"]["Authorization"], "Bearer «token»");

    let received = sandbox.received().await;
    assert_eq!(received.len(), 1);
    assert_eq!(received[0]["text"], delivery["request"]["body"], "what is shown is what was sent, byte for byte");
    let body = &received[0]["body"];
    assert_eq!(body["test_event_code"], "TEST12345");
    assert_eq!(body["data"][0]["event_name"], "Purchase");
    assert_eq!(body["data"][0]["event_id"], delivery["event_id"]);
    assert_eq!(body["data"][0]["custom_data"]["value"].to_string(), "49.9");

    let before =
        (proxy.get("/v1/deliveries?goal=goal-1").await.body, proxy.get("/v1/statistics?goal=goal-1").await.body);
    // The journal has the same but for the click, which nobody needs any more.
    let kept = before.0[0]["request"]["body"].as_str().expect("a body");
    assert!(received[0]["text"].as_str().is_some_and(|text| text == kept.replace('…', support::CLICK)), "{kept}");
    assert_eq!(before.0, set(answer["deliveries"].clone(), "/0/request/body", json!(kept)));
    assert_eq!(before.1["test"], json!({ "reached": 1, "people": 1, "outcomes": { "accepted": 1 }, "skipped": {} }));
    let proxy = proxy.restart().await;
    let after =
        (proxy.get("/v1/deliveries?goal=goal-1").await.body, proxy.get("/v1/statistics?goal=goal-1").await.body);
    assert_eq!(before, after);
}

#[tokio::test]
async fn the_event_id_is_the_same_for_a_retry_and_after_a_restart() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    let id = |answer: &Value| answer["deliveries"][0]["event_id"].as_str().expect("an id").to_owned();
    let first = id(&proxy.test(send()).await);
    let proxy = proxy.restart().await;
    assert_eq!(first, id(&proxy.test(send()).await));
    let next = set(send(), "/context/happening_id", json!("happening-2"));
    assert_ne!(first, id(&proxy.test(next).await));
}

#[tokio::test]
async fn rates_that_come_with_a_request_convert_its_value() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    let rates = json!([{ "date": "2026-01-02", "source": "operator", "base": "EUR", "rates": { "COP": "4560" } }]);
    let goal = set(purchase(), "/value", json!({ "amount": "125000", "currency": "COP" }));
    let goal = set(goal, "/destinations/meta/convert_to", json!("EUR"));
    let answer = proxy.test(set(set(send(), "/goal", goal.clone()), "/context/rates", rates)).await;
    assert_eq!(answer["deliveries"][0]["outcome"], "accepted", "{answer:#}");
    let without = proxy.test(set(set(send(), "/goal", goal), "/context/happening_id", json!("happening-2"))).await;
    assert_eq!(without["deliveries"][0]["outcome"], "accepted", "{without:#}");
    let received = sandbox.received().await;
    let text = |at: usize| received[at]["text"].as_str().expect("a body");
    // The newest comes first.
    assert!(text(1).contains(r#""value":27.41,"currency":"EUR""#), "{}", text(1));
    assert!(text(0).contains(r#""value":125000,"currency":"COP""#), "{}", text(0));
}

#[tokio::test]
async fn a_check_gives_the_verdict_and_sends_and_counts_nothing() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    let wrong = set(purchase(), "/value/currency", json!("XXQ"));
    let got = proxy.post("/v1/events", set(set(send(), "/mode", json!("check")), "/goal", wrong)).await;
    assert_eq!(got.status, StatusCode::OK, "{got:?}");
    assert_eq!(got.body["diagnostics"][0]["severity"], "error", "{got:?}");
    assert_eq!(got.body["deliveries"], json!([]));
    assert_eq!(got.body["counts"], json!({ "test": 0, "live": 0 }));
    assert!(sandbox.received().await.is_empty());
    assert_eq!(proxy.get("/v1/statistics").await.body, json!([]));
}

#[tokio::test]
async fn a_click_that_meta_does_not_know_is_refused_with_words_and_a_place() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    let unknown = set(send(), "/context/referral/ctwa_clid", json!("AfUnknownClick0123456789abcdefghijk"));
    let answer = proxy.test(unknown).await;
    let delivery = &answer["deliveries"][0];
    assert_eq!(delivery["outcome"], "refused", "{answer:#}");
    assert_eq!(delivery["answer"]["params"]["subcode"], "2804087");
    assert_eq!(delivery["answer"]["status"], 400);
    assert!(!delivery["answer"]["key"].as_str().expect("a key").is_empty());
    assert!(delivery["answer"]["trace"].is_string());
    assert_eq!(proxy.get("/v1/statistics?goal=goal-1").await.body["test"]["outcomes"], json!({ "refused": 1 }));
}

#[tokio::test]
async fn a_refusal_that_the_block_can_mend_names_its_field() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    let error = json!({ "error": { "message": "m", "code": 100, "error_subcode": 2_804_009, "fbtrace_id": "AbC" } });
    sandbox.fault(json!({ "target": "meta", "status": 400, "body": error.to_string() })).await;
    let answer = proxy.test(send()).await;
    assert_eq!(answer["deliveries"][0]["answer"]["mend"], "/value/amount", "{answer:#}");
}

#[tokio::test]
async fn a_missing_token_skips_the_destination_and_names_what_to_add() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    let answer = proxy.test(set(send(), "/goal/destinations/meta/connection", json!("tokenless"))).await;
    let expected = json!([{
        "destination": "meta", "reason": "not-connected", "key": "no-token",
        "params": { "token": "META_NEW", "connection": "Not yet connected" }
    }]);
    assert_eq!(answer["skipped"], expected, "{answer:#}");
    assert_eq!(answer["counts"]["test"], 1);
    let connections = proxy.get("/v1/connections").await.body;
    assert_eq!((&connections[0]["has_token"], &connections[1]["has_token"]), (&json!(true), &json!(false)));
    assert_eq!(connections[1]["missing_token"], "META_NEW");

    // Added while the proxy runs, it works at once.
    std::fs::write(proxy.path("secrets/META_NEW"), TOKEN).expect("a secret");
    let answer = proxy.test(set(send(), "/goal/destinations/meta/connection", json!("tokenless"))).await;
    assert_eq!(answer["deliveries"][0]["outcome"], "accepted", "{answer:#}");
}

#[tokio::test]
async fn a_goal_without_a_platform_still_counts_and_people_count_once() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    let quiet = set(send(), "/goal/destinations", json!({}));
    for (happening, person) in [("1", "ana"), ("2", "ana"), ("3", "bea")] {
        let body = set(quiet.clone(), "/context/happening_id", json!(happening));
        proxy.test(set(body, "/context/subscriber/id", json!(person))).await;
    }
    let statistics = proxy.get("/v1/statistics?goal=goal-1").await.body;
    assert_eq!(statistics["test"], json!({ "reached": 3, "people": 2, "outcomes": {}, "skipped": {} }));
    assert_eq!(statistics["live"]["reached"], 0);
    assert!(sandbox.received().await.is_empty());
}

#[tokio::test]
async fn outcomes_add_up() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    let unknown_click = set(send(), "/context/referral/ctwa_clid", json!("AfUnknownClick0123456789abcdefghijk"));
    let no_click = set(send(), "/context/referral", json!({}));
    let blocked = set(send(), "/goal/value/currency", json!("XXQ"));
    let both = set(send(), "/goal/destinations/tiktok", json!({ "enabled": true, "event": "Purchase" }));
    for (body, times) in [(send(), 3), (unknown_click, 2), (no_click, 2), (blocked, 1), (both, 2)] {
        for _ in 0..times {
            proxy.test(body.clone()).await;
        }
    }
    let test = &proxy.get("/v1/statistics").await.body[0]["test"];
    let sum = |name: &str| test[name].as_object().expect("figures").values().filter_map(Value::as_i64).sum::<i64>();
    assert_eq!(test["reached"], 10);
    assert_eq!(sum("outcomes"), 10 + 2, "reached, times the destinations that were switched on: {test:#}");
    assert_eq!(test["outcomes"]["skipped"], sum("skipped"), "{test:#}");
    assert_eq!(test["skipped"]["no-click"], 2, "{test:#}");
    assert_eq!(test["skipped"]["block"], 1, "{test:#}");
}

#[tokio::test]
async fn the_journal_is_newest_first_and_keeps_to_its_limit() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    for number in ["1", "2", "3"] {
        proxy.test(set(send(), "/goal/name", json!(number))).await;
    }
    proxy.test(set(send(), "/goal/goal/id", json!("goal-2"))).await;
    let names = |list: &Value| -> Vec<String> {
        list.as_array().expect("a list").iter().map(|it| it["goal_name"].as_str().expect("a name").to_owned()).collect()
    };
    assert_eq!(names(&proxy.get("/v1/deliveries?goal=goal-1&limit=2").await.body), ["3", "2"]);
    assert_eq!(names(&proxy.get("/v1/deliveries").await.body), ["Order paid", "3", "2", "1"]);
    let statistics = proxy.get("/v1/statistics").await.body;
    assert_eq!(names(&statistics), ["Order paid", "3"], "the newest name counts, the newest goal comes first");
}

#[tokio::test]
async fn a_page_learns_of_its_workspace_what_a_preview_needs() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::start(&sandbox.origin).await;
    let workspace = proxy.get("/v1/workspace").await.body;
    assert_eq!(
        (&workspace["id"], &workspace["time_zone"], &workspace["sandbox"]),
        (&json!("shop"), &json!("Europe/Madrid"), &json!(true))
    );
    assert_eq!(workspace["salt"].as_str().map(str::len), Some(43));
    assert!(workspace["versions"]["core"].is_string() && workspace["versions"]["pack"].is_string());
    let salt = workspace["salt"].clone();
    assert_eq!(proxy.restart().await.get("/v1/workspace").await.body["salt"], salt, "event ids hang on it");
}
