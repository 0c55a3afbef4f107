//! Workspaces are kept apart: whatever another one has is not found, on every route that the document knows.

mod support;

use axum::http::StatusCode;
use serde_json::{Value, json};
use support::{Proxy, Sandbox, Signer, claims, config, document, live, purchase, send};

const RIGHTS: [&str; 4] = ["read", "edit", "test", "admin"];

/// Two workspaces with a backend that signs for both.
async fn proxy(sandbox: &str) -> Proxy {
    let jwt = "[[workspace.jwt]]\nalgorithm = \"HS256\"\nsecret = \"HOST_JWT\"\n";
    let shop = config(sandbox)
        .replacen("[[connection]]", &format!("{jwt}[[connection]]"), 1)
        .replace("[workspace]", "[[workspace]]")
        .replace("[[connection]]", "[[connection]]\nworkspace = \"shop\"");
    Proxy::with(&format!("{shop}[[workspace]]\nid = \"other\"\nname = \"Other\"\ntime_zone = \"UTC\"\n{jwt}")).await
}

/// What the shop has, by the parameter and the route that name it.
struct Shop {
    delivery: String,
    key: String,
}

fn has(path: &str) -> bool {
    document::operations().any(|(_, known, _)| known == path)
}

const SUBSCRIBER: &str = "subscriber-of-the-shop";

async fn fill(proxy: &Proxy) -> Shop {
    assert_eq!(proxy.post("/v1/goals", json!({ "goal": purchase() })).await.status, StatusCode::CREATED);
    proxy.post("/v1/usage", json!({ "bot": "bot-1", "goals": [{ "id": "goal-1", "blocks": 1 }] })).await;
    let made = json!({ "id": "made", "name": "Made over the API", "platform": "meta", "sandbox": true });
    assert_eq!(proxy.post("/v1/connections", made).await.status, StatusCode::CREATED);
    let mut reported = live(1);
    reported["context"]["subscriber"]["id"] = json!(SUBSCRIBER);
    assert_eq!(proxy.post("/v1/events", reported).await.status, StatusCode::ACCEPTED);
    if has("/v1/referrals") {
        let referral = json!({ "subscriber": SUBSCRIBER, "ad_id": "120200000000000001", "at": support::now() });
        assert_eq!(proxy.post("/v1/referrals", referral).await.status, StatusCode::ACCEPTED);
    }
    let delivery = proxy.test(send()).await["deliveries"][0]["id"].as_str().expect("an id").to_owned();
    let key = proxy.post("/v1/keys", json!({ "name": "bot" })).await.body["id"].as_str().expect("an id").to_owned();
    Shop { delivery, key }
}

/// An address of the shop's own for a route, and a body that would be right. A new route with a parameter needs a line here.
fn of_shop(shop: &Shop, method: &str, path: &str) -> (String, Option<Value>) {
    let id = match path.split('/').nth(2).expect("a part") {
        "goals" => "goal-1",
        "connections" => "made",
        "keys" => &shop.key,
        "deliveries" => &shop.delivery,
        "subscribers" | "referrals" => SUBSCRIBER,
        other => panic!("{method} {path}: tell here what the shop has of {other}"),
    };
    let body = match (method, path) {
        ("PUT", "/v1/goals/{id}") => Some(json!({ "goal": purchase() })),
        ("PUT", "/v1/connections/{id}") => Some(json!({ "name": "Taken over", "platform": "meta" })),
        ("POST", "/v1/deliveries/{id}/rebuild") => Some(json!({ "revision": 1 })),
        ("POST", _) => Some(json!({})),
        _ => None,
    };
    let (before, rest) = path.split_once('{').expect("a parameter");
    let after = rest.split_once('}').expect("a parameter").1;
    (format!("{before}{id}{after}"), body)
}

