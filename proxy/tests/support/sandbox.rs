//! The sandbox, or anything else in the platform's place, behind a real socket.

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

    /// What it received, newest first.
    pub(crate) async fn received(&self) -> Vec<Value> {
        let request = Request::get("/sandbox/received").body(Body::empty()).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let bytes = to_bytes(response.into_body(), usize::MAX).await.expect("a body");
        let list: Value = serde_json::from_slice(&bytes).expect("JSON");
        list["received"].as_array().expect("a list").clone()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.server.abort();
    }
}
