//! One call from outside, whatever the platform: trouble first, then the verdict, then the books.

use crate::MAX_BODY;
use crate::faults::{self, Fault};
use crate::incoming::{Incoming, Shown};
use crate::received::{Call, Outcome, Target};
use crate::record::{Counting, Event};
use crate::state::Sandbox;
use axum::body::to_bytes;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// What a platform makes of a call.
pub(crate) struct Judged {
    pub(crate) outcome: Outcome,
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) answer: Value,
    /// The events that it takes; none if it refuses the call, or if the call was about something else.
    pub(crate) taken: Vec<(Event, Counting)>,
    /// The configured name of the token.
    pub(crate) token: Option<String>,
}

/// Answers a call in `target`'s place.
pub(crate) async fn answer(
    sandbox: &Sandbox,
    target: Target,
    request: Request,
    judge: impl FnOnce(&Incoming) -> Judged,
) -> Response {
    let (head, body) = request.into_parts();
    let fault = sandbox.faults.next(target);
    if fault.as_ref().is_some_and(Fault::leaves_the_body_unread) {
        keep(sandbox, target, &head.uri, Shown::default(), &Told::fault(None, Value::from("")));
        return faults::dropped();
    }
    let Ok(bytes) = to_bytes(body, MAX_BODY).await else {
        return (StatusCode::PAYLOAD_TOO_LARGE, "the body is longer than 8 MB, or it broke off").into_response();
    };
    let incoming = Incoming { method: head.method, uri: head.uri, headers: head.headers, bytes };
    let shown = incoming.shown(&sandbox.config);
    if let Some(fault) = fault.as_ref().filter(|fault| !fault.comes_after_the_verdict()) {
        tokio::time::sleep(fault.delay()).await;
        if fault.answers() {
            let answer = serde_json::from_str(fault.text()).unwrap_or_else(|_| Value::from(fault.text()));
            keep(sandbox, target, &incoming.uri, shown, &Told::fault(fault.status(), answer));
            return fault.response(fault.text().to_owned());
        }
    }
    let judged = record(sandbox, judge(&incoming));
    let text = judged.answer.to_string();
    let after = fault.filter(Fault::comes_after_the_verdict);
    let status = after.as_ref().map_or(Some(judged.status), |fault| fault.status_instead_of(judged.status));
    let told = Told { outcome: judged.outcome, status, answer: judged.answer, token: judged.token };
    keep(sandbox, target, &incoming.uri, shown, &told);
    match after {
        Some(fault) => {
            tokio::time::sleep(fault.delay()).await;
            fault.response_instead_of(judged.status, text)
        }
        None => response(judged.status, &judged.headers, text),
    }
}

/// Writes the taken events down before anybody is told; what cannot be written was not taken.
fn record(sandbox: &Sandbox, mut judged: Judged) -> Judged {
    match sandbox.record.add(std::mem::take(&mut judged.taken)) {
        Ok(()) => judged,
        Err(error) => {
            tracing::error!(%error, "the record cannot be written, so the events are not taken");
            Judged { outcome: Outcome::Fault, status: 500, answer: json!({}), ..judged }
        }
    }
}

fn response(status: u16, headers: &[(&'static str, String)], text: String) -> Response {
    let mut response = Response::new(text.into());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    response
}

/// What the caller was told.
struct Told {
    outcome: Outcome,
    status: Option<u16>,
    answer: Value,
    token: Option<String>,
}

impl Told {
    const fn fault(status: Option<u16>, answer: Value) -> Self {
        Self { outcome: Outcome::Fault, status, answer, token: None }
    }
}

fn keep(sandbox: &Sandbox, target: Target, uri: &Uri, shown: Shown, told: &Told) {
    sandbox.received.add(Call {
        id: 0,
        at: sandbox.now(),
        target,
        // Without the query, which may hold the token.
        path: uri.path().to_owned(),
        outcome: told.outcome,
        token: told.token.clone(),
        status: told.status,
        text: shown.text,
        fields: shown.fields,
        answer: told.answer.clone(),
    });
}
