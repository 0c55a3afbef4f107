//! A request built anew by another revision of its goal, on both databases: mended, sent, counted once, and told in the journal.

mod support;

use axum::http::StatusCode;
use serde_json::{Value, json};
use support::{CLICK, Got, Proxy, Sandbox, live, on_both, purchase, set};

on_both! {
    a_wrong_currency_is_mended_and_the_event_counts_once
    an_unlinked_dataset_is_mended_in_the_connection
    each_way_to_fail_says_why_and_changes_nothing
}

/// The goal with another currency than the shop's.
fn dollars() -> Value {
    set(purchase(), "/value/currency", json!("USD"))
}

/// The platform takes this currency from this shop no more.
async fn refuse_currency(sandbox: &Sandbox) {
    let error = json!({ "error": { "message": "Invalid parameter", "code": 100, "error_subcode": 2_804_011, "fbtrace_id": "AbC" } });
    sandbox.fault(json!({ "target": "meta", "status": 400, "body": error.to_string() })).await;
}

async fn save(proxy: &Proxy, revision: u32, goal: Value) {
    let body = Some(json!({ "goal": goal }));
    let got = match revision {
        1 => proxy.ask("POST", "/v1/goals", &[], body).await,
        _ => {
            let before = format!("\"{}\"", revision - 1);
            proxy.ask("PUT", "/v1/goals/goal-1", &[("if-match", before.as_str())], body).await
        }
    };
    assert!(got.status.is_success(), "{got:?}");
}

/// Reports the library's goal as happening `n`; the event's id.
async fn report(proxy: &Proxy, n: usize) -> String {
    let mut body = live(n);
    body.as_object_mut().expect("an object").remove("goal");
    body["goal_id"] = json!("goal-1");
    body["context"]["subscriber"]["hashed"] = json!({ "meta": { "em": "ab".repeat(32) } });
    let taken = proxy.live(body).await;
    taken["events"][0]["id"].as_str().unwrap_or_else(|| panic!("{taken:#}")).to_owned()
}

async fn rebuild(proxy: &Proxy, id: &str, revision: u32) -> Got {
    proxy.post(&format!("/v1/deliveries/{id}/rebuild"), json!({ "revision": revision })).await
}

async fn delivery(proxy: &Proxy, id: &str) -> Value {
    proxy.get(&format!("/v1/deliveries/{id}")).await.body
}

