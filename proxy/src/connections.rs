//! The workspace's connections: looked up, listed, changed; their tokens are told by name and presence alone.

pub(crate) mod ask;
pub(crate) mod edit;
mod known;
mod state;

use axum::{
    Extension, Json,
    extract::{Path, State},
};
use goal_element::domain::{
    self,
    surroundings::{ActionSource, Channel},
};
use serde::Serialize;
use utoipa::ToSchema;

pub(crate) use known::Connections;

use state::{States, Stopped, Waiting};

use crate::{
    app::App,
    auth::Session,
    config::Connection,
    problem::Problem,
    secrets::{Secret, SecretName, Secrets},
};

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Connection)]
pub(crate) struct Listed {
    id: String,
    name: String,
    platform: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    action_source: Option<&'static str>,
    #[serde(skip_serializing_if = "String::is_empty")]
    dataset_id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    whatsapp_business_account_id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    page_id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    ig_account_id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pixel_code: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    offline_event_set_id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    crm_event_set_id: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    country: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    phone_country: String,
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    limited_data_use: bool,
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    opt_out: bool,
    sandbox: bool,
    /// `file`: it stands in the configuration and is changed there. `store`: it was made over the API.
    origin: &'static str,
    /// The name of its token.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
    has_token: bool,
    /// The name of the token that the administrator must add, while it is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    missing_token: Option<String>,
    /// Why nothing is sent through it, while that is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    stopped: Option<Stopped>,
    /// What waits for it, while something does.
    #[serde(skip_serializing_if = "Option::is_none")]
    waiting: Option<Waiting>,
}

/// The workspace's connections
#[utoipa::path(get, path = "/v1/connections", tag = "connections", responses((status = 200, body = [Listed])))]
pub(crate) async fn list(
    State(app): State<App>,
    Extension(session): Extension<Session>,
) -> Result<Json<Vec<Listed>>, Problem> {
    let connections = app.connections(app.of(&session)?).await?;
    let states = States::of(&app, &session.workspace).await?;
    Ok(Json(connections.iter().map(|connection| listed(connection, app.secrets(), &states)).collect()))
}

/// A connection
#[utoipa::path(
    get, path = "/v1/connections/{id}", tag = "connections", params(("id" = String, Path)),
    responses((status = 200, body = Listed))
)]
pub(crate) async fn show(
    State(app): State<App>,
    Extension(session): Extension<Session>,
    Path(id): Path<String>,
) -> Result<Json<Listed>, Problem> {
    shown(&app, &session, &id).await
}

async fn shown(app: &App, session: &Session, id: &str) -> Result<Json<Listed>, Problem> {
    let connections = app.connections(app.of(session)?).await?;
    let found = find(&connections, id).ok_or_else(Problem::not_found)?;
    let states = States::of(app, &session.workspace).await?;
    Ok(Json(listed(found, app.secrets(), &states)))
}

/// What the core may know of them.
pub(crate) fn facts(connections: &[Connection]) -> Vec<domain::Connection> {
    connections.iter().map(|connection| connection.facts.clone()).collect()
}

/// The connection of that id.
pub(crate) fn find<'a>(connections: &'a [Connection], id: &str) -> Option<&'a Connection> {
    connections.iter().find(|connection| connection.facts.id == id)
}

/// The connection's token, or the name of the one that is missing.
pub(crate) fn token(connection: &Connection, secrets: &Secrets) -> Result<Secret, Option<SecretName>> {
    let name = connection.token.as_ref().ok_or(None)?;
    secrets.find(name).ok_or_else(|| Some(name.clone()))
}

/// Every token there is now, so that none of them is shown whoever repeats it.
pub(crate) fn tokens(connections: &[Connection], secrets: &Secrets) -> Vec<Secret> {
    connections.iter().filter_map(|connection| token(connection, secrets).ok()).collect()
}

fn listed(connection: &Connection, secrets: &Secrets, states: &States) -> Listed {
    let (stopped, waiting) = (states.stopped(connection), states.waiting(connection));
    let facts = connection.facts.clone();
    let token = token(connection, secrets);
    Listed {
        id: facts.id,
        name: facts.name,
        platform: facts.platform.name(),
        channel: facts.channel.map(Channel::name),
        action_source: facts.action_source.map(ActionSource::name),
        dataset_id: facts.dataset_id,
        whatsapp_business_account_id: facts.whatsapp_business_account_id,
        page_id: facts.page_id,
        ig_account_id: facts.ig_account_id,
        pixel_code: facts.pixel_code,
        offline_event_set_id: facts.offline_event_set_id,
        crm_event_set_id: facts.crm_event_set_id,
        country: facts.country,
        phone_country: facts.phone_country,
        limited_data_use: facts.limited_data_use,
        opt_out: facts.opt_out,
        sandbox: facts.sandbox,
        origin: if connection.is_stored { "store" } else { "file" },
        token: connection.token.as_ref().map(|name| name.as_str().to_owned()),
        has_token: token.is_ok(),
        missing_token: token.err().flatten().map(|name| name.as_str().to_owned()),
        stopped,
        waiting,
    }
}
