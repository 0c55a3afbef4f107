//! Connections made over the API, as JSON; what it means is read elsewhere.

use std::collections::BTreeMap;

use super::{Store, sql::Sql};

/// What waits for a connection.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Awaited {
    pub(crate) events: i64,
    /// When the first of them runs out.
    pub(crate) first_expires_at: i64,
}

impl Store {
    /// The workspace's connections: ids and facts.
    pub(crate) async fn connections(&self, workspace: &str) -> Result<Vec<(String, String)>, sqlx::Error> {
        let sql = "SELECT id, facts FROM connection WHERE workspace = $1 AND deleted_at = 0 ORDER BY id";
        sqlx::query_as(sql).bind(workspace).fetch_all(self.pool()).await
    }

    /// What waits for the workspace's connections, by their ids.
    pub(crate) async fn awaited(&self, workspace: &str) -> Result<BTreeMap<String, Awaited>, sqlx::Error> {
        let mut sql = Sql::new(
            "SELECT connection, COUNT(*), MIN(expires_at) FROM event WHERE outcome IN ('waiting', 'parked') \
             AND connection IS NOT NULL AND workspace = ",
        );
        sql.bind(workspace).push(" GROUP BY connection");
        let rows: Vec<(String, i64, i64)> = sql.fetch(&mut *self.pool().acquire().await?).await?;
        Ok(rows.into_iter().map(|(id, events, first_expires_at)| (id, Awaited { events, first_expires_at })).collect())
    }

    /// Adds a connection; `false` if its id is taken.
    pub(crate) async fn add_connection(
        &self,
        workspace: &str,
        id: &str,
        facts: &str,
        now: i64,
    ) -> Result<bool, sqlx::Error> {
        let sql = "INSERT INTO connection (workspace, id, facts, updated_at) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (workspace, id) DO UPDATE SET facts = excluded.facts, updated_at = excluded.updated_at, \
                   deleted_at = 0 WHERE connection.deleted_at <> 0";
        self.change_connection(sql, workspace, id, facts, now).await
    }

    /// Replaces a connection's facts; `false` if there is none.
    pub(crate) async fn save_connection(
        &self,
        workspace: &str,
        id: &str,
        facts: &str,
        now: i64,
    ) -> Result<bool, sqlx::Error> {
        let sql =
            "UPDATE connection SET facts = $3, updated_at = $4 WHERE workspace = $1 AND id = $2 AND deleted_at = 0";
        self.change_connection(sql, workspace, id, facts, now).await
    }

    /// Deletes a connection; `false` if there is none. What waits for it is for [`Store::skip_deleted`].
    pub(crate) async fn delete_connection(&self, workspace: &str, id: &str, now: i64) -> Result<bool, sqlx::Error> {
        let sql =
            "UPDATE connection SET facts = $3, deleted_at = $4 WHERE workspace = $1 AND id = $2 AND deleted_at = 0";
        self.change_connection(sql, workspace, id, "{}", now).await
    }

    async fn change_connection(
        &self,
        sql: &'static str,
        workspace: &str,
        id: &str,
        facts: &str,
        now: i64,
    ) -> Result<bool, sqlx::Error> {
        let mut writing = self.write().await?;
        let query = sqlx::query(sql).bind(workspace).bind(id).bind(facts).bind(now);
        let done = query.execute(&mut *writing).await?;
        writing.commit().await?;
        Ok(done.rows_affected() > 0)
    }
}
