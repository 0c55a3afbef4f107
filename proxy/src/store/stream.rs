//! What became of events, in the order in which it did.

use serde::Serialize;
use sqlx::FromRow;

use super::{Store, sql::Sql};

/// A change of an event.
#[derive(Debug, Clone, Serialize, FromRow)]
pub(crate) struct Change {
    /// Grows with each change.
    #[serde(skip)]
    pub(crate) changed: String,
    pub(crate) id: String,
    pub(crate) goal: String,
    pub(crate) mode: String,
    pub(crate) destination: String,
    pub(crate) outcome: String,
}

/// So many at a time.
const MOST: i64 = 200;

impl Store {
    /// What changed after `last`, oldest first.
    pub(crate) async fn changes(&self, workspace: &str, last: &str) -> Result<Vec<Change>, sqlx::Error> {
        let mut sql = Sql::new(
            "SELECT e.changed, e.id, r.goal, e.mode, e.destination, e.outcome FROM event e JOIN reached r ON r.id = e.reached \
             WHERE e.workspace = ",
        );
        sql.bind(workspace).push(" AND e.changed > ").bind(last).push(" ORDER BY e.changed, e.id LIMIT ").bind(MOST);
        sql.fetch(&mut *self.pool().acquire().await?).await
    }
}
