//! The journal: what was sent, what waits, and what came of it.

mod export;
mod rebuild;
mod retry;

use axum::{
    Extension, Json,
    extract::{Path, Query, State, rejection::QueryRejection},
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    app::App,
    auth::Session,
    problem::Problem,
    statistics::date,
    store::{Delivery, Filter},
};

pub(crate) use export::{__path_export, export};
pub(crate) use rebuild::{__path_rebuild, rebuild};
pub(crate) use retry::{__path_retry, retry};

const USUAL: u32 = 50;
const MOST: u32 = 500;

/// Which deliveries. What is not said does not matter.
#[derive(Debug, Default, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    goal: Option<String>,
    /// test or live
    mode: Option<String>,
    /// meta or tiktok
    destination: Option<String>,
    /// Skipped events, which have no request, are listed only when asked for
    outcome: Option<String>,
    /// Of what was skipped
    reason: Option<String>,
    bot: Option<String>,
    /// YYYY-MM-DD in the workspace's time zone
    day: Option<String>,
    /// The first day of a span, YYYY-MM-DD in the workspace's time zone
    #[param(format = Date)]
    from: Option<String>,
    /// The last day of it
    #[param(format = Date)]
    to: Option<String>,
    /// The id of the ad that brought the person
    ad: Option<String>,
    /// Of the page before; empty for the first page. Without it the answer is a bare list
    cursor: Option<String>,
    /// From 1 to 500
    #[param(minimum = 1, maximum = 500)]
    limit: Option<u32>,
}

impl Asked {
    /// What was asked, if it can be read.
    fn read(asked: Result<Query<Self>, QueryRejection>) -> Result<Self, Problem> {
        let Query(mut asked) = asked.map_err(|error| Problem::bad_query(error.body_text()))?;
        for (name, day) in [("from", &mut asked.from), ("to", &mut asked.to)] {
            // As days are written here, so that they compare.
            *day = day.take().map(|text| date(&text, name)).transpose()?.map(|date| date.to_string());
        }
        Ok(asked)
    }

    fn filter(&self, limit: u32) -> Filter<'_> {
        Filter {
            goal: self.goal.as_deref(),
            mode: self.mode.as_deref(),
            destination: self.destination.as_deref(),
            outcome: self.outcome.as_deref(),
            reason: self.reason.as_deref(),
            bot: self.bot.as_deref(),
            day: self.day.as_deref(),
            from: self.from.as_deref(),
            to: self.to.as_deref(),
            ad: self.ad.as_deref(),
            before: self.cursor.as_deref().filter(|cursor| !cursor.is_empty()),
            limit,
            ..Filter::default()
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
#[schema(as = Deliveries)]
pub(crate) enum Listed {
    All(Vec<Delivery>),
    Page {
        items: Vec<Delivery>,
        /// Where the next page begins; absent on the last one.
        #[serde(skip_serializing_if = "Option::is_none")]
        next: Option<String>,
    },
}

/// The journal: requests and their answers, newest first
#[utoipa::path(get, path = "/v1/deliveries", tag = "deliveries", params(Asked), responses((status = 200, body = Listed)))]
pub(crate) async fn list(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Listed>, Problem> {
    let asked = Asked::read(asked)?;
    let limit = asked.limit.unwrap_or(USUAL);
    if !(1..=MOST).contains(&limit) {
        return Err(Problem::bad_query(format!("limit must be from 1 to {MOST}")));
    }
    let items = app.store().deliveries(&session.workspace, asked.filter(limit)).await;
    let items = items.map_err(|error| app.storage_failed(&error))?;
    Ok(Json(if asked.cursor.is_some() {
        let next = items.last().filter(|_| items.len() == limit as usize).map(|last| last.id().to_owned());
        Listed::Page { items, next }
    } else {
        Listed::All(items)
    }))
}

/// One delivery
#[utoipa::path(get, path = "/v1/deliveries/{id}", tag = "deliveries", params(("id" = String, Path)),
    responses((status = 200, body = Delivery)))]
pub(crate) async fn show(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Path(id): Path<String>,
) -> Result<Json<Delivery>, Problem> {
    one(&app, &session, id).await.map(Json)
}

async fn one(app: &App, session: &Session, id: String) -> Result<Delivery, Problem> {
    let ids = [id];
    let filter = Filter { ids: Some(&ids), limit: 1, ..Filter::default() };
    let found = app.store().deliveries(&session.workspace, filter).await;
    found.map_err(|error| app.storage_failed(&error))?.pop().ok_or_else(Problem::not_found)
}
