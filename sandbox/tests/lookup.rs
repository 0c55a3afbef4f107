//! Look-ups and limits: an ad's name, a dataset, the dataset of an account, a token's state, calls that are too many.

mod support;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use goal_sandbox::{Limit, Target, app};
use serde_json::{Value, json};
use support::{TIKTOK_TOKEN, TOKEN, sandbox, send};

const AD: &str = "/v26.0/120200000000000001";

async fn ask(sandbox: &Router, method: &str, path: &str, token: &str) -> (u16, Value) {
    let request = Request::builder().method(method).uri(path).header("authorization", format!("Bearer {token}"));
    let answer = send(sandbox, request.body(Body::empty()).expect("a request")).await;
    (answer.status, answer.json())
}

/// Code and subcode of a refusal.
fn numbers(answer: &(u16, Value)) -> (Option<u64>, Option<u64>) {
    let error = &answer.1["error"];
    (error["code"].as_u64(), error["error_subcode"].as_u64())
}

#[tokio::test]
async fn an_ad_tells_the_fields_that_were_asked_for() {
    let app = sandbox();
    let (status, ad) = ask(&app, "GET", &format!("{AD}?fields=name"), TOKEN).await;
    assert_eq!((status, ad), (200, json!({ "name": "Summer sale", "id": "120200000000000001" })));
    let (_, ad) = ask(&app, "GET", &format!("{AD}?fields=name,campaign%7Bname%7D,adset%7Bname%7D"), TOKEN).await;
    assert_eq!(ad["campaign"]["name"], "Summer");
    assert_eq!(ad.get("adset"), None, "it has none");
    assert_eq!(ask(&app, "GET", AD, TOKEN).await.1, json!({ "id": "120200000000000001" }));
}

#[tokio::test]
async fn an_ad_is_refused_to_who_may_not_read_it() {
    let app = sandbox();
    let name = format!("{AD}?fields=name");
    assert_eq!(numbers(&ask(&app, "GET", &name, "EAAnoads000000006").await), (Some(200), None));
    assert_eq!(numbers(&ask(&app, "GET", &name, "EAAelse0000000005").await), (Some(100), Some(33)));
    assert_eq!(numbers(&ask(&app, "GET", "/v26.0/129999999999999999?fields=name", TOKEN).await), (Some(100), Some(33)));
    assert_eq!(numbers(&ask(&app, "GET", &format!("{AD}?fields=colour"), TOKEN).await), (Some(100), None));
    assert_eq!(numbers(&ask(&app, "GET", "/v26.0/summer?fields=name", TOKEN).await), (Some(803), None));
}

#[tokio::test]
async fn a_dataset_is_found_or_made() {
    let app = sandbox();
    let (status, dataset) = ask(&app, "GET", "/v26.0/1020304050607080?fields=id,name", TOKEN).await;
    assert_eq!((status, &dataset["id"]), (200, &json!("1020304050607080")));
    for (account, dataset) in [
        ("100000000000001", "1020304050607080"),
        ("300000000000003", "3020304050607080"),
        ("400000000000004", "4020304050607080"),
    ] {
        for method in ["GET", "POST"] {
            let answer = ask(&app, method, &format!("/v26.0/{account}/dataset"), TOKEN).await;
            assert_eq!(answer, (200, json!({ "id": dataset })), "{method} {account}");
        }
    }
    let fresh = "/v26.0/100000000000002/dataset";
    assert_eq!(numbers(&ask(&app, "GET", fresh, TOKEN).await), (Some(100), Some(33)), "it has none yet");
    let (_, made) = ask(&app, "POST", fresh, TOKEN).await;
    assert_eq!(ask(&app, "POST", fresh, TOKEN).await.1, made, "it is made once");
    assert_eq!(ask(&app, "GET", fresh, TOKEN).await.1, made);
    let mut body = support::json("bases.json")["whatsapp"]["body"].clone();
    body["data"][0]["user_data"]["whatsapp_business_account_id"] = "100000000000002".into();
    body["access_token"] = TOKEN.into();
    let path = format!("/v26.0/{}/events", made["id"].as_str().expect("an id"));
    assert_eq!(send(&app, support::post(&path, &body)).await.json()["events_received"], 1);
}

#[tokio::test]
async fn a_dataset_is_refused_to_who_may_not_have_it() {
    let app = sandbox();
    let path = "/v26.0/100000000000001/dataset";
    assert_eq!(numbers(&ask(&app, "POST", path, "EAAnoads000000006").await), (Some(10), None));
    assert_eq!(numbers(&ask(&app, "POST", path, "EAAelse0000000005").await), (Some(100), Some(33)));
    assert_eq!(numbers(&ask(&app, "POST", "/v26.0/199999999999999/dataset", TOKEN).await), (Some(100), Some(33)));
}

#[tokio::test]
async fn a_token_is_told_about() {
    let app = sandbox();
    let ask = |token: &'static str| {
        let app = app.clone();
        async move { ask(&app, "GET", &format!("/v26.0/debug_token?input_token={token}"), TOKEN).await.1["data"].clone() }
    };
    let good = ask(TOKEN).await;
    assert_eq!((&good["is_valid"], &good["expires_at"]), (&json!(true), &json!(0)));
    assert!(good["scopes"].as_array().expect("scopes").contains(&json!("whatsapp_business_manage_events")));
    assert_eq!(ask("EAAnoads000000006").await["scopes"], json!(["whatsapp_business_manage_events"]));
    assert_eq!(ask("EAAold00000000002").await["error"]["subcode"], 463);
    assert_eq!(ask("EAAnobody").await["is_valid"], false);
}

#[tokio::test]
async fn a_channel_needs_its_own_scope() {
    let app = sandbox();
    for (base, taken) in [("messenger", true), ("whatsapp", false), ("instagram", false), ("chat", true)] {
        let base = &support::json("bases.json")[base];
        let mut body = base["body"].clone();
        body["access_token"] = "EAApage0000000007".into();
        let path = format!("/v26.0/{}/events", base["dataset"].as_str().expect("an id"));
        let answer = send(&app, support::post(&path, &body)).await.json();
        if taken {
            assert_eq!(answer["events_received"], 1, "{path}");
        } else {
            assert_eq!(answer["error"]["code"], 270, "{path}");
        }
    }
}

#[tokio::test]
async fn too_many_calls_are_refused_until_the_window_is_over() {
    let mut world = support::world();
    world.limits = vec![
        Limit { target: Target::Meta, calls: 2, seconds: 3600, retry_after: false },
        Limit { target: Target::TikTok, calls: 1, seconds: 1, retry_after: true },
    ];
    let app = app(world);
    for _ in 0..2 {
        assert_eq!(send(&app, support::purchase()).await.status, 200);
    }
    let answer = send(&app, support::purchase()).await;
    let error = answer.json()["error"].clone();
    assert_eq!((answer.status, &error["code"], &error["is_transient"]), (400, &json!(4), &json!(true)));
    assert!(answer.headers.contains_key("x-app-usage") && !answer.headers.contains_key("retry-after"));

    let track = || {
        Request::post("/open_api/v1.3/event/track/")
            .header("access-token", TIKTOK_TOKEN)
            .body(Body::from(support::json("tiktok/bases.json")["web"].to_string()))
            .expect("a request")
    };
    assert_eq!(send(&app, track()).await.json()["code"], 0);
    let answer = send(&app, track()).await;
    assert_eq!((answer.status, answer.json()["code"].as_u64()), (200, Some(40_100)));
    assert_eq!(answer.headers["retry-after"], "1");
    tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
    assert_eq!(send(&app, track()).await.json()["code"], 0);
}
