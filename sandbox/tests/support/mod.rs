//! What the tests share: the world of `world.json`, the good requests of `bases.json`, and a way to send.

// Each test file takes what it needs.
#![allow(dead_code)]

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request};
use goal_sandbox::{Config, app};
use serde_json::Value;
use std::path::{Path, PathBuf};
use tower::ServiceExt;

pub(crate) const TOKEN: &str = "EAAshop0000000001";
pub(crate) const TIKTOK_TOKEN: &str = "7171shop00000000000000000000000000000001";

/// A file beside this folder.
pub(crate) fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

pub(crate) fn json(name: &str) -> Value {
    let text = std::fs::read_to_string(file(name)).unwrap_or_else(|e| panic!("{name}: {e}"));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"))
}

pub(crate) fn world() -> Config {
    Config::read(&file("world.json")).expect("the tests' world is well-formed")
}

pub(crate) fn sandbox() -> Router {
    app(world())
}

/// An answer; a body that broke off is an error.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: Result<String, String>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        let text = self.text.as_ref().expect("a whole body");
        serde_json::from_str(text).unwrap_or_else(|e| panic!("{e}: {text}"))
    }
}

pub(crate) async fn send(app: &Router, request: Request<Body>) -> Answer {
    let response = app.clone().oneshot(request).await.expect("the router answers");
    let (parts, body) = response.into_parts();
    let text = to_bytes(body, usize::MAX).await.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    Answer { status: parts.status.as_u16(), headers: parts.headers, text: text.map_err(|e| e.to_string()) }
}

pub(crate) async fn get(app: &Router, path: &str) -> Value {
    send(app, Request::get(path).body(Body::empty()).expect("a request")).await.json()
}

/// A good purchase, with the token in the header.
pub(crate) fn purchase() -> Request<Body> {
    let base = &json("bases.json")["whatsapp"];
    Request::post(format!("/v26.0/{}/events", base["dataset"].as_str().expect("an id")))
        .header("authorization", format!("Bearer {TOKEN}"))
        .header("content-type", "application/json")
        .body(Body::from(base["body"].to_string()))
        .expect("a request")
}

/// A call to the control side with a JSON body.
pub(crate) fn post(path: &str, body: &Value) -> Request<Body> {
    Request::post(path)
        .header("content-type", "application/json")
        .body(Body::from(body.to_string()))
        .expect("a request")
}
