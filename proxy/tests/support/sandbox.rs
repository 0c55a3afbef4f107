//! The sandbox, or anything else in the platform's place, behind a real socket.

use std::collections::BTreeMap;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use serde_json::Value;
use tokio::{net::TcpListener, task::JoinHandle};
use tower::ServiceExt;

use super::TOKEN;

/// The sandbox, listening.
pub(crate) struct Sandbox {
    pub(crate) origin: String,
    router: Router,
    server: JoinHandle<()>,
}

impl Sandbox {
    pub(crate) async fn start() -> Self {
        Self::serve(goal_sandbox::app(goal_sandbox::Config::demo(TOKEN))).await
    }

    /// Any router in the platform's place.
    pub(crate) async fn serve(router: Router) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let origin = format!("http://{}", listener.local_addr().expect("an address"));
        let served = router.clone();
        let server = tokio::spawn(async move { axum::serve(listener, served).await.expect("serves") });
        Self { origin, router, server }
    }

    /// Orders trouble for the next calls.
    pub(crate) async fn fault(&self, fault: Value) {
        let request = Request::post("/sandbox/faults")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(fault.to_string()))
            .expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        assert_eq!(response.status(), StatusCode::OK);
    }

    /// Sets its clock.
    pub(crate) async fn at(&self, now: i64) {
        self.control("POST", "/sandbox/clock", &serde_json::json!({ "now": now }).to_string()).await;
    }

    /// Ends all trouble.
    pub(crate) async fn calm(&self) {
        self.control("DELETE", "/sandbox/faults", "").await;
    }

    /// How many requests came.
    pub(crate) async fn calls(&self) -> usize {
        self.received().await.len()
    }

    /// The ids of events that it accepted, and how often each came.
    pub(crate) async fn accepted(&self) -> BTreeMap<String, usize> {
        let (mut ids, mut after) = (BTreeMap::new(), 0);
        loop {
            let list = self.control("GET", &format!("/sandbox/events?limit=10000&after={after}"), "").await;
            for event in list["events"].as_array().unwrap_or_else(|| panic!("{list:#}")) {
                *ids.entry(event["event_id"].as_str().expect("an id").to_owned()).or_default() += 1;
            }
            match list["next"].as_u64() {
                Some(next) => after = next,
                None => return ids,
            }
        }
    }

    /// What it received, newest first.
    pub(crate) async fn received(&self) -> Vec<Value> {
        self.control("GET", "/sandbox/received", "").await["received"].as_array().expect("a list").clone()
    }

    async fn control(&self, method: &str, path: &str, body: &str) -> Value {
        let request = Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, "application/json");
        let request = request.body(Body::from(body.to_owned())).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        assert!(response.status().is_success(), "{method} {path}: {}", response.status());
        let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
        serde_json::from_slice(&bytes).unwrap_or_default()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.server.abort();
    }
}
