//! The control side: what the sandbox received and accepted, trouble to order, its clock, and a sign of life. No platform
//! has these paths.

use crate::faults::Fault;
use crate::received::Call;
use crate::record::{Listed, Summary, Wanted};
use crate::state::Shared;
use axum::extract::rejection::{JsonRejection, QueryRejection};
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

type Refused = (StatusCode, Json<Value>);

pub(crate) fn routes() -> Router<Shared> {
    Router::new()
        .route("/healthz", get(health))
        .route("/sandbox/received", get(received).delete(forget))
        .route("/sandbox/events", get(events).delete(forget_events))
        .route("/sandbox/summary", get(summary))
        .route("/sandbox/faults", post(order).delete(calm))
        .route("/sandbox/clock", get(time).post(set_clock).delete(free_clock))
}

fn refuse(status: StatusCode, text: impl Into<String>) -> Refused {
    (status, Json(json!({ "error": text.into() })))
}

async fn health() -> Json<Value> {
    Json(json!({ "status": "ok", "sandbox": true, "targets": ["meta", "tiktok"] }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Latest {
    limit: Option<usize>,
}

async fn received(
    State(sandbox): State<Shared>,
    latest: Result<Query<Latest>, QueryRejection>,
) -> Result<Json<Value>, Refused> {
    let Query(latest) = latest.map_err(|e| refuse(e.status(), e.body_text()))?;
    let calls = sandbox.received.newest_first(latest.limit.unwrap_or(usize::MAX));
    let listed: Vec<Value> = calls.iter().map(Call::listed).collect();
    Ok(Json(json!({ "sandbox": true, "received": listed })))
}

async fn forget(State(sandbox): State<Shared>) -> Json<Value> {
    Json(json!({ "deleted": sandbox.received.clear() }))
}

async fn events(
    State(sandbox): State<Shared>,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Result<Json<Listed>, Refused> {
    let Query(wanted) = wanted.map_err(|e| refuse(e.status(), e.body_text()))?;
    Ok(Json(sandbox.record.list(&wanted)))
}

async fn summary(State(sandbox): State<Shared>) -> Json<Summary> {
    Json(sandbox.record.summary())
}

async fn forget_events(State(sandbox): State<Shared>) -> Json<Value> {
    Json(json!({ "deleted": sandbox.record.clear() }))
}

async fn order(
    State(sandbox): State<Shared>,
    fault: Result<Json<Fault>, JsonRejection>,
) -> Result<Json<Value>, Refused> {
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

/// `now`: stop at this Unix second; `ahead`: go, so many seconds ahead of the machine's clock.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "lowercase")]
enum Hands {
    Now(i64),
    Ahead(i64),
}

async fn time(State(sandbox): State<Shared>) -> Json<Value> {
    Json(json!({ "sandbox": true, "now": sandbox.now() }))
}

async fn set_clock(
    State(sandbox): State<Shared>,
    hands: Result<Json<Hands>, JsonRejection>,
) -> Result<Json<Value>, Refused> {
    let Json(hands) = hands.map_err(|e| refuse(e.status(), e.body_text()))?;
    match hands {
        Hands::Now(now) => sandbox.clock.stop(now),
        Hands::Ahead(seconds) => sandbox.clock.go(seconds),
    }
    Ok(time(State(sandbox)).await)
}

async fn free_clock(State(sandbox): State<Shared>) -> Json<Value> {
    sandbox.clock.go(0);
    time(State(sandbox)).await
}
