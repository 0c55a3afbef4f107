//! A person's right to their data: erased, or handed out. They are found by the digest of the host's id for them.

use axum::{
    Extension, Json,
    extract::{Path, State},
};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{app::App, auth::Session, events::pseudonym, problem::Problem, store::Kept};

/// Most rows of each kind in an export.
const MOST: u32 = 10_000;
const NOTE: &str = "What Meta or TikTok already received is not deleted there.";

/// That it was done. It names nobody.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ErasureReceipt)]
pub(crate) struct Receipt {
    erased_at: i64,
    /// Events that waited and will not be sent.
    cancelled: u64,
    /// Deliveries whose requests and answers are gone.
    deliveries: u64,
    note: &'static str,
}

/// Erase a person
///
/// Cancels what waits; removes requests, answers, the ad and the link from goals to the person. Counts of days stay.
#[utoipa::path(delete, path = "/v1/subscribers/{id}", tag = "subscribers", params(("id" = String, Path)),
    responses((status = 200, body = Receipt)))]
pub(crate) async fn erase(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Path(id): Path<String>,
) -> Result<Json<Receipt>, Problem> {
    let person = pseudonym(&app.of(&session)?.salt, &id).ok_or_else(Problem::not_found)?;
    let erased = app.store().erase(&session.workspace, &person).await.map_err(|error| app.storage_failed(&error))?;
    let (cancelled, deliveries) = (erased.cancelled, erased.deliveries);
    Ok(Json(Receipt { erased_at: app.now(), cancelled, deliveries, note: NOTE }))
}

/// Everything that is kept of a person
#[utoipa::path(get, path = "/v1/subscribers/{id}/export", tag = "subscribers", params(("id" = String, Path)),
    responses((status = 200, body = Kept)))]
pub(crate) async fn export(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Path(id): Path<String>,
) -> Result<Json<Kept>, Problem> {
    let person = pseudonym(&app.of(&session)?.salt, &id).ok_or_else(Problem::not_found)?;
    let kept = app.store().kept(&session.workspace, &person, MOST).await;
    kept.map(Json).map_err(|error| app.storage_failed(&error))
}
