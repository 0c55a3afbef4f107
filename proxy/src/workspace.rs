//! What a page needs to know of the workspace before it can preview.

use std::collections::BTreeMap;

use axum::{Json, extract::State};
use goal_element::rules::RULES;
use serde::Serialize;

use crate::app::App;

#[derive(Debug, Serialize)]
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
#[derive(Debug, Clone, Copy, Serialize)]
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

/// `GET /v1/workspace`
pub(crate) async fn show(State(app): State<App>) -> Json<Shown> {
    let config = app.config();
    let workspace = &config.workspace;
    Json(Shown {
        id: workspace.id.clone(),
        name: workspace.name.clone(),
        time_zone: workspace.time_zone.iana_name().map(str::to_owned),
        salt: app.salt().to_owned(),
        default_connections: workspace
            .default_connections
            .iter()
            .map(|(platform, id)| (platform.name(), id.clone()))
            .collect(),
        sandbox: config.connections.iter().any(|connection| connection.facts.sandbox),
        versions: versions(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pack_is_the_newest_by_number() {
        assert_eq!(newest(["0.9.0", "0.10.0", "0.2.0"].into_iter()), "0.10.0");
    }
}
