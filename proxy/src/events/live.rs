//! A goal that was really reached: frozen, written down, answered. Sending is the worker's.

use axum::http::StatusCode;
use goal_element::{
    domain::Diagnostic,
    payload::{self, Request, SkipReason},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    Moment, Skipped,
    deliver::{frozen, not_connected, reached},
    kept::kept,
};
use crate::{
    app::App,
    config::Connection,
    connections,
    problem::Problem,
    store::{Arrived, Frozen, Outcome, Stands},
    workspace::{Versions, Workspace, versions},
};

/// How a live event was taken. It is on the disk.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TakenLive)]
pub(crate) struct Taken {
    mode: &'static str,
    /// `repeat`: what the goal counts once by had been counted before.
    reached: &'static str,
    events: Vec<Event>,
    skipped: Vec<Skipped>,
    #[schema(value_type = Vec<super::schema::Diagnostic>)]
    diagnostics: Vec<Diagnostic>,
    versions: Versions,
}

/// Where it stands with a destination.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TakenEvent)]
struct Event {
    id: String,
    #[schema(value_type = super::schema::Platform)]
    destination: String,
    #[schema(value_type = super::schema::Stands)]
    outcome: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_id: Option<String>,
}

/// Takes it: 202 once it is on the disk.
pub(super) async fn take(app: &App, workspace: &Workspace, moment: Moment) -> Result<(StatusCode, Taken), Problem> {
    let prepared = moment.prepare();
    let connections = workspace.connections.all().await;
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
    let arrived = app.writer().arrive(reached).await.map_err(|error| app.storage_failed(&error))?;
    app.wake().notify_one();
    Ok((StatusCode::ACCEPTED, taken(arrived, prepared.diagnostics)))
}

/// The request as it will be sent; a token may still come.
fn freeze(app: &App, connections: &[Connection], moment: &Moment, request: &Request) -> Option<Frozen> {
    let connection = connections::find(connections, &request.connection)?;
    let kept = kept(&moment.asked.goal, &moment.asked.context, &connection.facts, request);
    Some(Frozen { moment: Some(kept), ..frozen(app, connection, request)? })
}

fn taken(arrived: Arrived, diagnostics: Vec<Diagnostic>) -> Taken {
    let skipped = arrived.events.iter().filter_map(skipped).collect();
    let event = |stands: Stands| Event {
        id: stands.id,
        destination: stands.destination,
        outcome: stands.outcome,
        reason: stands.reason,
        event_id: stands.event_id,
    };
    Taken {
        mode: "live",
        reached: if arrived.is_first { "first" } else { "repeat" },
        events: arrived.events.into_iter().map(event).collect(),
        skipped,
        diagnostics,
        versions: versions(),
    }
}

fn skipped(stands: &Stands) -> Option<Skipped> {
    let platform = goal_element::domain::Platform::from_name(&stands.destination)?;
    let reason = stands.reason.clone()?;
    Some(Skipped { reason: reason.into(), ..not_connected(platform, None) })
}
