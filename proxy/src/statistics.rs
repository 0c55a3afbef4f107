//! `GET /v1/statistics`: how often goals were reached and what became of it.

use axum::{
    Extension, Json,
    extract::{Query, State, rejection::QueryRejection},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{app::App, auth::Session, problem::Problem, store::Tally};

#[derive(Deserialize, IntoParams)]
pub(crate) struct Asked {
    goal: Option<String>,
}

#[derive(Serialize, ToSchema)]
#[serde(untagged)]
#[schema(as = Statistics)]
pub(crate) enum Shown {
    All(Vec<Tally>),
    One(Tally),
}

/// How often goals were reached and what became of it
///
/// All goals' figures as a list, or those of the goal that was asked for; a goal never reached has zeros.
#[utoipa::path(get, path = "/v1/statistics", tag = "statistics", params(Asked), responses((status = 200, body = Shown)))]
pub(crate) async fn show(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Shown>, Problem> {
    let Query(asked) = asked.map_err(|error| Problem::bad_query(error.body_text()))?;
    let tallies = app.store().tallies(&session.workspace, asked.goal.as_deref()).await;
    let tallies = tallies.map_err(|error| app.storage_failed(&error))?;
    Ok(Json(match asked.goal {
        None => Shown::All(tallies),
        Some(goal) => Shown::One(tallies.into_iter().next().unwrap_or_else(|| Tally { goal, ..Tally::default() })),
    }))
}
