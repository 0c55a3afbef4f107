//! The goals library over the API.

mod read;

use axum::{
    Extension, Json,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderMap, HeaderName, StatusCode, header},
};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::{IntoParams, ToSchema};

use crate::{
    app::App,
    auth::Session,
    body::{self, Body, Text},
    problem::Problem,
    store::{KeptGoal, NewRevision, Saved, Use},
};

/// A goal of the library.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LibraryGoal)]
pub(crate) struct Item {
    id: String,
    name: String,
    revision: i64,
    updated_at: i64,
    used_by: Vec<User>,
    /// The goal's document, as it was saved.
    #[schema(value_type = Object)]
    goal: Box<RawValue>,
}

/// A bot that uses a goal.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GoalUser)]
pub(crate) struct User {
    bot: String,
    bot_name: String,
    /// In how many blocks.
    blocks: i64,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = LibraryGoals)]
pub(crate) struct Items {
    items: Vec<Item>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GoalRevision)]
pub(crate) struct Revision {
    revision: i64,
    at: i64,
    name: String,
    /// Who saved it, as the host names its users.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = GoalHistory)]
pub(crate) struct History {
    items: Vec<Revision>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Which {
    /// Only goals that this bot uses.
    bot: Option<String>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct At {
    /// Another revision than the newest.
    #[param(minimum = 1)]
    revision: Option<i64>,
}

/// Which goals a bot uses.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct Usage {
    #[schema(min_length = 1, max_length = 200)]
    bot: String,
    #[serde(default)]
    #[schema(max_length = 200)]
    bot_name: String,
    #[schema(max_items = 1000)]
    goals: Vec<UsedGoal>,
}

#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct UsedGoal {
    #[schema(min_length = 1, max_length = 200)]
    id: String,
    /// In how many blocks.
    #[schema(minimum = 1, maximum = 100_000)]
    #[serde(deserialize_with = "body::whole")]
    blocks: i64,
}

type Tagged = ([(HeaderName, String); 1], Json<Item>);

/// The library's goals, by name
#[utoipa::path(get, path = "/v1/goals", tag = "goals", params(Which), responses((status = 200, body = Items)))]
pub(crate) async fn list(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    which: Result<Query<Which>, QueryRejection>,
) -> Result<Json<Items>, Problem> {
    let Query(which) = which.map_err(|error| Problem::bad_query(error.body_text()))?;
    let failed = |error| app.storage_failed(&error);
    let mut uses = app.store().uses(&session.workspace).await.map_err(failed)?;
    let goals = app.store().goals(&session.workspace, which.bot.as_deref()).await.map_err(failed)?;
    let item = |goal: KeptGoal| {
        let users = uses.remove(&goal.id).unwrap_or_default();
        item(goal, users)
    };
    Ok(Json(Items { items: goals.into_iter().map(item).collect::<Result<_, _>>()? }))
}

/// Take a goal into the library, as revision 1
#[utoipa::path(
    post, path = "/v1/goals", tag = "goals", request_body = read::Document,
    responses((status = 201, body = Item, headers(("etag" = String, description = "The revision, quoted"))))
)]
pub(crate) async fn add(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Text(body): Text,
) -> Result<(StatusCode, Tagged), Problem> {
    let goal = read::goal(&body)?;
    let saved =
        app.store().add_goal(revision(&app, &session, &goal)).await.map_err(|error| app.storage_failed(&error))?;
    match saved {
        Saved::As(_) => Ok((StatusCode::CREATED, found(&app, &session, &goal.id, None).await?)),
        Saved::Not(_) | Saved::Unknown => Err(Problem::goal_exists(&goal.id)),
    }
}

/// A goal at its newest revision, or at another
#[utoipa::path(
    get, path = "/v1/goals/{id}", tag = "goals", params(("id" = String, Path), At),
    responses((status = 200, body = Item, headers(("etag" = String, description = "The revision, quoted"))))
)]
pub(crate) async fn show(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Path(id): Path<String>,
    at: Result<Query<At>, QueryRejection>,
) -> Result<Tagged, Problem> {
    let Query(at) = at.map_err(|error| Problem::bad_query(error.body_text()))?;
    found(&app, &session, &id, at.revision).await
}

