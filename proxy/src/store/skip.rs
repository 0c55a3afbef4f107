//! Events that wait for a connection that is no more: nobody will ever send them, and they say so.

use goal_element::payload::SkipReason;

use super::{SKEW, Store, arrive::new_id, finish::locked, roll::Changes, sql::Sql};

/// So many at a time.
const MOST: i64 = 500;

/// A connection that was made over the API and is deleted.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Deleted {
    pub(crate) workspace: String,
    pub(crate) id: String,
    deleted_at: i64,
}

impl Store {
    /// How many events wait for a connection.
    pub(crate) async fn waiting(&self, workspace: &str, connection: &str) -> Result<i64, sqlx::Error> {
        let sql =
            "SELECT COUNT(*) FROM event WHERE outcome IN ('waiting', 'parked') AND workspace = $1 AND connection = $2";
        sqlx::query_scalar(sql).bind(workspace).bind(connection).fetch_one(self.pool()).await
    }

    /// Deleted connections for which something waits.
    pub(crate) async fn deleted_connections(&self) -> Result<Vec<Deleted>, sqlx::Error> {
        let sql = "SELECT c.workspace, c.id, c.deleted_at FROM connection c WHERE c.deleted_at <> 0 AND EXISTS \
                   (SELECT 1 FROM event e WHERE e.outcome IN ('waiting', 'parked') AND e.workspace = c.workspace \
                   AND e.connection = c.id) ORDER BY c.workspace, c.id";
        sqlx::query_as(sql).fetch_all(self.pool()).await
    }

    /// Ends what waits for a deleted connection. Returns how many; more may be left. What came in long after it was deleted is
    /// not meant: another of its name stands in some proxy's configuration.
    pub(crate) async fn skip_deleted(&self, gone: &Deleted, now: i64) -> Result<u64, sqlx::Error> {
        let mut writing = self.write().await?;
        let mut sql = Sql::new("SELECT id FROM event WHERE outcome IN ('waiting', 'parked') AND workspace = ");
        sql.bind(&*gone.workspace).push(" AND connection = ").bind(&*gone.id);
        sql.push(" AND at <= ").bind(gone.deleted_at + SKEW).push(" ORDER BY at LIMIT ").bind(MOST);
        sql.push(writing.for_update(" FOR UPDATE SKIP LOCKED"));
        let ids: Vec<(String,)> = sql.fetch(&mut writing).await?;
        if ids.is_empty() {
            return Ok(0);
        }
        let mut changes = Changes::default();
        for held in locked(&mut writing, ids.iter().map(|(id,)| &**id)).await?.into_values() {
            held.is_skipped(&mut changes, SkipReason::NotConnected.name());
        }
        let mut sql = Sql::new("UPDATE event SET outcome = 'skipped', reason = ");
        // What the platform needed raw is needed no more.
        sql.bind(SkipReason::NotConnected.name()).push(", expires_at = ").bind(now).push(", changed = ").bind(new_id());
        sql.push(" WHERE id IN ").list(ids.iter().map(|(id,)| &**id));
        let count = sql.execute(&mut writing).await?;
        changes.write(&mut writing).await?;
        writing.commit().await?;
        Ok(count)
    }
}
