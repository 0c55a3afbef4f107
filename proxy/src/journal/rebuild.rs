//! Building a request anew by another revision of its goal: for what a platform refused because of the goal.

use axum::{
    Extension, Json,
    extract::{Path, State},
    http::StatusCode,
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{one, retry::told};
use crate::{
    app::App,
    auth::Session,
    body::{self, Body},
    events,
    problem::Problem,
    store::{Delivery, Rebuilding},
};

#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = RebuildRequest)]
pub(crate) struct Wanted {
    /// Of the event's goal in the library, as its history lists them.
    #[schema(minimum = 1, maximum = 9_007_199_254_740_991_i64)]
    #[serde(deserialize_with = "body::whole")]
    revision: i64,
}

/// Build the request anew by another revision of the goal, and send it
///
/// For what was refused, is unknown, parked or waits, while the platform still takes it. The event keeps its `event_id` and the time at which it
/// happened; connections are those of now, exchange rates those of its day. What stood in its place stays in the journal, as
/// `rebuilt`. What is unknown may then count twice.
#[utoipa::path(post, path = "/v1/deliveries/{id}/rebuild", tag = "deliveries", params(("id" = String, Path)),
    request_body = Wanted, responses((status = 202, body = Delivery)))]
pub(crate) async fn rebuild(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Path(id): Path<String>,
    Body(Wanted { revision }): Body<Wanted>,
) -> Result<(StatusCode, Json<Delivery>), Problem> {
    let failed = |error| app.storage_failed(&error);
    let workspace = app.of(&session)?;
    let kept = app.store().kept_moment(&session.workspace, &id).await.map_err(failed)?;
    let kept = kept.ok_or_else(Problem::not_found)?;
    if !kept.may_wait() {
        return Err(Problem::not_retryable(kept.outcome));
    }
    let goal = app.store().goal(&session.workspace, &kept.goal, Some(revision)).await.map_err(failed)?;
    let goal = goal.ok_or_else(|| Problem::unknown_revision(&kept.goal, revision))?;
    let frozen = events::rebuilt(&app, workspace, &kept, &goal.document).await?;
    let with = Rebuilding { revision, by: session.name(), now: app.now() };
    let again = app.store().rebuild(&session.workspace, &id, &frozen, with).await.map_err(failed)?;
    told(&app, again)?;
    Ok((StatusCode::ACCEPTED, Json(one(&app, &session, id).await?)))
}
