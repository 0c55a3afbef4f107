//! People who entered a flow: what a rate is a rate of.

use axum::{Extension, Json, extract::State, http::StatusCode};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    app::App,
    auth::Session,
    body::{self, Body},
    clock,
    events::pseudonym,
    problem::Problem,
    store::Started,
};

/// Somebody entered a flow.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct FlowStart {
    #[schema(min_length = 1)]
    bot: String,
    #[schema(min_length = 1)]
    subscriber: String,
    /// Stable over the runtime's own retries.
    #[schema(min_length = 1)]
    happening_id: String,
    /// When, in seconds since 1970; now if it is not said.
    #[serde(default, deserialize_with = "body::whole_or_none")]
    at: Option<i64>,
}

/// Somebody entered a flow: tell it once per happening
#[utoipa::path(post, path = "/v1/flow-starts", tag = "events", request_body = FlowStart, responses((status = 202, body = Object)))]
pub(crate) async fn post(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Body(start): Body<FlowStart>,
) -> Result<(StatusCode, Json<serde_json::Value>), Problem> {
    if start.happening_id.is_empty() {
        return Err(Problem::no_happening_id());
    }
    let workspace = app.of(&session)?;
    let Some(person) = pseudonym(&workspace.salt, &start.subscriber) else {
        return Err(Problem::bad_context("/subscriber"));
    };
    if start.bot.is_empty() {
        return Err(Problem::bad_context("/bot"));
    }
    let now = app.now();
    let at = start.at.unwrap_or(now).min(now);
    let started = Started {
        workspace: session.workspace,
        bot: start.bot,
        person,
        // As for events: it may be an order's number or a name.
        happening: pseudonym(&workspace.salt, &start.happening_id).unwrap_or_default(),
        in_clear: start.happening_id,
        at,
        day: clock::date(at, &workspace.facts.time_zone),
    };
    app.store().flow_started(&started).await.map_err(|error| app.storage_failed(&error))?;
    Ok((StatusCode::ACCEPTED, Json(serde_json::json!({ "taken": true }))))
}
