//! No secret leaves by another way than the one header: not in an answer, the log, the journal or the database, in no
//! spelling, at the most talkative log level, even when the platform repeats it.
#![cfg(unix)]

#[path = "support/program.rs"]
mod program;
mod support;

use std::fs;

use axum::{
    Router,
    http::{HeaderMap, header},
    routing::any,
};
use base64::{Engine, engine::general_purpose};
use program::{Program, client, command};
use serde_json::json;
use support::{SHARED, Sandbox, Signer, TOKEN, claims, config, context, purchase, send};
use tempfile::TempDir;

const KEY: &str = "Qh7vXz93TkLmPw25";

/// Every spelling to look for, pieces of eight characters included.
fn spellings(secret: &str) -> Vec<String> {
    let percent: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
    let mut spellings = vec![secret.to_owned(), percent.clone(), percent.to_lowercase()];
    for before in ["", " ", "  "] {
        for engine in [&general_purpose::STANDARD_NO_PAD, &general_purpose::URL_SAFE_NO_PAD] {
            let text = engine.encode(format!("{before}{secret}"));
            spellings.push(text[4..text.len() - 3].to_owned());
        }
    }
    spellings.extend(secret.as_bytes().windows(8).map(|piece| String::from_utf8_lossy(piece).into_owned()));
    spellings
}

fn assert_absent(secret: &str, place: &str, text: &str) {
    for spelling in spellings(secret) {
        if let Some(at) = text.find(&spelling) {
            let around: String = text[..at].chars().rev().take(120).collect::<Vec<_>>().into_iter().rev().collect();
            panic!("{place} holds a secret as {spelling}, after: {around}");
        }
    }
}

/// A platform that repeats the token in every way it can.
async fn parrot() -> Sandbox {
    Sandbox::serve(Router::new().fallback(any(|headers: HeaderMap| async move {
        let header = headers[header::AUTHORIZATION].to_str().expect("text");
        let token = header.trim_start_matches("Bearer ");
        assert_eq!(token, TOKEN, "the token does go to the platform");
        let percent: String = url::form_urlencoded::byte_serialize(token.as_bytes()).collect();
        let text = format!(
            "{header} {percent} {} {} {}",
            general_purpose::STANDARD.encode(header),
            general_purpose::URL_SAFE.encode(token),
            token.replace('/', "\\/"),
        );
        let body = serde_json::json!({ "error": {
            "message": text, "error_user_title": text, "error_user_msg": text, "fbtrace_id": text, "code": 424_242
        } });
        (axum::http::StatusCode::BAD_REQUEST, [("x-echo", header.to_owned())], body.to_string())
    })))
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_nowhere_but_in_its_header() {
    let parrot = parrot().await;
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("goal.toml");
    let jwt = "[[workspace.jwt]]\nalgorithm = \"HS256\"\nsecret = \"HOST_JWT\"\n[[connection]]";
    fs::write(&path, config(&parrot.origin).replacen("[[connection]]", jwt, 1)).expect("written");
    let made = command().args(["keys", "add", "bot", "--config"]).arg(&path).output().expect("runs");
    let runtime_key = String::from_utf8_lossy(&made.stdout).trim().to_owned();
    // What stands before the second `_` is the key's id, and no secret.
    let secret_of_key = runtime_key.splitn(3, '_').nth(2).expect("a secret").to_owned();
    let program = Program::start(
        &path,
        &[
            ("GOAL_SECRET_META_SHOP", TOKEN),
            ("GOAL_SECRET_HOST_JWT", SHARED),
            ("GOAL_SIGN_IN_KEY", KEY),
            ("RUST_LOG", "trace"),
        ],
    );
    assert_eq!(program.key(), KEY);

    let client = client();
    let at = |path: &str| format!("{}{path}", program.origin());
    let signed_in = client.get(at(&format!("/sign-in?key={KEY}"))).send().await.expect("an answer");
    let cookie =
        signed_in.headers()["set-cookie"].to_str().expect("text").split(';').next().expect("a pair").to_owned();
    let session = cookie.split_once('=').expect("a value").1.to_owned();

    let mut answers = String::new();
    let request = client.post(at("/v1/events")).header("cookie", &cookie).header("origin", program.origin());
    let request = request.header("content-type", "application/json").body(send().to_string());
    answers += &request.send().await.expect("an answer").text().await.expect("a body");
    assert!(answers.contains("«token»") && answers.contains("424242"), "{answers}");
    let page = Signer::shared().bearer(&claims("shop", &["read"], 300));
    for (authorization, path) in [(format!("Bearer {runtime_key}"), "/v1/events"), (page.clone(), "/v1/goals")] {
        let body = json!({ "mode": "live", "goal": purchase(), "context": context() });
        let request =
            client.post(at(path)).header("authorization", authorization).header("content-type", "application/json");
        answers += &request.body(body.to_string()).send().await.expect("an answer").text().await.expect("a body");
    }
    let check =
        client.post(at("/v1/connections/wa/check")).header("cookie", &cookie).header("origin", program.origin());
    answers += &check.send().await.expect("an answer").text().await.expect("a body");
    for path in [
        "/v1/workspace",
        "/v1/connections",
        "/v1/deliveries",
        "/v1/statistics",
        "/v1/keys",
        "/v1/openapi.json",
        "/healthz",
        "/readyz",
        "/metrics",
        "/v1/none",
    ] {
        let response = client.get(at(path)).header("cookie", &cookie).send().await.expect("an answer");
        answers += &format!("{:?}", response.headers());
        answers += &response.text().await.expect("a body");
    }
    let signature = page.rsplit_once('.').expect("a signature").1;
    let secrets = [TOKEN, KEY, SHARED, &session, &secret_of_key, signature];
    for file in ["goal.sqlite", "goal.sqlite-wal", "goal.sqlite-shm"] {
        let bytes = fs::read(folder.path().join(file)).expect("the database and its side files");
        let text = String::from_utf8_lossy(&bytes);
        for secret in secrets {
            assert_absent(secret, file, &text);
        }
    }
    let (_, log) = program.stop();
    assert!(log.contains("TRACE"), "the log was to be talkative");
    for secret in secrets {
        assert_absent(secret, "an answer", &answers);
        assert_absent(secret, "the log", &log);
    }
}

/// What a panic prints is a log line too.
#[tokio::test]
async fn nothing_of_ours_prints_a_secret_even_when_it_panics() {
    use goal_proxy::{
        App, SignInKey,
        config::Config,
        secrets::{SecretName, Secrets},
    };

    let folder = TempDir::new().expect("a folder");
    let config = Config::parse(&folder.path().join("goal.toml"), &config("http://127.0.0.1:9")).expect("good");
    let secrets = Secrets::new([("GOAL_SECRET_META_SHOP".to_owned(), TOKEN.to_owned())], None);
    let found = secrets.find(&SecretName::new("META_SHOP").expect("a name"));
    let app = App::open(config, secrets.clone(), SignInKey::new(KEY).expect("good")).await.expect("opens");
    let panic = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| panic!("{app:?} {secrets:?} {found:?}")));
    let said = panic.expect_err("it panicked").downcast::<String>().expect("text");
    assert!(said.contains("META_SHOP"), "{said}");
    for secret in [TOKEN, KEY] {
        assert_absent(secret, "a panic", &said);
    }
}
