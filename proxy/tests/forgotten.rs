//! What is to be forgotten is nowhere: every row of every table is looked through.

mod support;

use axum::http::StatusCode;
use serde_json::{Value, json};
use support::{CLICK, Got, Proxy, Sandbox, live, on_both, send, set};

on_both! {
    a_tests_raw_ids_are_gone_once_it_has_its_answer
    an_answer_given_again_tells_what_is_still_there
    of_an_erased_person_no_row_is_left
    what_was_refused_is_not_sent_again_once_its_person_is_erased
    what_is_being_sent_while_its_person_is_erased_is_not_sent_again
    a_flow_s_start_is_told_apart_and_not_known
}

const PHONE: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const EMAIL: &str = "1f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a09";
const TTCLID: &str = "E.C.P.demoTtclid0123456789abcdefgh";
const ADDRESS: &str = "203.0.113.9";
const BROWSER: &str = "Mozilla/5.0 (X11)";
const PAGE: &str = "https://shop.example/a-page";
/// All that is told of the person.
const TOLD: [&str; 8] = [CLICK, PHONE, EMAIL, TTCLID, ADDRESS, BROWSER, PAGE, "ana-of-the-shop"];

/// `body` of a person of whom much is told, to both platforms.
fn of_ana(body: Value) -> Value {
    let body = set(
        body,
        "/context/subscriber",
        json!({
            "id": "ana-of-the-shop",
            "hashed": { "meta": { "ph": PHONE, "em": EMAIL }, "tiktok": { "phone": PHONE, "email": EMAIL } }
        }),
    );
    let body = set(
        body,
        "/context/referral",
        json!({
            "ctwa_clid": CLICK, "ttclid": TTCLID, "clicked_at": support::now() - 60, "page_url": PAGE, "ip": ADDRESS,
            "user_agent": BROWSER, "ad_id": "120200000000000001"
        }),
    );
    set(body, "/goal/destinations/tiktok", json!({ "enabled": true, "connection": "tt", "event": "Purchase" }))
}

/// Makes the connection to TikTok.
async fn with_tiktok(proxy: &Proxy) {
    let made = json!({
        "id": "tt", "name": "TikTok", "platform": "tiktok", "pixel_code": goal_sandbox::DEMO_TIKTOK_PIXEL,
        "token": "META_SHOP", "sandbox": true
    });
    let got = proxy.post("/v1/connections", made).await;
    assert_eq!(got.status, StatusCode::CREATED, "{got:?}");
}

async fn under_key(proxy: &Proxy, path: &str, key: &str, body: Value) -> Got {
    let got = proxy.ask("POST", path, &[("idempotency-key", key)], Some(body)).await;
    assert_eq!(got.status, StatusCode::OK, "{got:?}");
    got
}

