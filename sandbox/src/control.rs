//! The control side: what the sandbox received, trouble to order, and a sign of life. No platform has these paths.

use crate::faults::Fault;
use crate::state::Shared;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/healthz", get(health))
        .route("/sandbox/received", get(received).delete(forget))
        .route("/sandbox/faults", post(order).delete(calm))
}

async fn health() -> Json<Value> {
    Json(json!({ "status": "ok", "sandbox": true, "targets": ["meta"] }))
}

async fn received(State(sandbox): State<Shared>) -> Json<Value> {
    Json(json!({ "sandbox": true, "received": sandbox.received.newest_first() }))
}

async fn forget(State(sandbox): State<Shared>) -> Json<Value> {
    Json(json!({ "deleted": sandbox.received.clear() }))
}

async fn order(
    State(sandbox): State<Shared>,
    fault: Result<Json<Fault>, JsonRejection>,
) -> Result<Json<Value>, (StatusCode, Json<Value>)> {
    let refuse = |status, text: String| (status, Json(json!({ "error": text })));
    let Json(fault) = fault.map_err(|e| refuse(e.status(), e.body_text()))?;
    match fault.problem() {
        Some(problem) => Err(refuse(StatusCode::UNPROCESSABLE_ENTITY, problem)),
        None => Ok(Json(json!({ "queued": sandbox.faults.order(fault) }))),
    }
}

async fn calm(State(sandbox): State<Shared>) -> StatusCode {
    sandbox.faults.clear();
    StatusCode::NO_CONTENT
}
