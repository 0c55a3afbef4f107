//! Tokens that a host's backend signs, and runtime keys: who they let in, and who not.

mod support;

use axum::http::StatusCode;
use serde_json::{Value, json};
use support::{Proxy, Sandbox, Signer, claims, config, context, purchase, send, set};

const MINUTE: i64 = 60;

/// A workspace whose backend signs with a shared secret and with a key of its own, and another one.
fn configuration(sandbox: &str) -> String {
    let jwt = format!(
        "[[workspace.jwt]]\nalgorithm = \"HS256\"\nsecret = \"HOST_JWT\"\n\
         [[workspace.jwt]]\nid = \"k1\"\nalgorithm = \"EdDSA\"\npublic_key = \"\"\"\n{}\"\"\"\n[[connection]]",
        Signer::ed25519(1).pem()
    );
    config(sandbox)
        .replacen("[[connection]]", &jwt, 1)
        .replace("[workspace]", "[[workspace]]")
        .replace("[[connection]]", "[[connection]]\nworkspace = \"shop\"")
        + "[[workspace]]\nid = \"other\"\nname = \"Other\"\ntime_zone = \"UTC\"\n"
}

async fn proxy() -> Proxy {
    Proxy::with(&configuration("http://127.0.0.1:9")).await
}

#[tokio::test]
async fn a_backend_lets_its_pages_in_with_the_rights_it_signs() {
    let sandbox = Sandbox::start().await;
    let proxy = Proxy::with(&configuration(&sandbox.origin)).await;
    for signer in [Signer::shared(), Signer::ed25519(1)] {
        let reads = signer.bearer(&claims("shop", &["read"], 5 * MINUTE));
        assert_eq!(proxy.call_as(&reads, "GET", "/v1/workspace", None).await.body["id"], "shop");
        let got = proxy.call_as(&reads, "POST", "/v1/events", Some(send())).await;
        assert_eq!(got.problem(), (403, "not-allowed"));
        assert_eq!(got.body["params"]["right"], "test");
        assert_eq!(proxy.call_as(&reads, "GET", "/v1/keys", None).await.problem(), (403, "not-allowed"));
        let check = set(send(), "/mode", json!("check"));
        assert_eq!(proxy.call_as(&reads, "POST", "/v1/events", Some(check)).await.status, StatusCode::OK);
        let tests = signer.bearer(&claims("shop", &["read", "test"], 5 * MINUTE));
        let got = proxy.call_as(&tests, "POST", "/v1/events", Some(send())).await;
        assert_eq!(got.body["deliveries"][0]["outcome"], "accepted", "{got:?}");
        let got = proxy.call_as(&tests, "GET", "/v1/connections", None).await;
        assert_eq!(got.status, StatusCode::OK, "{got:?}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_token_is_said_and_lets_nobody_in() {
    let proxy = proxy().await;
    let good = claims("shop", &["read"], 5 * MINUTE);
    let shared = Signer::shared();
    let header = |alg: &str| json!({ "alg": alg, "typ": "JWT" });
    // The public key is known to everybody: it must not serve as a shared secret.
    let confused = Signer::Hs256(Signer::ed25519(1).pem().into_bytes());
    let none =
        format!("Bearer {}.", shared.bearer_with(&header("none"), &good)[7..].rsplit_once('.').expect("parts").0);
    let cases: [(String, &str); 18] = [
        (shared.bearer(&claims("shop", &["read"], -MINUTE)), "expired"),
        (shared.bearer(&claims("shop", &["read"], 20 * MINUTE)), "more than 15 minutes"),
        (shared.bearer(&set(good.clone(), "/exp", json!("soon"))), "exp"),
        (shared.bearer(&json!({ "workspace": "shop", "rights": ["read"] })), "exp"),
        (shared.bearer(&json!({ "rights": ["read"], "exp": good["exp"] })), "workspace"),
        (shared.bearer(&set(good.clone(), "/nbf", json!(good["exp"].as_i64().expect("seconds")))), "not valid yet"),
        (shared.bearer(&set(good.clone(), "/rights", json!(["root"]))), "rights"),
        (shared.bearer(&set(good.clone(), "/aud", json!("bank"))), "somebody else"),
        (shared.bearer(&claims("other", &["read"], 5 * MINUTE)), "no key of the workspace"),
        (shared.bearer(&claims("nowhere", &["read"], 5 * MINUTE)), "no key of the workspace"),
        (Signer::Hs256(b"another secret of good length 0123456789".to_vec()).bearer(&good), "signature"),
        (Signer::ed25519(2).bearer(&good), "signature"),
        (confused.bearer(&good), "signature"),
        (confused.bearer_with(&header("EdDSA"), &good), "signature"),
        (none, "no key of the workspace"),
        (shared.bearer_with(&header("HS384"), &good), "no key of the workspace"),
        ("Bearer nonsense".to_owned(), "neither"),
        ("Basic YTpi".to_owned(), "Authorization: Bearer"),
    ];
    for (authorization, what) in cases {
        let got = proxy.call_as(&authorization, "GET", "/v1/workspace", None).await;
        assert_eq!(got.problem(), (401, "bad-authorization"), "{what}");
        let said = got.body["params"]["what"].as_str().expect("a reason");
        assert!(said.contains(what), "{what}: {said}");
    }
}

#[tokio::test]
async fn a_backends_clock_may_be_half_a_minute_off_and_a_named_key_is_the_one() {
    let proxy = proxy().await;
    let shared = Signer::shared();
    for seconds in [-20, 15 * MINUTE + 20] {
        let authorization = shared.bearer(&claims("shop", &["read"], seconds));
        assert_eq!(proxy.call_as(&authorization, "GET", "/v1/workspace", None).await.status, StatusCode::OK);
    }
    let own = Signer::ed25519(1);
    let named = |id: &str| own.bearer_with(&json!({ "alg": "EdDSA", "kid": id }), &claims("shop", &["read"], MINUTE));
    assert_eq!(proxy.call_as(&named("k1"), "GET", "/v1/workspace", None).await.status, StatusCode::OK);
    assert_eq!(proxy.call_as(&named("k2"), "GET", "/v1/workspace", None).await.problem().0, 401);
}

#[tokio::test]
async fn a_short_shared_secret_signs_nothing() {
    let proxy = proxy().await;
    std::fs::write(proxy.path("secrets/HOST_JWT"), "short").expect("written");
    let authorization = Signer::Hs256(b"short".to_vec()).bearer(&claims("shop", &["read"], MINUTE));
    assert_eq!(proxy.call_as(&authorization, "GET", "/v1/workspace", None).await.problem().0, 401);
}

/// A key made over the API, whole.
async fn key(proxy: &Proxy) -> Value {
    let got = proxy.post("/v1/keys", json!({ "name": "bot in production" })).await;
    assert_eq!(got.status, StatusCode::CREATED, "{got:?}");
    got.body
}

#[tokio::test]
async fn a_runtime_key_is_shown_once_kept_as_a_digest_and_revoked_at_once() {
    let proxy = proxy().await;
    let made = key(&proxy).await;
    let text = made["key"].as_str().expect("a key");
    assert!(text.starts_with("gk_"), "{text}");
    let listed = proxy.get("/v1/keys").await.body;
    assert_eq!((&listed["items"][0]["id"], &listed["items"][0]["name"]), (&made["id"], &json!("bot in production")));
    assert!(!listed.to_string().contains(&text[16..]));
    let secret = &text[16..];
    for file in ["goal.sqlite", "goal.sqlite-wal"] {
        let bytes = std::fs::read(proxy.path(file)).expect("a file");
        assert!(!bytes.windows(8).any(|piece| secret.as_bytes().windows(8).any(|other| other == piece)), "{file}");
    }

    let authorization = format!("Bearer {text}");
    let check = json!({ "mode": "check", "goal": purchase(), "context": context() });
    let got = proxy.call_as(&authorization, "POST", "/v1/events", Some(check.clone())).await;
    assert_eq!(got.problem(), (403, "not-allowed"), "it reports, and does nothing else");
    assert_eq!(proxy.call_as(&authorization, "GET", "/v1/connections", None).await.problem().0, 403);
    let id = made["id"].as_str().expect("an id");
    let request = proxy.request("DELETE", &format!("/v1/keys/{id}")).header("origin", support::ORIGIN);
    let got = proxy.call(request.body(axum::body::Body::empty()).expect("a request")).await;
    assert_eq!(got.status, StatusCode::NO_CONTENT, "{got:?}");
    let got = proxy.call_as(&authorization, "POST", "/v1/events", Some(check)).await;
    assert_eq!(got.problem(), (401, "bad-authorization"));
}

#[tokio::test]
async fn no_part_of_a_key_may_be_another() {
    let proxy = proxy().await;
    let made = key(&proxy).await;
    let text = made["key"].as_str().expect("a key");
    let mut other = text.to_owned();
    let last = if other.pop() == Some('A') { 'B' } else { 'A' };
    other.push(last);
    for wrong in [other.as_str(), &text[..20], "gk_", "gk_x_y", "gk_'; DROP TABLE runtime_key; --_x"] {
        let got = proxy.call_as(&format!("Bearer {wrong}"), "GET", "/v1/workspace", None).await;
        assert_eq!(got.problem(), (401, "bad-authorization"), "{wrong}");
    }
}
