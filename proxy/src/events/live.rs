//! A goal that was really reached: frozen, written down, answered. Sending is the worker's.

use axum::http::StatusCode;
use goal_element::{
    domain::Diagnostic,
    payload::{self, Request, SkipReason},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    Answered, Key, Moment, Skipped,
    deliver::{frozen, not_connected, reached},
    json_of,
    kept::kept,
};
use crate::{
    app::App,
    config::Connection,
    connections,
    problem::Problem,
    store::{Arrived, Failed, Frozen, Keyed, Once, Outcome, Stands},
    workspace::{Versions, Workspace, versions},
};

/// How a live event was taken. It is on the disk.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TakenLive)]
pub(crate) struct Taken<'a> {
    mode: &'static str,
    /// `repeat`: what the goal counts once by had been counted before.
    reached: &'static str,
    events: Vec<Event<'a>>,
    skipped: Vec<Skipped>,
    #[schema(value_type = Vec<super::schema::Diagnostic>)]
    diagnostics: &'a [Diagnostic],
    versions: Versions,
}

/// Where it stands with a destination.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TakenEvent)]
struct Event<'a> {
    id: &'a str,
    #[schema(value_type = super::schema::Platform)]
    destination: &'a str,
    #[schema(value_type = super::schema::Stands)]
    outcome: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_id: Option<&'a str>,
}

/// Takes it: 202 once it is on the disk, and under `key` its answer with it.
pub(super) async fn take(
    app: &App,
    workspace: &Workspace,
    moment: Moment,
    key: Option<&Key>,
) -> Result<Answered, Problem> {
    let prepared = moment.prepare();
    let connections = app.connections(workspace).await?;
    let mut outcomes: Vec<Outcome> = prepared.skipped.iter().map(|it| Outcome::Skip(it.platform, it.reason)).collect();
    for request in &prepared.requests {
        outcomes.push(match freeze(app, &connections, &moment, request) {
            Some(frozen) => Outcome::Send(frozen),
            None => Outcome::Skip(request.platform, SkipReason::NotConnected),
        });
    }
    let mut reached = reached(workspace, &moment, outcomes);
    reached.value = payload::value(&moment.asked.goal, &moment.asked.context);
    reached.once = prepared.once.map(|_| prepared.event_id);
    let failed = |error: Failed| app.storage_failed(&error);
    let diagnostics = prepared.diagnostics;
    let answered = match key {
        None => {
            let arrived = app.writer().arrive(reached).await.map_err(failed)?;
            answer(&arrived, &diagnostics)
        }
        Some(key) => {
            let answer = move |arrived: &Arrived| (TAKEN.as_u16(), answer(arrived, &diagnostics).text);
            let keyed = Keyed::new(&key.text, &key.digest, app.now(), answer);
            match app.writer().arrive_once(reached, keyed).await.map_err(failed)? {
                Once::Now(text) => Answered::new(TAKEN, text),
                Once::Known(begun) => Answered::known(begun)?,
            }
        }
    };
    app.wake().notify_one();
    Ok(answered)
}

const TAKEN: StatusCode = StatusCode::ACCEPTED;

fn answer(arrived: &Arrived, diagnostics: &[Diagnostic]) -> Answered {
    Answered::new(TAKEN, json_of(&taken(arrived, diagnostics)))
}

/// The request as it will be sent; a token may still come.
fn freeze(app: &App, connections: &[Connection], moment: &Moment, request: &Request) -> Option<Frozen> {
    let connection = connections::find(connections, &request.connection)?;
    let kept = kept(&moment.asked.goal, &moment.asked.context, &connection.facts, request);
    Some(Frozen { moment: Some(kept), ..frozen(app, connection, request)? })
}

fn taken<'a>(arrived: &'a Arrived, diagnostics: &'a [Diagnostic]) -> Taken<'a> {
    let event = |stands: &'a Stands| Event {
        id: &stands.id,
        destination: &stands.destination,
        outcome: &stands.outcome,
        reason: stands.reason.as_deref(),
        event_id: stands.event_id.as_deref(),
    };
    Taken {
        mode: "live",
        reached: if arrived.is_first { "first" } else { "repeat" },
        events: arrived.events.iter().map(event).collect(),
        skipped: arrived.events.iter().filter_map(skipped).collect(),
        diagnostics,
        versions: versions(),
    }
}

fn skipped(stands: &Stands) -> Option<Skipped> {
    let platform = goal_element::domain::Platform::from_name(&stands.destination)?;
    let reason = stands.reason.clone()?;
    Some(Skipped { reason: reason.into(), ..not_connected(platform, None) })
}
