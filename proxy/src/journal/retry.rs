//! Sending again what somebody has looked at: the same bytes, once more.

use axum::{
    Extension, Json,
    extract::{Path, State},
    http::StatusCode,
};

use super::one;
use crate::{
    app::App,
    auth::Session,
    problem::Problem,
    store::{Again, Delivery},
};

/// Send it again: the request as it was frozen, while the platform still takes it
///
/// For what was refused, is unknown, parked or expired by a wrong clock. What is unknown may then count twice.
#[utoipa::path(post, path = "/v1/deliveries/{id}/retry", tag = "deliveries", params(("id" = String, Path)),
    responses((status = 202, body = Delivery)))]
pub(crate) async fn retry(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Path(id): Path<String>,
) -> Result<(StatusCode, Json<Delivery>), Problem> {
    let again = app.store().send_again(&session.workspace, &id, app.now()).await;
    told(&app, again.map_err(|error| app.storage_failed(&error))?)?;
    Ok((StatusCode::ACCEPTED, Json(one(&app, &session, id).await?)))
}

/// Wakes whoever sends, or says why nothing will be sent.
pub(super) fn told(app: &App, again: Again) -> Result<(), Problem> {
    match again {
        Again::Waits => {
            app.wake().notify_one();
            Ok(())
        }
        Again::Unknown => Err(Problem::not_found()),
        Again::TooLate => Err(Problem::too_late()),
        Again::Not(outcome) => Err(Problem::not_retryable(outcome)),
    }
}
