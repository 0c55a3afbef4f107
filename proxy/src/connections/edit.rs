//! Making, changing and deleting connections. A token never comes in: its name does.

use axum::{
    Extension, Json,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::StatusCode,
};
use goal_element::rules::holds_token;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{Listed, find, shown};
use crate::{
    app::App,
    auth::Session,
    body::Body,
    config::facts::{self, Unfit, Written},
    problem::Problem,
};

/// What a connection is; ids of accounts are text. What is left out is not known.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[schema(as = ConnectionFacts)]
#[serde(default)]
pub(crate) struct Facts {
    /// Its name, as people know it.
    #[schema(min_length = 1, max_length = 100, required = true)]
    name: String,
    /// `meta` or `tiktok`.
    #[schema(pattern = "^(meta|tiktok)$", required = true)]
    platform: String,
    /// `whatsapp`, `messenger` or `instagram`; left out: no chat.
    #[schema(pattern = "^(whatsapp|messenger|instagram)$")]
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<String>,
    /// `chat`, `system_generated` or `website`; left out: chosen for each event.
    #[schema(pattern = "^(chat|system_generated|website)$")]
    #[serde(skip_serializing_if = "Option::is_none")]
    action_source: Option<String>,
    #[schema(pattern = "^[0-9]{0,20}$")]
    #[serde(skip_serializing_if = "Option::is_none")]
    dataset_id: Option<String>,
    #[schema(pattern = "^[0-9]{0,20}$")]
    #[serde(skip_serializing_if = "Option::is_none")]
    whatsapp_business_account_id: Option<String>,
    #[schema(pattern = "^[0-9]{0,20}$")]
    #[serde(skip_serializing_if = "Option::is_none")]
    page_id: Option<String>,
    #[schema(pattern = "^[0-9]{0,20}$")]
    #[serde(skip_serializing_if = "Option::is_none")]
    ig_account_id: Option<String>,
    #[schema(pattern = "^([0-9A-Za-z]{20})?$")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pixel_code: Option<String>,
    #[schema(pattern = "^[0-9]{0,20}$")]
    #[serde(skip_serializing_if = "Option::is_none")]
    offline_event_set_id: Option<String>,
    #[schema(pattern = "^[0-9]{0,20}$")]
    #[serde(skip_serializing_if = "Option::is_none")]
    crm_event_set_id: Option<String>,
    #[schema(pattern = "^([A-Za-z]{2})?$")]
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<String>,
    #[schema(pattern = "^([A-Za-z]{2})?$")]
    #[serde(skip_serializing_if = "Option::is_none")]
    phone_country: Option<String>,
    limited_data_use: bool,
    /// Whether Meta may use its events to credit ads alone.
    opt_out: bool,
    /// Whether it leads to the sandbox.
    sandbox: bool,
    /// The NAME of its token, such as META_SHOP; never the token.
    #[schema(pattern = "^[A-Z0-9_]{1,64}$")]
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
}

/// A connection to be made.
#[derive(Debug, Deserialize, ToSchema)]
pub(crate) struct NewConnection {
    /// Its id, which blocks name it by.
    #[schema(pattern = "^[A-Za-z0-9_-]{1,64}$")]
    id: String,
    #[serde(flatten)]
    facts: Facts,
}

impl Facts {
    pub(super) fn written<'a>(&'a self, id: &'a str) -> Written<'a> {
        Written {
            id,
            name: &self.name,
            platform: &self.platform,
            channel: self.channel.as_deref(),
            action_source: self.action_source.as_deref(),
            dataset_id: self.dataset_id.as_deref(),
            whatsapp_business_account_id: self.whatsapp_business_account_id.as_deref(),
            page_id: self.page_id.as_deref(),
            ig_account_id: self.ig_account_id.as_deref(),
            pixel_code: self.pixel_code.as_deref(),
            offline_event_set_id: self.offline_event_set_id.as_deref(),
            crm_event_set_id: self.crm_event_set_id.as_deref(),
            country: self.country.as_deref(),
            phone_country: self.phone_country.as_deref(),
            limited_data_use: self.limited_data_use,
            opt_out: self.opt_out,
            token: self.token.as_deref(),
            sandbox: self.sandbox,
        }
    }
}

