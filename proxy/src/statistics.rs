//! `GET /v1/statistics`: how often goals were reached and what became of it.

use axum::{
    Extension, Json,
    extract::{Query, State, rejection::QueryRejection},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use crate::{app::App, auth::Session, problem::Problem, store::Tally};

#[derive(Deserialize)]
pub(crate) struct Asked {
    goal: Option<String>,
}

/// All goals' figures as a list, or those of the goal that was asked for; a goal never reached has zeros.
pub(crate) async fn show(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Response, Problem> {
    let Query(asked) = asked.map_err(|error| Problem::bad_query(error.body_text()))?;
    let tallies = app.store().tallies(&session.workspace, asked.goal.as_deref()).await;
    let tallies = tallies.map_err(|error| app.storage_failed(&error))?;
    Ok(match asked.goal {
        None => Json(tallies).into_response(),
        Some(goal) => {
            Json(tallies.into_iter().next().unwrap_or_else(|| Tally { goal, ..Tally::default() })).into_response()
        }
    })
}