#[tokio::test]
async fn whatever_another_workspace_has_is_not_found_on_every_route() {
    let sandbox = Sandbox::start().await;
    let proxy = proxy(&sandbox.origin).await;
    let shop = fill(&proxy).await;
    let stranger = Signer::shared().bearer(&claims("other", &RIGHTS, 300));
    let owner = Signer::shared().bearer(&claims("shop", &RIGHTS, 300));
    let mut seen = 0;
    for (method, path, _) in document::operations().filter(|(_, path, _)| path.contains('{')) {
        let (address, body) = of_shop(&shop, &method, path);
        let mut got = proxy.call_as(&stranger, &method, &address, body.clone()).await;
        if got.status == StatusCode::PRECONDITION_REQUIRED {
            got = with_revision(&proxy, &stranger, &address, body.clone().expect("a body")).await;
        }
        seen += 1;
        // A subscriber's id is the host's own, and each workspace has its own: nobody's answers as an unknown one's does.
        if path.starts_with("/v1/subscribers/") {
            let nobody = proxy.call_as(&stranger, &method, &address.replace(SUBSCRIBER, "nobody"), body).await;
            assert_eq!((got.status, nameless(&got.body)), (nobody.status, nameless(&nobody.body)), "{method} {path}");
            continue;
        }
        assert_eq!(got.problem(), (404, "not-found"), "{method} {path}");
    }
    assert!(seen >= 9, "the document lost its routes: {seen}");
    // All of it is still there, for those whose it is.
    for path in ["/v1/goals/goal-1", "/v1/connections/made"] {
        assert_eq!(proxy.call_as(&owner, "GET", path, None).await.status, StatusCode::OK, "{path}");
    }
}

/// An answer without the id and the second that it was given for.
fn nameless(body: &Value) -> String {
    let mut body = body.clone();
    if let Some(members) = body.as_object_mut() {
        members.remove("erased_at");
    }
    body.to_string().replace(SUBSCRIBER, "nobody")
}

async fn with_revision(proxy: &Proxy, authorization: &str, address: &str, body: Value) -> support::Got {
    let request = axum::http::Request::put(address)
        .header("host", "goals.example.com")
        .header("authorization", authorization)
        .header("content-type", "application/json")
        .header("if-match", "\"1\"");
    proxy.call(request.body(axum::body::Body::from(body.to_string())).expect("a request")).await
}

#[tokio::test]
async fn no_list_tells_of_another_workspace() {
    let sandbox = Sandbox::start().await;
    let proxy = proxy(&sandbox.origin).await;
    let shop = fill(&proxy).await;
    let stranger = Signer::shared().bearer(&claims("other", &RIGHTS, 300));
    let secrets = ["goal-1", "made", "wa\"", SUBSCRIBER, "Order paid", "happening", &shop.delivery, &shop.key];
    for (method, path, _) in document::operations() {
        // The stream has no end, and the rest is the program's own.
        let is_list = method == "GET" && path.starts_with("/v1/") && !path.contains('{');
        if !is_list || ["/v1/stream", "/v1/openapi.json"].contains(&path) {
            continue;
        }
        let got = proxy.call_as(&stranger, &method, path, None).await;
        assert!(got.status.is_success(), "{path}: {got:?}");
        for secret in secrets {
            assert!(!got.body.to_string().contains(secret), "{path} tells {secret}: {}", got.body);
        }
    }
}

#[tokio::test]
async fn a_route_without_the_right_is_refused_and_without_anybody_unknown() {
    let proxy = proxy("http://127.0.0.1:9").await;
    let nobody = Signer::shared().bearer(&claims("shop", &[], 300));
    for (method, path, operation) in document::operations().filter(|(_, path, _)| path.starts_with("/v1/")) {
        if path == "/v1/openapi.json" {
            continue;
        }
        let address = path.replace("{id}", "x").replace("{subscriber}", "x");
        let got = proxy.call_as(&nobody, &method, &address, Some(json!({}))).await;
        assert_eq!(got.problem(), (403, "not-allowed"), "{method} {path}");
        let request = axum::http::Request::builder().method(&*method).uri(&address).header("host", support::HOST);
        let request = request.header("origin", support::ORIGIN).body(axum::body::Body::empty()).expect("a request");
        assert_eq!(proxy.call(request).await.problem(), (401, "not-signed-in"), "{method} {path}");
        assert!(operation["security"].is_array(), "{method} {path} says who may");
    }
}

