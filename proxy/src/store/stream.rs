//! What became of events, in the order in which it did.

use serde::Serialize;
use sqlx::FromRow;

use super::{Store, sql::Sql};

/// A change of an event.
#[derive(Debug, Clone, Serialize, FromRow)]
pub(crate) struct Change {
    /// Grows with each change; events that change together share one.
    #[serde(skip)]
    pub(crate) changed: String,
    pub(crate) id: String,
    pub(crate) goal: String,
    pub(crate) mode: String,
    pub(crate) destination: String,
    pub(crate) outcome: String,
}

/// So many at a time.
pub(crate) const PAGE: usize = 200;

impl Store {
    /// What changed after a change of an event, and not after `until`; oldest first, a page of it.
    pub(crate) async fn changes(
        &self,
        workspace: &str,
        (changed, id): (&str, &str),
        until: &str,
    ) -> Result<Vec<Change>, sqlx::Error> {
        let mut sql = Sql::new(
            "SELECT e.changed, e.id, r.goal, e.mode, e.destination, e.outcome FROM event e JOIN reached r ON r.id = e.reached \
             WHERE e.workspace = ",
        )
        .kept();
        sql.bind(workspace).push(" AND e.changed >= ").bind(changed).push(" AND e.changed <= ").bind(until);
        sql.push(" AND (e.changed > ").bind(changed).push(" OR e.id > ").bind(id);
        sql.push(") ORDER BY e.changed, e.id LIMIT ").bind(PAGE as i64);
        sql.fetch(&mut *self.pool().acquire().await?).await
    }
}
