//! One call to the Graph API: which of its addresses was meant, and the answer.

use super::batch::{self, Batch};
use super::event::Scene;
use super::lookup;
use super::reason::Reason;
use super::refusal::Refusal;
use super::request::Request;
use super::{access, event};
use crate::call::{self, Judged};
use crate::config::{Dataset, Token};
use crate::incoming::Incoming;
use crate::limits::Reached;
use crate::received::{Outcome, Target};
use crate::record::{Counting, Event};
use crate::state::{Sandbox, Shared};
use axum::extract::State;
use axum::http::Method;
use axum::response::Response;
use serde_json::{Value, json};

/// Every address that is not the control side's or another platform's.
pub(crate) async fn any(State(sandbox): State<Shared>, request: axum::extract::Request) -> Response {
    call::answer(&sandbox, Target::Meta, request, |incoming| judge(&sandbox, incoming)).await
}

/// What a call is answered with when nothing is wrong.
pub(crate) struct Taken {
    pub(crate) answer: Value,
    pub(crate) events: Vec<(Event, Counting)>,
}

impl From<Value> for Taken {
    fn from(answer: Value) -> Self {
        Self { answer, events: Vec::new() }
    }
}

fn judge(sandbox: &Sandbox, incoming: &Incoming) -> Judged {
    let trace = sandbox.trace();
    let request = Request::read(incoming);
    let token = request.token.as_deref().and_then(|value| sandbox.config.token(value));
    let name = token.map(|token| token.name.clone());
    let verdict = match sandbox.limits.count(Target::Meta) {
        Ok(()) => route(sandbox, incoming, &request, &trace),
        Err(reached) => return limited(sandbox, reached, &trace, name),
    };
    match verdict {
        Ok(taken) => {
            tracing::info!(target: "meta", events = taken.events.len(), trace, "accepted");
            let Taken { answer, events } = taken;
            Judged { outcome: Outcome::Accepted, status: 200, headers: Vec::new(), answer, taken: events, token: name }
        }
        Err(refusal) => refused(sandbox, &refusal, &trace, name),
    }
}

fn refused(sandbox: &Sandbox, refusal: &Refusal, trace: &str, token: Option<String>) -> Judged {
    let numbers = refusal.reason.numbers();
    tracing::info!(target: "meta", code = numbers.code, subcode = numbers.subcode, trace, "refused");
    let answer = refusal.body(sandbox.config.language, trace);
    let (outcome, status) = (Outcome::Refused, numbers.status);
    Judged { outcome, status, headers: Vec::new(), answer, taken: Vec::new(), token }
}

/// The usage headers are what a sender may read to slow down in time.
fn limited(sandbox: &Sandbox, reached: Reached, trace: &str, token: Option<String>) -> Judged {
    let mut judged = refused(sandbox, &Reason::RateLimit.into(), trace, token);
    let usage = json!({ "call_count": 100, "total_time": 25, "total_cputime": 25 });
    judged.headers.push(("x-app-usage", usage.to_string()));
    judged.headers.extend(reached.retry_after.map(|seconds| ("retry-after", seconds.to_string())));
    judged
}

fn route(sandbox: &Sandbox, incoming: &Incoming, request: &Request, trace: &str) -> Result<Taken, Refusal> {
    let path = incoming.uri.path().trim_start_matches('/');
    let parts: Vec<&str> = path.split('/').collect();
    let [version, rest @ ..] = parts.as_slice() else {
        return Err(Reason::UnknownPath.into());
    };
    access::check_version(version)?;
    match rest {
        ["debug_token"] => {
            let token = access::token(sandbox, request.token.as_deref())?;
            Ok(lookup::token(sandbox, token, incoming.query("input_token").as_deref()).into())
        }
        [id, "events"] => {
            let token = access::token(sandbox, request.token.as_deref())?;
            let dataset = access::dataset(sandbox, token, id)?;
            if incoming.method != Method::POST {
                return Err(Reason::NotVisible.into());
            }
            events(sandbox, token, &dataset, request, trace)
        }
        [id, "dataset"] => {
            let token = access::token(sandbox, request.token.as_deref())?;
            lookup::dataset_of(sandbox, token, id, incoming.method == Method::POST).map(Taken::from)
        }
        [id] => {
            let token = access::token(sandbox, request.token.as_deref())?;
            lookup::object(sandbox, token, id, incoming.query("fields").as_deref()).map(Taken::from)
        }
        _ => Err(Reason::UnknownPath.into()),
    }
}

fn events(
    sandbox: &Sandbox,
    token: &Token,
    dataset: &Dataset,
    request: &Request,
    trace: &str,
) -> Result<Taken, Refusal> {
    let body = request.body.as_ref().map_err(Refusal::clone)?;
    let now = sandbox.now();
    let Batch { events, test } = batch::check(body, &Scene { config: &sandbox.config, dataset, now })?;
    for event in &events {
        access::permit(token, event.channel.as_deref())?;
    }
    let answer = json!({ "events_received": events.len(), "messages": [], "fbtrace_id": trace });
    let recorded = |event: event::Good| event.recorded(now, dataset.id(), &token.name, test);
    Ok(Taken { answer, events: events.into_iter().map(recorded).collect() })
}