/// Make a connection
#[utoipa::path(
    post, path = "/v1/connections", tag = "connections", request_body = NewConnection,
    responses((status = 201, body = Listed))
)]
pub(crate) async fn add(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Body(new): Body<NewConnection>,
) -> Result<(StatusCode, Json<Listed>), Problem> {
    let workspace = app.of(&session)?;
    let connections = &workspace.connections;
    let connection = admit(&new.facts, &new.id, connections.has_sandbox())?;
    let taken = |it: &crate::config::Connection| it.facts.id == new.id || it.facts.name == connection.facts.name;
    connections.changed();
    if app.connections(workspace).await?.iter().any(taken) {
        return Err(Problem::connection_exists());
    }
    let added = app.store().add_connection(&session.workspace, &new.id, &json(&new.facts), app.now()).await;
    if !added.map_err(|error| app.storage_failed(&error))? {
        return Err(Problem::connection_exists());
    }
    connections.changed();
    shown(&app, &session, &new.id).await.map(|shown| (StatusCode::CREATED, shown))
}

/// Change a connection that was made over the API
#[utoipa::path(
    put, path = "/v1/connections/{id}", tag = "connections", request_body = Facts, params(("id" = String, Path)),
    responses((status = 200, body = Listed))
)]
pub(crate) async fn save(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Path(id): Path<String>,
    Body(facts): Body<Facts>,
) -> Result<Json<Listed>, Problem> {
    let workspace = app.of(&session)?;
    let connections = &workspace.connections;
    require_stored(connections, &id)?;
    let all = app.connections(workspace).await?;
    find(&all, &id).ok_or_else(Problem::not_found)?;
    let connection = admit(&facts, &id, connections.has_sandbox())?;
    if all.iter().any(|other| other.facts.id != id && other.facts.name == connection.facts.name) {
        return Err(Problem::connection_exists());
    }
    let saved = app.store().save_connection(&session.workspace, &id, &json(&facts), app.now()).await;
    if !saved.map_err(|error| app.storage_failed(&error))? {
        return Err(Problem::not_found());
    }
    connections.changed();
    shown(&app, &session, &id).await
}

/// What becomes of the events that wait for a connection to be deleted.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Waiting {
    /// `skip`: they are not sent, and are counted as `skipped: not-connected`. Left out, the connection stays while any wait.
    #[param(pattern = "^skip$")]
    waiting: Option<String>,
}

/// Delete a connection that was made over the API. While events wait for it, the answer says how many, and it is deleted
/// only with `waiting=skip`
#[utoipa::path(
    delete, path = "/v1/connections/{id}", tag = "connections", params(("id" = String, Path), Waiting),
    responses((status = 204, description = "Deleted"))
)]
pub(crate) async fn delete(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Path(id): Path<String>,
    asked: Result<Query<Waiting>, QueryRejection>,
) -> Result<StatusCode, Problem> {
    let Query(asked) = asked.map_err(|error| Problem::bad_query(error.body_text()))?;
    let workspace = app.of(&session)?;
    let connections = &workspace.connections;
    require_stored(connections, &id)?;
    find(&app.connections(workspace).await?, &id).ok_or_else(Problem::not_found)?;
    let failed = |error: sqlx::Error| app.storage_failed(&error);
    match asked.waiting.as_deref() {
        Some("skip") => {}
        Some(_) => return Err(Problem::bad_query("waiting must be skip")),
        None => match app.store().waiting(&session.workspace, &id).await.map_err(failed)? {
            0 => {}
            waiting => return Err(Problem::connection_awaited(waiting)),
        },
    }
    let deleted = app.store().delete_connection(&session.workspace, &id, app.now()).await;
    connections.changed();
    if !deleted.map_err(failed)? {
        return Err(Problem::not_found());
    }
    for gone in app.store().deleted_connections().await.map_err(failed)? {
        let is_it = gone.workspace == session.workspace && gone.id == id;
        while is_it && app.store().skip_deleted(&gone, app.now()).await.map_err(failed)? > 0 {}
    }
    Ok(StatusCode::NO_CONTENT)
}

fn require_stored(connections: &super::Connections, id: &str) -> Result<(), Problem> {
    if connections.is_of_file(id) { Err(Problem::connection_of_file()) } else { Ok(()) }
}

/// The connection if it fits. What looks like a token is refused wherever it stands, and not repeated.
fn admit(facts: &Facts, id: &str, has_sandbox: bool) -> Result<crate::config::Connection, Problem> {
    let written = facts.written(id);
    for (key, text) in [("/id", id), ("/name", written.name), ("/token", written.token.unwrap_or_default())] {
        if holds_token(text) {
            return Err(Problem::token_pasted(key));
        }
    }
    facts::connection(&written, has_sandbox).map_err(|Unfit { key, what }| {
        if key == "token" { Problem::token_pasted("/token") } else { Problem::unfit(format!("/{key}"), what) }
    })
}

fn json(facts: &Facts) -> String {
    serde_json::to_string(facts).expect("texts become JSON")
}
