//! One connection's way to its platform, and what may be broken on it.

use crate::{app::App, config::Connection, store::Circuit};
use std::collections::BTreeMap;

/// A connection that events wait for.
#[derive(Debug, Clone)]
pub(super) struct Lane {
    pub(super) workspace: String,
    pub(super) connection: Connection,
}

impl Lane {
    /// All of them.
    pub(super) async fn all(app: &App) -> Vec<Self> {
        let mut lanes = Vec::new();
        for workspace in app.workspaces() {
            for connection in workspace.connections.as_known().await.iter() {
                lanes.push(Self { workspace: workspace.facts.id.clone(), connection: connection.clone() });
            }
        }
        lanes
    }

    pub(super) fn id(&self) -> &str {
        &self.connection.facts.id
    }

    /// What may be broken on it.
    pub(super) fn keys(&self) -> Keys {
        let platform = self.connection.facts.platform.name();
        let token = self.connection.token.as_ref().map_or("", |name| name.as_str());
        let at = if self.connection.facts.sandbox { "sandbox" } else { platform };
        Keys {
            credential: format!("credential/{token}"),
            app: format!("app/{at}/{token}"),
            host: format!("host/{at}/{platform}"),
            connection: format!("connection/{}/{}", self.workspace, self.id()),
        }
    }
}

/// Names of circuits, the same in every proxy.
#[derive(Debug, Clone)]
pub(super) struct Keys {
    pub(super) credential: String,
    /// The platform counts by app, which it tells by the token.
    pub(super) app: String,
    pub(super) host: String,
    pub(super) connection: String,
}

impl Keys {
    pub(super) fn all(&self) -> [&str; 4] {
        [&self.credential, &self.app, &self.host, &self.connection]
    }

    /// Those of which something is known.
    pub(super) fn known<'c>(&self, circuits: &'c BTreeMap<String, Circuit>) -> Vec<&'c Circuit> {
        self.all().iter().filter_map(|key| circuits.get(*key)).collect()
    }

    /// Whether nothing helps but that somebody does something: what waits is parked.
    pub(super) fn is_for_people(&self, key: &str) -> bool {
        key == self.credential || key == self.connection
    }
}

/// What is broken on a connection's way, so that nothing is sent through it; what people must mend before what passes.
pub(crate) fn open_circuit<'c>(
    workspace: &str,
    connection: &Connection,
    circuits: &'c BTreeMap<String, Circuit>,
) -> Option<&'c Circuit> {
    let keys = Lane { workspace: workspace.to_owned(), connection: connection.clone() }.keys();
    let in_order = [&keys.credential, &keys.connection, &keys.app, &keys.host];
    in_order.into_iter().filter_map(|key| circuits.get(key)).find(|circuit| circuit.is_open == 1)
}