async fn a_tests_raw_ids_are_gone_once_it_has_its_answer(sandbox: Sandbox, proxy: Proxy) {
    with_tiktok(&proxy).await;
    let trouble = json!({ "target": "meta", "status": 400, "body": r#"{"error":{"code":190}}"# });
    for fault in [
        None,
        Some(trouble),
        Some(json!({ "target": "meta", "status": 503 })),
        Some(json!({ "target": "meta", "close": true })),
    ] {
        if let Some(fault) = fault {
            sandbox.fault(fault).await;
        }
        let answer = proxy.test(of_ana(send())).await;
        let bodies = answer["deliveries"].to_string();
        assert_eq!(answer["deliveries"].as_array().map(Vec::len), Some(2), "{answer:#}");
        for raw in [CLICK, TTCLID, ADDRESS, BROWSER, PAGE] {
            assert!(bodies.contains(raw), "{raw} was sent, and is shown to who sent it: {bodies}");
            assert_eq!(proxy.rows_with(raw).await, [""; 0], "{raw}");
        }
    }
}

async fn an_answer_given_again_tells_what_is_still_there(sandbox: Sandbox, proxy: Proxy) {
    with_tiktok(&proxy).await;
    let body = of_ana(send());
    let batch = json!({ "events": [body, set(live(7), "/context/happening_id", json!("")), live(8)] });
    for (path, key, body, at) in
        [("/v1/events", "k-1", &body, "/deliveries"), ("/v1/events/batch", "k-2", &batch, "/results/0/deliveries")]
    {
        let first = under_key(&proxy, path, key, body.clone()).await;
        let calls = sandbox.calls().await;
        let again = under_key(&proxy, path, key, body.clone()).await;
        assert_eq!(again.headers["idempotent-replayed"], "true");
        assert_eq!(sandbox.calls().await, calls, "nothing was sent again");
        let journal = proxy.get("/v1/deliveries?mode=test&limit=2").await.body;
        assert_eq!(again.body, set(first.body.clone(), at, journal), "as the journal has them");
        let outcome = &first.body.pointer(at).expect("deliveries")[0]["outcome"];
        assert_eq!(&again.body.pointer(at).expect("deliveries")[0]["outcome"], outcome);
    }
}

async fn of_an_erased_person_no_row_is_left(sandbox: Sandbox, proxy: Proxy) {
    with_tiktok(&proxy).await;
    let referral =
        json!({ "subscriber": "ana-of-the-shop", "ad_id": "9", "ctwa_clid": CLICK, "ttclid": TTCLID, "at": 1 });
    assert_eq!(proxy.post("/v1/referrals", referral).await.status, StatusCode::ACCEPTED);
    let test = of_ana(send());
    under_key(&proxy, "/v1/events", "k-1", test.clone()).await;
    under_key(&proxy, "/v1/events/batch", "k-2", json!({ "events": [of_ana(send()), of_ana(live(1))] })).await;
    assert_eq!(proxy.post("/v1/goals", json!({ "goal": of_ana(live(1))["goal"] })).await.status, StatusCode::CREATED);
    proxy.deliver().await;
    sandbox.fault(json!({ "target": "meta", "status": 400, "body": r#"{"error":{"code":100}}"# })).await;
    proxy.live(of_ana(live(2))).await;
    proxy.deliver().await;
    let refused = proxy.get("/v1/deliveries?outcome=refused").await.body[0]["id"].as_str().expect("one").to_owned();
    let rebuilt = proxy.post(&format!("/v1/deliveries/{refused}/rebuild"), json!({ "revision": 1 })).await;
    assert_eq!(rebuilt.status, StatusCode::ACCEPTED, "{rebuilt:?}");
    let told = proxy.ask("POST", "/v1/events", &[("idempotency-key", "k-3")], Some(of_ana(live(3)))).await;
    assert_eq!(told.status, StatusCode::ACCEPTED, "{told:?}");
    for text in &TOLD[..7] {
        assert!(!proxy.rows_with(text).await.is_empty(), "{text} was to be there, or its absence says nothing");
    }
    proxy.erase("ana-of-the-shop").await;
    for text in TOLD {
        assert_eq!(proxy.rows_with(text).await, [""; 0], "{text}");
    }
    let again = under_key(&proxy, "/v1/events", "k-1", test).await;
    assert_eq!(again.body["deliveries"].as_array().map(Vec::len), Some(2), "that it was sent is known: {again:?}");
    for text in TOLD {
        assert!(!again.body.to_string().contains(text), "{text}: {again:?}");
    }
}

async fn what_was_refused_is_not_sent_again_once_its_person_is_erased(sandbox: Sandbox, proxy: Proxy) {
    sandbox.fault(json!({ "target": "meta", "status": 400, "body": r#"{"error":{"code":100}}"# })).await;
    proxy.live(live(1)).await;
    proxy.deliver().await;
    let id = proxy.get("/v1/deliveries?outcome=refused").await.body[0]["id"].as_str().expect("one").to_owned();
    proxy.erase("subscriber-1").await;
    let again = proxy.post(&format!("/v1/deliveries/{id}/retry"), json!({})).await;
    assert_eq!(again.problem(), (409, "too-late"));
    assert_eq!((proxy.deliver().await, sandbox.calls().await), (0, 1));
    assert_eq!(proxy.outcomes().await, [("refused".to_owned(), 1)].into());
}

async fn what_is_being_sent_while_its_person_is_erased_is_not_sent_again(sandbox: Sandbox, proxy: Proxy) {
    sandbox.fault(json!({ "target": "meta", "status": 503, "delay_ms": 700 })).await;
    proxy.live(live(1)).await;
    let (_, ()) = tokio::join!(proxy.deliver(), async {
        proxy.until_sending().await;
        proxy.erase("subscriber-1").await;
    });
    assert_eq!(proxy.outcomes().await, [("erased".to_owned(), 1)].into());
    proxy.later(&sandbox, 3600).await;
    assert_eq!((proxy.deliver().await, sandbox.calls().await), (0, 1));
    assert_eq!(proxy.rows_with(CLICK).await, [""; 0]);
}

async fn a_flow_s_start_is_told_apart_and_not_known(_: Sandbox, proxy: Proxy) {
    proxy.live(live(1)).await;
    // As it was kept once.
    let before = "INSERT INTO flow_start (workspace, bot, happening, at) VALUES ('shop', 'bot-1', 'told before', 1)";
    proxy.sql(before, before).await;
    for happening in ["order 4711 of Ana", "order 4712 of Ana", "order 4711 of Ana", "told before"] {
        let start = json!({ "bot": "bot-1", "subscriber": happening, "happening_id": happening });
        assert_eq!(proxy.post("/v1/flow-starts", start).await.status, StatusCode::ACCEPTED);
    }
    assert_eq!(proxy.rows_with("of Ana").await, [""; 0]);
    let figures = proxy.get("/v1/statistics?goal=goal-1&bot=bot-1&mode=live&from=2020-01-01").await.body;
    assert_eq!(figures["entered"], 2, "two; what was told before is known again: {figures:#}");
}
