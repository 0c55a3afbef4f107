//! How connections fare: what keeps one from sending, and what waits for it meanwhile.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    app::App,
    config::Connection,
    delivery,
    problem::Problem,
    store::{Awaited, Circuit},
};

/// Why nothing is sent through a connection but a probe now and then.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ConnectionStopped)]
pub(super) struct Stopped {
    /// `answer.<key>` in `locales/`: what the platform said.
    answer: String,
    /// Seconds since 1970.
    since: i64,
}

/// Live events that wait for a connection.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ConnectionWaiting)]
pub(super) struct Waiting {
    events: i64,
    /// When the first of them runs out: from then on the platform does not take it. Seconds since 1970.
    first_expires_at: i64,
}

/// How a workspace's connections fare.
pub(super) struct States {
    workspace: String,
    circuits: BTreeMap<String, Circuit>,
    awaited: BTreeMap<String, Awaited>,
}

impl States {
    pub(super) async fn of(app: &App, workspace: &str) -> Result<Self, Problem> {
        let failed = |error: sqlx::Error| app.storage_failed(&error);
        let circuits = app.store().circuits().await.map_err(failed)?;
        let awaited = app.store().awaited(workspace).await.map_err(failed)?;
        Ok(Self { workspace: workspace.to_owned(), circuits, awaited })
    }

    pub(super) fn stopped(&self, connection: &Connection) -> Option<Stopped> {
        let open = delivery::open_circuit(&self.workspace, connection, &self.circuits)?;
        Some(Stopped { answer: open.answer.clone(), since: open.opened_at })
    }

    pub(super) fn waiting(&self, connection: &Connection) -> Option<Waiting> {
        let awaited = self.awaited.get(&connection.facts.id)?;
        Some(Waiting { events: awaited.events, first_expires_at: awaited.first_expires_at })
    }
}
