//! One call to the Business API, and the answer.

use super::access;
use super::batch::{self, Batch};
use super::reason::{Reason, Refusal};
use crate::call::{self, Judged};
use crate::incoming::Incoming;
use crate::limits::Reached;
use crate::received::{Outcome, Target};
use crate::record::{Counting, Event};
use crate::state::{Sandbox, Shared};
use axum::extract::State;
use axum::http::Method;
use axum::response::Response;
use serde_json::json;

/// Everything below `/open_api`.
pub(crate) async fn any(State(sandbox): State<Shared>, request: axum::extract::Request) -> Response {
    call::answer(&sandbox, Target::TikTok, request, |incoming| judge(&sandbox, incoming)).await
}

fn judge(sandbox: &Sandbox, incoming: &Incoming) -> Judged {
    let shown = incoming.header("access-token").filter(|token| !token.trim().is_empty());
    let token = shown.and_then(|value| sandbox.config.token(value)).map(|token| token.name.clone());
    let verdict = match sandbox.limits.count(Target::TikTok) {
        Ok(()) => route(incoming).and_then(|()| events(sandbox, incoming, shown)),
        Err(Reached { retry_after }) => {
            let mut judged = answer(sandbox, Err(Reason::TooFrequent.into()), token);
            judged.headers.extend(retry_after.map(|seconds| ("retry-after", seconds.to_string())));
            return judged;
        }
    };
    answer(sandbox, verdict, token)
}

fn answer(sandbox: &Sandbox, verdict: Result<Vec<(Event, Counting)>, Refusal>, token: Option<String>) -> Judged {
    let trace = sandbox.trace();
    let (outcome, code, message, taken) = match verdict {
        Ok(taken) => (Outcome::Accepted, 0, "OK".to_owned(), taken),
        Err(refusal) => (Outcome::Refused, refusal.reason.code(), refusal.message(), Vec::new()),
    };
    tracing::info!(target: "tiktok", code, events = taken.len(), trace, "answered");
    let answer = json!({ "code": code, "message": message, "request_id": trace, "data": {} });
    // Support may ask for the id of the log line instead.
    let headers = vec![("x-tt-logid", trace)];
    Judged { outcome, status: 200, headers, answer, taken, token }
}

/// The one address: its version, its last slash, its method.
fn route(incoming: &Incoming) -> Result<(), Refusal> {
    let path = incoming.uri.path();
    let rest = path.strip_prefix("/open_api/").and_then(|rest| rest.split_once('/'));
    match rest {
        Some(("v1.3", "event/track/")) if incoming.method == Method::POST => Ok(()),
        Some((version, "event/track/")) if version != "v1.3" => Err(Reason::Version.into()),
        _ => Err(Reason::Route.into()),
    }
}

fn events(sandbox: &Sandbox, incoming: &Incoming, shown: Option<&str>) -> Result<Vec<(Event, Counting)>, Refusal> {
    let now = sandbox.now();
    let token = access::token(&sandbox.config, shown, now)?;
    let body = incoming.object().ok_or(Reason::NotJson)?;
    let Batch { source, events, test } =
        batch::check(&body, now, |kind, id| access::source(&sandbox.config, token, kind, id))?;
    let recorded = |event: super::event::Good| event.recorded(now, source.kind, &source.id, &token.name, test);
    Ok(events.into_iter().map(recorded).collect())
}
