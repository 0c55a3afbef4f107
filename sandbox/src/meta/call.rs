//! One call from outside: judged, answered, and kept in the list of calls.

use super::access;
use super::batch;
use super::event::Scene;
use super::reason::Reason;
use super::refusal::Refusal;
use super::request::Request;
use crate::faults::Fault;
use crate::received::{Call, Outcome, Target};
use crate::state::{Sandbox, Shared};
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// `/{version}/{dataset}/events`.
pub(crate) async fn events(
    State(sandbox): State<Shared>,
    Path((version, dataset)): Path<(String, String)>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    bytes: Bytes,
) -> Response {
    let request = Request::read(&uri, &headers, &bytes);
    let fault = sandbox.faults.next(Target::Meta);
    if let Some(fault) = &fault {
        tokio::time::sleep(fault.delay()).await;
    }
    if let Some(fault) = fault.filter(Fault::answers) {
        let answer = serde_json::from_str(fault.text()).unwrap_or_else(|_| Value::from(fault.text()));
        keep(&sandbox, &uri, &request, Outcome::Fault, fault.status(), answer);
        return fault.response();
    }
    let verdict = if method == Method::POST {
        judge(&sandbox, &version, &dataset, request.token.as_deref(), &request.body)
    } else {
        Err(Reason::NotVisible.into())
    };
    let (outcome, status, answer) = answer(&sandbox, verdict);
    keep(&sandbox, &uri, &request, outcome, Some(status.as_u16()), answer.clone());
    (status, Json(answer)).into_response()
}

/// Any address that Meta does not have.
pub(crate) async fn unknown_path(State(sandbox): State<Shared>) -> Response {
    let (_, status, answer) = answer(&sandbox, Err(Reason::UnknownPath.into()));
    (status, Json(answer)).into_response()
}

/// How many events are taken, or why none is.
fn judge(
    sandbox: &Sandbox,
    version: &str,
    dataset: &str,
    token: Option<&str>,
    body: &Result<serde_json::Map<String, Value>, Refusal>,
) -> Result<usize, Refusal> {
    let config = &sandbox.config;
    let (token, dataset) = access::open(config, version, dataset, token)?;
    let body = body.as_ref().map_err(Refusal::clone)?;
    let taken = batch::check(body, &Scene { config, dataset, now: config.now() })?;
    access::permit(token)?;
    Ok(taken)
}

fn answer(sandbox: &Sandbox, verdict: Result<usize, Refusal>) -> (Outcome, StatusCode, Value) {
    let trace = sandbox.trace();
    match verdict {
        Ok(taken) => {
            tracing::info!(target: "meta", events = taken, trace, "accepted");
            let body = json!({ "events_received": taken, "messages": [], "fbtrace_id": trace });
            (Outcome::Accepted, StatusCode::OK, body)
        }
        Err(refusal) => {
            let numbers = refusal.reason.numbers();
            tracing::info!(target: "meta", code = numbers.code, subcode = numbers.subcode, trace, "refused");
            let status = StatusCode::from_u16(numbers.status).unwrap_or(StatusCode::BAD_REQUEST);
            (Outcome::Refused, status, refusal.body(sandbox.config.language, &trace))
        }
    }
}

fn keep(sandbox: &Sandbox, uri: &Uri, request: &Request, outcome: Outcome, status: Option<u16>, answer: Value) {
    let config = &sandbox.config;
    let (body, text) = request.shown(config.tokens.iter().map(|token| token.value.clone()));
    let token = request.token.as_deref().and_then(|value| access::find_token(config, value));
    sandbox.received.add(Call {
        id: 0,
        at: config.now(),
        target: Target::Meta,
        // Without the query, which may hold the token.
        path: uri.path().to_owned(),
        outcome,
        token: token.map(|token| token.name.clone()),
        status,
        body,
        text,
        answer,
    });
}
