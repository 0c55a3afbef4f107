//! Which connections there are: those of the configuration, and those made over the API, by this proxy or by another.

use std::{
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};

use super::edit::Facts;
use crate::{
    config::{Connection, facts},
    store::Store,
};

/// So old may what is known be: another proxy's change is seen after that.
const FRESH: Duration = Duration::from_secs(2);

/// A workspace's connections as they are now.
#[derive(Debug)]
pub(crate) struct Connections {
    store: Store,
    workspace: String,
    of_file: Vec<Connection>,
    has_sandbox: bool,
    known: RwLock<Option<(Instant, Arc<[Connection]>)>>,
}

impl Connections {
    pub(crate) fn new(store: &Store, workspace: &str, of_file: &[Connection], has_sandbox: bool) -> Self {
        let of_file = of_file.to_vec();
        Self { store: store.clone(), workspace: workspace.to_owned(), of_file, has_sandbox, known: RwLock::default() }
    }

    /// All of them; while the database does not answer, those that were known last.
    ///
    /// # Errors
    /// When it does not answer and nothing was known: the configuration's alone are not all, and an event for another would be
    /// skipped for good.
    pub(crate) async fn all(&self) -> Result<Arc<[Connection]>, sqlx::Error> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((at, all)) = &known
            && at.elapsed() < FRESH
        {
            return Ok(Arc::clone(all));
        }
        match self.store.connections(&self.workspace).await {
            Ok(stored) => {
                let all: Arc<[Connection]> = self.of_file.iter().cloned().chain(self.read(&stored)).collect();
                let now = Some((Instant::now(), Arc::clone(&all)));
                *self.known.write().unwrap_or_else(PoisonError::into_inner) = now;
                Ok(all)
            }
            Err(error) => {
                tracing::error!(%error, "the connections cannot be read");
                known.map(|(_, all)| all).ok_or(error)
            }
        }
    }

    /// The same as far as it is known, where one that is missing does no harm.
    pub(crate) async fn as_known(&self) -> Arc<[Connection]> {
        self.all().await.unwrap_or_else(|_| self.of_file.as_slice().into())
    }

    /// What was known is no longer so.
    pub(crate) fn changed(&self) {
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    pub(crate) fn is_of_file(&self, id: &str) -> bool {
        self.of_file.iter().any(|connection| connection.facts.id == id)
    }

    pub(super) const fn has_sandbox(&self) -> bool {
        self.has_sandbox
    }

    fn read(&self, stored: &[(String, String)]) -> Vec<Connection> {
        let read = |(id, facts): &(String, String)| {
            let facts: Facts = serde_json::from_str(facts).ok()?;
            let connection = facts::connection(&facts.written(id), self.has_sandbox);
            let connection = connection.map_err(|unfit| {
                tracing::warn!(id, key = unfit.key, what = unfit.what, "a connection cannot be used");
            });
            // The configuration goes first.
            connection.ok().filter(|_| !self.is_of_file(id)).map(|it| Connection { is_stored: true, ..it })
        };
        stored.iter().filter_map(read).collect()
    }
}