/// Save a goal's next revision; every bot that uses it follows
#[utoipa::path(
    put, path = "/v1/goals/{id}", tag = "goals", request_body = read::Document,
    params(("id" = String, Path), ("if-match" = String, Header, description = "The revision that was changed, quoted")),
    responses((status = 200, body = Item, headers(("etag" = String, description = "The new revision, quoted"))))
)]
pub(crate) async fn save(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Path(id): Path<String>,
    headers: HeaderMap,
    Text(body): Text,
) -> Result<Tagged, Problem> {
    let expected = if_match(&headers)?;
    let goal = read::goal(&body)?;
    if goal.id != id {
        return Err(Problem::other_goal("/goal/goal/id"));
    }
    let saved = app.store().save_goal(revision(&app, &session, &goal), expected).await;
    match saved.map_err(|error| app.storage_failed(&error))? {
        Saved::As(_) => found(&app, &session, &id, None).await,
        Saved::Not(current) => Err(Problem::revision_conflict(current)),
        Saved::Unknown => Err(Problem::not_found()),
    }
}

/// A goal's revisions, the newest first
#[utoipa::path(
    get, path = "/v1/goals/{id}/history", tag = "goals", params(("id" = String, Path)),
    responses((status = 200, body = History))
)]
pub(crate) async fn history(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Path(id): Path<String>,
) -> Result<Json<History>, Problem> {
    let kept = app.store().revisions(&session.workspace, &id).await.map_err(|error| app.storage_failed(&error))?;
    if kept.is_empty() {
        return Err(Problem::not_found());
    }
    let items = kept.into_iter().map(|it| Revision { revision: it.revision, at: it.at, name: it.name, by: it.by_name });
    Ok(Json(History { items: items.collect() }))
}

/// Delete a goal that no bot uses
#[utoipa::path(
    delete, path = "/v1/goals/{id}", tag = "goals", params(("id" = String, Path)),
    responses((status = 204, description = "Deleted; its statistics stay"))
)]
pub(crate) async fn delete(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let deleted = app.store().delete_goal(&session.workspace, &id).await.map_err(|error| app.storage_failed(&error))?;
    match deleted {
        Ok(true) => Ok(StatusCode::NO_CONTENT),
        Ok(false) => Err(Problem::not_found()),
        Err(users) => {
            let name = |user: Use| if user.bot_name.is_empty() { user.bot } else { user.bot_name };
            Err(Problem::goal_in_use(users.into_iter().map(name).collect::<Vec<_>>()))
        }
    }
}

/// Tell which goals a bot uses; replaces what was told of it before
#[utoipa::path(
    post, path = "/v1/usage", tag = "goals", request_body = Usage,
    responses((status = 204, description = "Noted"))
)]
pub(crate) async fn usage(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Body(usage): Body<Usage>,
) -> Result<StatusCode, Problem> {
    read::usage(&usage)?;
    let goals: Vec<(String, i64)> = usage.goals.into_iter().map(|goal| (goal.id, goal.blocks)).collect();
    let done = app.store().replace_usage(&session.workspace, &usage.bot, &usage.bot_name, &goals).await;
    done.map_err(|error| app.storage_failed(&error))?;
    Ok(StatusCode::NO_CONTENT)
}

fn revision<'a>(app: &App, session: &'a Session, goal: &'a read::Read<'_>) -> NewRevision<'a> {
    NewRevision {
        workspace: &session.workspace,
        id: &goal.id,
        name: &goal.name,
        document: goal.document,
        by: session.name(),
        at: app.now(),
    }
}

async fn found(app: &App, session: &Session, id: &str, revision: Option<i64>) -> Result<Tagged, Problem> {
    let failed = |error| app.storage_failed(&error);
    let goal = app.store().goal(&session.workspace, id, revision).await.map_err(failed)?;
    let goal = goal.ok_or_else(Problem::not_found)?;
    let users = app.store().uses(&session.workspace).await.map_err(failed)?.remove(id).unwrap_or_default();
    let tag = format!("\"{}\"", goal.revision);
    Ok(([(header::ETAG, tag)], Json(item(goal, users)?)))
}

fn item(goal: KeptGoal, users: Vec<Use>) -> Result<Item, Problem> {
    let document = RawValue::from_string(goal.document).map_err(|error| {
        tracing::error!(%error, goal = goal.id, "a goal in the database is no JSON");
        Problem::storage()
    })?;
    let user = |it: Use| User { bot: it.bot, bot_name: it.bot_name, blocks: it.blocks };
    Ok(Item {
        id: goal.id,
        name: goal.name,
        revision: goal.revision,
        updated_at: goal.updated_at,
        used_by: users.into_iter().map(user).collect(),
        goal: document,
    })
}

/// `If-Match: "3"`; a weak tag says the same here.
fn if_match(headers: &HeaderMap) -> Result<i64, Problem> {
    let text = headers.get(header::IF_MATCH).and_then(|value| value.to_str().ok());
    let number = text.and_then(|text| text.trim().trim_start_matches("W/").trim_matches('"').parse().ok());
    number.ok_or_else(Problem::revision_needed)
}
