//! A sandbox in which everything exists that a golden request needs.

use std::{collections::BTreeMap, fs, path::Path};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, header},
};
use goal_element::{
    domain::Platform,
    payload::answer::{Answer, Reply, read},
};
use goal_sandbox::{Config, Dataset, EventSource, SourceKind, Token};
use serde_json::Value;
use tower::ServiceExt;

/// The token that works.
pub(crate) const SHOWN: &str = "the-shop-s-token";

pub(crate) fn file(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All golden requests, by the file's name.
pub(crate) fn goldens() -> BTreeMap<String, Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden/requests");
    let files = fs::read_dir(folder).expect("the goldens").map(|entry| entry.expect("a file").path());
    let named = |path: std::path::PathBuf| {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let golden = file(&format!("../tests/golden/requests/{name}.json"));
        (name, golden)
    };
    files.map(named).collect()
}

pub(crate) fn text<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value[name].as_str().filter(|text| !text.is_empty())
}

/// A world in which everything that the golden's connections and referral name exists.
pub(crate) fn world(golden: &Value) -> Config {
    let context = &golden["context"];
    let mut config = Config { now: context["now"].as_i64(), ..Config::default() };
    config.tokens = vec![Token::new("shop", SHOWN)];
    config.clicks.extend(text(&context["referral"], "ctwa_clid").map(str::to_owned));
    for connection in context["connections"].as_array().into_iter().flatten() {
        if let Some(id) = text(connection, "dataset_id").map(|id| id.trim().to_owned()) {
            let owned = |name: &str| text(connection, name).unwrap_or_default().trim().to_owned();
            config.datasets.push(match text(connection, "channel") {
                Some("whatsapp") => {
                    Dataset::Waba { id, whatsapp_business_account_id: owned("whatsapp_business_account_id") }
                }
                Some("messenger") => Dataset::Page { id, page_id: owned("page_id") },
                Some("instagram") => Dataset::Instagram { id, ig_account_id: owned("ig_account_id") },
                _ => Dataset::Website { id },
            });
        }
        let sources = [
            ("pixel_code", SourceKind::Web),
            ("offline_event_set_id", SourceKind::Offline),
            ("crm_event_set_id", SourceKind::Crm),
        ];
        for (name, kind) in sources {
            config.event_sources.extend(text(connection, name).map(|id| EventSource { kind, id: id.to_owned() }));
        }
    }
    config
}

/// Sends a body to where a request goes.
pub(crate) async fn send(
    sandbox: &Router,
    platform: Platform,
    request: &Value,
    body: String,
    token: Option<&str>,
) -> (u16, Vec<u8>) {
    let url = request["url"].as_str().expect("an address");
    let path = url.splitn(4, '/').nth(3).expect("a path");
    let mut call = Request::post(format!("/{path}")).header(header::CONTENT_TYPE, "application/json");
    if let Some(token) = token {
        call = match platform {
            Platform::Meta => call.header(header::AUTHORIZATION, format!("Bearer {token}")),
            Platform::TikTok => call.header("access-token", token),
        };
    }
    call_it(sandbox, call.body(Body::from(body)).expect("a request")).await
}

pub(crate) async fn call_it(sandbox: &Router, call: Request<Body>) -> (u16, Vec<u8>) {
    let answer = sandbox.clone().oneshot(call).await.expect("an answer");
    let status = answer.status().as_u16();
    (status, to_bytes(answer.into_body(), usize::MAX).await.expect("a body").to_vec())
}

pub(crate) fn understood(platform: Platform, status: u16, body: &[u8]) -> Answer {
    read(platform, 1, Reply::Http { status, body, retry_after: None })
}
