//! Whether the program runs, whether it can work, and what it works with: so that a difference between proxies is seen.

use std::collections::BTreeSet;

use axum::{Json, extract::State, http::StatusCode};
use goal_element::rules::RULES;
use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use crate::{app::App, secrets::SecretName};

/// The program runs.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Health)]
pub(crate) struct Healthy {
    status: &'static str,
}

/// What the proxy works with, as digests: equal in two proxies if they are set up alike.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Readiness)]
pub(crate) struct Ready {
    /// Whether the database answers.
    ready: bool,
    /// The version of this program.
    version: &'static str,
    /// Of the rules.
    pack: String,
    /// Of the database's tables.
    schema: String,
    /// Of the names of the secrets that are needed, and which of them are there; of no secret.
    secrets: String,
}

/// The program runs
#[utoipa::path(get, path = "/healthz", tag = "about", responses((status = 200, body = Healthy)))]
pub(crate) async fn healthz() -> Json<Healthy> {
    Json(Healthy { status: "ok" })
}

/// The proxy can work, and with what
#[utoipa::path(
    get, path = "/readyz", tag = "about",
    responses((status = 200, body = Ready), (status = 503, body = Ready, description = "The database does not answer"))
)]
pub(crate) async fn readyz(State(app): State<App>) -> (StatusCode, Json<Ready>) {
    let ready = app.store().answers().await;
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let pack = digest(RULES.iter().map(|rule| format!("{} {}", rule.meta.code, rule.meta.since)));
    let schema = digest(app.store().schema());
    let secrets = digest(secrets(&app).await);
    (status, Json(Ready { ready, version: env!("CARGO_PKG_VERSION"), pack, schema, secrets }))
}

/// What is known by name, and whether it is there now: what the configuration names, and the tokens of connections made
/// over the API.
async fn secrets(app: &App) -> BTreeSet<String> {
    let mut names: BTreeSet<SecretName> = app.config().named_secrets.iter().map(|named| named.name.clone()).collect();
    for workspace in app.workspaces() {
        names.extend(workspace.connections.as_known().await.iter().filter_map(|connection| connection.token.clone()));
    }
    let told = |name: SecretName| {
        format!("{} {}", name.as_str(), if app.secrets().find(&name).is_some() { "present" } else { "missing" })
    };
    names.into_iter().map(told).collect()
}

/// Short, because people compare it.
fn digest(parts: impl IntoIterator<Item = String>) -> String {
    let hash = parts.into_iter().fold(Sha256::new(), |hash, part| hash.chain_update(part).chain_update([0])).finalize();
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
