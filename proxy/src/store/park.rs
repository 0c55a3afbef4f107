//! Events between two attempts: parked until somebody mends what is broken, or given back unsent.

use super::{Claimed, Store, arrive::new_id, claim::due, finish::locked, roll::Changes, sql::Sql};

/// So many at a time.
const MOST: i64 = 500;

impl Store {
    /// Whether anything waits for the connection that may be tried at `now`.
    pub(crate) async fn has_due(&self, workspace: &str, connection: &str, now: i64) -> Result<bool, sqlx::Error> {
        let mut sql =
            Sql::new("SELECT e.id FROM event e WHERE e.outcome IN ('waiting', 'parked') AND e.workspace = ").kept();
        sql.bind(workspace).push(" AND e.connection = ").bind(connection);
        due(&mut sql, now);
        sql.push(" LIMIT 1");
        let found: Vec<(String,)> = sql.fetch(&mut *self.pool().acquire().await?).await?;
        Ok(!found.is_empty())
    }

    /// Parks what waits for the connection; more may be left.
    pub(crate) async fn park(&self, workspace: &str, connection: &str) -> Result<(), sqlx::Error> {
        let mut writing = self.write().await?;
        let mut sql = Sql::new(
            "SELECT id FROM event WHERE outcome IN ('waiting', 'parked') AND outcome = 'waiting' AND workspace = ",
        );
        sql.bind(workspace).push(" AND connection = ").bind(connection).push(" ORDER BY at LIMIT ").bind(MOST);
        sql.push(writing.for_update(" FOR UPDATE SKIP LOCKED"));
        let ids: Vec<(String,)> = sql.fetch(&mut writing).await?;
        let ids: Vec<&str> = ids.iter().map(|(id,)| &**id).collect();
        if ids.is_empty() {
            return Ok(());
        }
        let mut changes = Changes::default();
        for held in locked(&mut writing, ids.iter().copied()).await?.into_values() {
            held.becomes(&mut changes, "parked");
        }
        let mut sql = Sql::new("UPDATE event SET outcome = 'parked', changed = ");
        sql.bind(new_id()).push(" WHERE id IN ").list(ids);
        sql.execute(&mut writing).await?;
        changes.write(&mut writing).await?;
        writing.commit().await
    }

    /// Gives events back that this process took and did not send; they may be taken again at once, or when they happened
    /// (a clock may have been set back).
    pub(crate) async fn hand_back(&self, events: &[Claimed]) -> Result<(), sqlx::Error> {
        let mut writing = self.write().await?;
        let mut changes = Changes::default();
        for (id, held) in locked(&mut writing, events.iter().map(|it| &*it.id)).await? {
            // Erased since it was taken: there is nothing left to send.
            let outcome = if held.raw { "waiting" } else { "erased" };
            let mut sql = Sql::new("UPDATE event SET outcome = ");
            sql.bind(outcome).push(", next_at = at, changed = ").bind(new_id());
            sql.push(" WHERE outcome IN ('sending', 'unknown') AND id = ").bind(&*id);
            sql.push(" AND lease = ").bind(self.owner());
            if sql.execute(&mut writing).await? == 1 {
                held.becomes(&mut changes, outcome);
            }
        }
        changes.write(&mut writing).await?;
        writing.commit().await
    }
}
