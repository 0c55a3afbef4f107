//! The journal.

use axum::{
    Extension, Json,
    extract::{Query, State, rejection::QueryRejection},
};
use serde::Deserialize;
use utoipa::IntoParams;

use crate::{
    app::App,
    auth::Session,
    problem::Problem,
    store::{Delivery, Filter},
};

const USUAL: u32 = 50;
const MOST: u32 = 500;

#[derive(Deserialize, IntoParams)]
pub(crate) struct Asked {
    goal: Option<String>,
    limit: Option<u32>,
}

/// The journal: requests and their answers, newest first
#[utoipa::path(get, path = "/v1/deliveries", tag = "deliveries", params(Asked), responses((status = 200, body = [Delivery])))]
pub(crate) async fn list(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Vec<Delivery>>, Problem> {
    let Query(asked) = asked.map_err(|error| Problem::bad_query(error.body_text()))?;
    let limit = asked.limit.unwrap_or(USUAL);
    if !(1..=MOST).contains(&limit) {
        return Err(Problem::bad_query(format!("limit must be from 1 to {MOST}")));
    }
    let filter = Filter { goal: asked.goal.as_deref(), limit, ..Filter::default() };
    app.store().deliveries(&session.workspace, filter).await.map(Json).map_err(|error| app.storage_failed(&error))
}
