//! What is kept for a while only. Counts of days and the ledger stay for ever: they name nobody.

use uuid::{NoContext, Timestamp, Uuid};

use super::{Store, sql::Sql};
use crate::config::Retention;

/// So many rows at a time, so that nobody waits long.
const MOST: i64 = 1000;
/// Answers under a caller's key, in seconds: longer than anybody tries again.
const KEYS: i64 = 7 * 24 * 3600;

impl Store {
    /// Forgets what is older. Returns how many rows; more may be left.
    pub(crate) async fn forget_old(&self, now: i64, kept: Retention) -> Result<u64, sqlx::Error> {
        let mut writing = self.write().await?;
        let over = "outcome NOT IN ('waiting', 'sending', 'parked')";
        let mut rows = 0;
        let cut = first_id_at(now - kept.journal);
        let mut sql = Sql::new("DELETE FROM event WHERE id IN (SELECT id FROM event WHERE id < ");
        sql.bind(&*cut).push(" AND ").push(over).push(" ORDER BY id LIMIT ").bind(MOST).push(")");
        rows += sql.execute(&mut writing).await?;
        let mut sql = Sql::new("DELETE FROM reached WHERE id IN (SELECT r.id FROM reached r WHERE r.id < ");
        sql.bind(&*cut).push(" AND NOT EXISTS (SELECT 1 FROM event e WHERE e.reached = r.id) ORDER BY r.id LIMIT ");
        sql.bind(MOST).push(")");
        rows += sql.execute(&mut writing).await?;
        let mut sql = Sql::new(
            "UPDATE event SET body = NULL, moment = NULL, answer_body = NULL, raw = 0 WHERE id IN (SELECT id FROM event WHERE id < ",
        );
        sql.bind(first_id_at(now - kept.contact)).push(" AND body IS NOT NULL AND ").push(over);
        sql.push(" ORDER BY id LIMIT ").bind(MOST).push(")");
        rows += sql.execute(&mut writing).await?;
        for (text, before) in [
            ("DELETE FROM rebuilt WHERE at < ", now - kept.journal),
            ("UPDATE rebuilt SET body = NULL WHERE body IS NOT NULL AND at < ", now - kept.contact),
            ("DELETE FROM referral WHERE at < ", now - kept.contact),
            ("DELETE FROM flow_start WHERE at < ", now - kept.journal),
            ("DELETE FROM idempotency WHERE at < ", now - KEYS),
        ] {
            let mut sql = Sql::new(text);
            sql.bind(before);
            sql.execute(&mut writing).await?;
        }
        writing.commit().await?;
        Ok(rows)
    }
}

/// The smallest id of that second: ids sort by time.
fn first_id_at(second: i64) -> String {
    let time = Timestamp::from_unix(NoContext, u64::try_from(second).unwrap_or_default(), 0);
    let id = Uuid::new_v7(time).to_string();
    id.get(..14).map(|start| format!("{start}7000-8000-000000000000")).unwrap_or_default()
}
