//! A workspace as the proxy works with it, and what a page needs to know of it before it can preview.

use std::collections::BTreeMap;

use axum::{Extension, Json, extract::State};
use goal_element::rules::RULES;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{app::App, auth::Session, config, connections::Connections, problem::Problem};

/// What belongs together, and is invisible from every other workspace.
#[derive(Debug)]
pub(crate) struct Workspace {
    pub(crate) facts: config::Workspace,
    pub(crate) connections: Connections,
    /// Goes into every event id and every person's digest.
    pub(crate) salt: String,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Workspace)]
pub(crate) struct Shown {
    id: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    time_zone: Option<String>,
    salt: String,
    default_connections: BTreeMap<&'static str, String>,
    /// Whether any connection leads to the sandbox.
    sandbox: bool,
    versions: Versions,
}

/// Which core and which rules give the verdicts here.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub(crate) struct Versions {
    core: &'static str,
    pack: &'static str,
}

/// The versions of this program.
pub(crate) fn versions() -> Versions {
    // One version for the whole workspace: the core is built together with this program.
    Versions { core: env!("CARGO_PKG_VERSION"), pack: newest(RULES.iter().map(|entry| entry.meta.since)) }
}

/// The rule pack is named by the version that brought its newest rule.
fn newest(versions: impl Iterator<Item = &'static str>) -> &'static str {
    let numbers = |version: &str| version.split('.').map(|part| part.parse().unwrap_or(0)).collect::<Vec<u32>>();
    versions.max_by_key(|version| numbers(version)).unwrap_or("0.0.0")
}

/// The workspace that the caller works in
#[utoipa::path(get, path = "/v1/workspace", tag = "workspace", responses((status = 200, body = Shown)))]
pub(crate) async fn show(
    State(app): State<App>,
    Extension(session): Extension<Session>,
) -> Result<Json<Shown>, Problem> {
    let workspace = app.of(&session)?;
    let facts = &workspace.facts;
    let connections = app.connections(workspace).await?;
    Ok(Json(Shown {
        id: facts.id.clone(),
        name: facts.name.clone(),
        time_zone: facts.time_zone.iana_name().map(str::to_owned),
        salt: workspace.salt.clone(),
        default_connections: facts
            .default_connections
            .iter()
            .map(|(platform, id)| (platform.name(), id.clone()))
            .collect(),
        sandbox: connections.iter().any(|connection| connection.facts.sandbox),
        versions: versions(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pack_is_the_newest_by_number() {
        assert_eq!(newest(["0.9.0", "0.10.0", "0.2.0"].into_iter()), "0.10.0");
    }
}
