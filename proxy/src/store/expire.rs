//! Events whose time is over: what waited too long, and ids that the platform needed raw, once no delivery needs them.

use super::{Store, Writing, arrive::new_id, finish::locked, roll::Changes, sql::Sql};
use crate::delivery::forget_raw;

/// So many at a time.
const MOST: i64 = 500;

impl Store {
    /// Ends what waits and would not be taken any more. Returns how many; more may be left.
    pub(crate) async fn expire(&self, now: i64) -> Result<u64, sqlx::Error> {
        let mut writing = self.write().await?;
        let mut sql = Sql::new("SELECT id FROM event WHERE outcome IN ('waiting', 'parked') AND expires_at <= ");
        sql.bind(now).push(" ORDER BY id LIMIT ").bind(MOST).push(writing.for_update(" FOR UPDATE SKIP LOCKED"));
        let ids: Vec<(String,)> = sql.fetch(&mut writing).await?;
        if ids.is_empty() {
            return Ok(0);
        }
        let mut changes = Changes::default();
        for held in locked(&mut writing, ids.iter().map(|(id,)| &**id)).await?.into_values() {
            held.becomes(&mut changes, "expired");
        }
        let mut sql = Sql::new("UPDATE event SET outcome = 'expired', changed = ");
        sql.bind(new_id()).push(" WHERE id IN ").list(ids.iter().map(|(id,)| &**id));
        let count = sql.execute(&mut writing).await?;
        changes.write(&mut writing).await?;
        writing.commit().await?;
        Ok(count)
    }

    /// Takes raw ids out of bodies that will not be sent again. Returns how many; more may be left.
    pub(crate) async fn forget_raw_ids(&self, now: i64) -> Result<usize, sqlx::Error> {
        let mut writing = self.write().await?;
        let mut sql = Sql::new("SELECT id FROM event WHERE raw = 1 AND expires_at <= ");
        sql.bind(now)
            .push(" AND outcome IN ('refused', 'unknown', 'expired', 'accepted', 'skipped') ORDER BY id LIMIT ")
            .bind(MOST);
        sql.push(writing.for_update(" FOR UPDATE SKIP LOCKED"));
        let ids: Vec<(String,)> = sql.fetch(&mut writing).await?;
        forget(&mut writing, ids.iter().map(|(id,)| &**id)).await?;
        writing.commit().await?;
        Ok(ids.len())
    }
}

/// Takes raw ids out of these events, which are held and will not be sent again.
pub(super) async fn forget<'i>(
    writing: &mut Writing,
    ids: impl IntoIterator<Item = &'i str>,
) -> Result<(), sqlx::Error> {
    let ids: Vec<&str> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(());
    }
    let mut sql = Sql::new("SELECT id, body FROM event WHERE raw = 1 AND id IN ");
    sql.list(ids);
    for (id, body) in sql.fetch::<(String, String)>(writing).await? {
        let mut sql = Sql::new("UPDATE event SET raw = 0, moment = NULL, body = ");
        sql.bind(forget_raw(&body)).push(" WHERE id = ").bind(&*id);
        sql.execute(writing).await?;
    }
    Ok(())
}