/// What a body names is looked for in the caller's own workspace alone.
#[tokio::test]
async fn what_another_workspace_has_cannot_be_named_in_a_body() {
    let sandbox = Sandbox::start().await;
    let proxy = proxy(&sandbox.origin).await;
    fill(&proxy).await;
    let calls = sandbox.calls().await;
    let stranger = Signer::shared().bearer(&claims("other", &RIGHTS, 300));
    let key = proxy.call_as(&stranger, "POST", "/v1/keys", Some(json!({ "name": "bot" }))).await;
    let runtime = format!("Bearer {}", key.body["key"].as_str().expect("a key"));
    for (mode, authorization, body) in
        [("check", &stranger, send()), ("test", &stranger, send()), ("live", &runtime, live(1))]
    {
        let body = support::set(body, "/mode", json!(mode));
        let mut saved = support::set(body.clone(), "/goal_id", json!("goal-1"));
        saved.as_object_mut().expect("an object").remove("goal");
        let got = proxy.call_as(authorization, "POST", "/v1/events", Some(saved)).await;
        assert_eq!(got.problem(), (422, "unknown-goal"), "{mode}");
        // Named in the goal, or as the bot's own choice; made over the API, or in the configuration.
        for connection in ["wa", "made"] {
            let named = support::set(body.clone(), "/goal/destinations/meta/connection", json!(connection));
            let chosen =
                support::set(body.clone(), "/goal/destinations/meta", json!({ "enabled": true, "event": "Purchase" }));
            let chosen = support::set(chosen, "/context/default_connections", json!({ "meta": connection }));
            for body in [named, chosen] {
                let got = proxy.call_as(authorization, "POST", "/v1/events", Some(body)).await;
                assert!(got.status.is_success(), "{mode} {connection}: {got:?}");
                let reason = &got.body["skipped"][0]["reason"];
                assert!(
                    reason == "not-connected" || reason == "block" || reason == "repeat",
                    "{mode} {connection}: {got:?}"
                );
                assert_eq!(got.body["deliveries"].as_array().map_or(0, Vec::len), 0, "{got:?}");
            }
        }
    }
    let usage = json!({ "bot": "bot-2", "goals": [{ "id": "goal-1", "blocks": 3 }] });
    proxy.call_as(&stranger, "POST", "/v1/usage", Some(usage)).await;
    assert_eq!(
        proxy.get("/v1/goals/goal-1").await.body.to_string().matches("bot-2").count(),
        0,
        "the shop's usage is its own"
    );
    proxy.deliver().await;
    let sent = sandbox.received().await;
    // The shop's own live event of before.
    assert_eq!(sent.len(), calls + 1, "{sent:#?}");
}

/// Ids are a workspace's own: two may call a connection alike, and each event goes by its own workspace's.
#[tokio::test]
async fn connections_of_one_id_are_two() {
    let sandbox = Sandbox::start().await;
    let proxy = proxy(&sandbox.origin).await;
    let stranger = Signer::shared().bearer(&claims("other", &RIGHTS, 300));
    let made = json!({
        "id": "wa", "name": "The other's", "platform": "meta", "channel": "whatsapp", "dataset_id": "1020304050607099",
        "whatsapp_business_account_id": goal_sandbox::DEMO_WABA, "token": "META_OTHER", "sandbox": true
    });
    assert_eq!(proxy.call_as(&stranger, "POST", "/v1/connections", Some(made)).await.status, StatusCode::CREATED);
    std::fs::write(proxy.path("secrets/META_OTHER"), "EAAotherToken").expect("a secret");
    let key = proxy.call_as(&stranger, "POST", "/v1/keys", Some(json!({ "name": "bot" }))).await;
    let runtime = format!("Bearer {}", key.body["key"].as_str().expect("a key"));
    assert_eq!(proxy.call_as(&runtime, "POST", "/v1/events", Some(live(1))).await.status, StatusCode::ACCEPTED);
    proxy.live(live(2)).await;
    proxy.deliver().await;
    let received = sandbox.received().await;
    let to = |dataset: &str| {
        let mut calls = received.iter().filter(|call| call["path"].as_str().is_some_and(|path| path.contains(dataset)));
        (calls.next().map(|call| call["outcome"].clone()), calls.count())
    };
    assert_eq!(to(goal_sandbox::DEMO_DATASET), (Some(json!("accepted")), 0), "the shop's, by its token: {received:#?}");
    let (outcome, more) = to("1020304050607099");
    assert!(outcome.is_some_and(|it| it != "accepted") && more == 0, "the other's, by its own: {received:#?}");
    assert_eq!(proxy.outcomes().await, [("accepted".to_owned(), 1)].into());
    let others = proxy.call_as(&stranger, "GET", "/v1/deliveries", None).await.body;
    assert_eq!(others[0]["answer"]["key"], "token", "{others:#}");
}