async fn a_wrong_currency_is_mended_and_the_event_counts_once(sandbox: Sandbox, proxy: Proxy) {
    save(&proxy, 1, dollars()).await;
    let id = report(&proxy, 1).await;
    refuse_currency(&sandbox).await;
    proxy.deliver().await;
    sandbox.calm().await;
    let refused = delivery(&proxy, &id).await;
    assert_eq!(refused["outcome"], "refused", "{refused:#}");
    assert_eq!(refused.get("rebuilt"), None);

    save(&proxy, 2, purchase()).await;
    proxy.later(&sandbox, 3600).await;
    let proxy = proxy.restart().await;
    let got = rebuild(&proxy, &id, 2).await;
    assert_eq!((got.status, &got.body["outcome"]), (StatusCode::ACCEPTED, &json!("waiting")), "{got:?}");
    assert_eq!(proxy.outcomes().await, [("waiting".to_owned(), 1)].into());
    assert_eq!(proxy.deliver().await, 1);

    let sent = delivery(&proxy, &id).await;
    assert_eq!((&sent["outcome"], &sent["event_id"]), (&json!("accepted"), &refused["event_id"]), "{sent:#}");
    let received = sandbox.received().await;
    let [again, first] = [0, 1].map(|at| received[at]["body"]["data"][0].clone());
    for same in ["event_id", "event_time", "user_data", "event_name"] {
        assert_eq!(again[same], first[same], "{same}");
    }
    assert_eq!((&first["custom_data"]["currency"], &again["custom_data"]["currency"]), (&json!("USD"), &json!("EUR")));
    assert_eq!(again["user_data"]["ctwa_clid"], CLICK);
    assert_eq!(sandbox.accepted().await.into_values().collect::<Vec<_>>(), [1], "counted once");

    // The journal tells who did it with what, and what stood there before, without what need not be known any more.
    let told = &sent["rebuilt"][0];
    assert_eq!((&told["revision"], &told["before"]["outcome"]), (&json!(2), &json!("refused")), "{sent:#}");
    let before = told["before"]["body"].as_str().expect("a body");
    assert!(before.contains("USD") && before.contains(r#""ctwa_clid":"…""#), "{before}");
    assert_eq!(told["before"]["answer_key"], refused["answer"]["key"]);
    let figures = proxy.get("/v1/statistics?goal=goal-1").await.body["live"].clone();
    assert_eq!((&figures["reached"], &figures["outcomes"]), (&json!(1), &json!({ "accepted": 1 })), "{figures:#}");
    assert_eq!(rebuild(&proxy, &id, 2).await.problem(), (409, "not-retryable"), "it is there");
    assert_eq!(
        told_of(&proxy, "subscriber-1").await["moments"],
        json!([]),
        "accepted, nothing is kept to make it anew"
    );
}

async fn told_of(proxy: &Proxy, person: &str) -> Value {
    proxy.get(&format!("/v1/subscribers/{person}/export")).await.body
}

async fn an_unlinked_dataset_is_mended_in_the_connection(sandbox: Sandbox, proxy: Proxy) {
    let connection = |dataset: &str| {
        json!({ "id": "made", "name": "Made", "platform": "meta", "channel": "whatsapp", "token": "META_SHOP",
                "dataset_id": dataset, "whatsapp_business_account_id": goal_sandbox::DEMO_WABA, "sandbox": true })
    };
    let got = proxy.ask("POST", "/v1/connections", &[], Some(connection(goal_sandbox::DEMO_PIXEL))).await;
    assert_eq!(got.status, StatusCode::CREATED, "{got:?}");
    save(&proxy, 1, set(purchase(), "/destinations/meta/connection", json!("made"))).await;
    let id = report(&proxy, 1).await;
    proxy.deliver().await;
    let stuck = delivery(&proxy, &id).await;
    assert!(["refused", "parked"].contains(&stuck["outcome"].as_str().expect("text")), "{stuck:#}");

    let got = proxy.ask("PUT", "/v1/connections/made", &[], Some(connection(goal_sandbox::DEMO_DATASET))).await;
    assert_eq!(got.status, StatusCode::OK, "{got:?}");
    // The goal is as it was: only the connection has changed.
    let got = rebuild(&proxy, &id, 1).await;
    assert_eq!(got.status, StatusCode::ACCEPTED, "{got:?}");
    let url = got.body["request"]["url"].as_str().expect("an address");
    assert!(url.contains(goal_sandbox::DEMO_DATASET), "{url}");
    proxy.later(&sandbox, 60).await;
    proxy.deliver().await;
    assert_eq!(delivery(&proxy, &id).await["outcome"], "accepted", "{:#}", delivery(&proxy, &id).await);
    assert_eq!(sandbox.accepted().await.into_values().collect::<Vec<_>>(), [1]);
}

async fn each_way_to_fail_says_why_and_changes_nothing(sandbox: Sandbox, proxy: Proxy) {
    save(&proxy, 1, dollars()).await;
    let id = report(&proxy, 1).await;
    refuse_currency(&sandbox).await;
    proxy.deliver().await;
    let before = delivery(&proxy, &id).await;
    let kept = told_of(&proxy, "subscriber-1").await["moments"][0].clone();
    assert_eq!(kept["variables"], json!({ "order_total": "49.90" }), "{kept:#}");

    let missing = rebuild(&proxy, &id, 7).await;
    assert_eq!(missing.problem(), (422, "unknown-revision"));
    assert_eq!(missing.body["params"], json!({ "goal": "goal-1", "revision": "7" }));
    assert_eq!(rebuild(&proxy, "none", 1).await.problem(), (404, "not-found"));
    let path = format!("/v1/deliveries/{id}/rebuild");
    assert_eq!(proxy.post(&path, json!({})).await.problem(), (400, "bad-json"));
    assert_eq!(proxy.post(&path, json!({ "revision": "2" })).await.problem(), (400, "bad-json"));

    // By these nothing would be sent: what they need was not told then, or the platform is switched off.
    save(&proxy, 2, set(dollars(), "/value/amount", json!("{{told_later}}"))).await;
    let nothing = rebuild(&proxy, &id, 2).await;
    assert_eq!((nothing.problem(), &nothing.body["params"]["reason"]), ((422, "not-rebuilt"), &json!("value")));
    save(&proxy, 3, set(purchase(), "/destinations/meta/enabled", json!(false))).await;
    assert_eq!(rebuild(&proxy, &id, 3).await.body["params"]["reason"], "off");
    save(&proxy, 4, set(purchase(), "/destinations/meta/event", json!("Nonsense"))).await;
    let wrong = rebuild(&proxy, &id, 4).await;
    assert_eq!(
        (&wrong.body["params"]["reason"], wrong.problem()),
        (&json!("block"), (422, "not-rebuilt")),
        "{wrong:?}"
    );
    assert!(wrong.body["params"]["rules"].as_array().is_some_and(|rules| !rules.is_empty()), "{wrong:?}");
    assert_eq!(delivery(&proxy, &id).await, before, "nothing was changed");

    // Erased: the hash of an address, the click and the amount are gone, and nothing can be made of the rest.
    save(&proxy, 5, purchase()).await;
    assert_eq!(proxy.ask("DELETE", "/v1/subscribers/subscriber-1", &[], None).await.status, StatusCode::OK);
    assert_eq!(rebuild(&proxy, &id, 5).await.problem(), (409, "not-kept"));

    // Too late.
    let id = report(&proxy, 2).await;
    refuse_currency(&sandbox).await;
    proxy.deliver().await;
    assert_eq!(delivery(&proxy, &id).await["outcome"], "refused");
    proxy.later(&sandbox, 7 * 24 * 3600).await;
    assert_eq!(rebuild(&proxy, &id, 5).await.problem(), (409, "too-late"));
    // The ids that the platform needs raw are gone by now, here too.
    proxy.deliver().await;
    assert_eq!(told_of(&proxy, "subscriber-2").await["moments"], json!([]));
    assert_eq!(rebuild(&proxy, &id, 5).await.problem(), (409, "too-late"));
}
