//! Events whose sender is gone: it may or may not have sent them.

use std::collections::BTreeSet;

use goal_element::{
    domain::{Mode, Platform},
    payload::answer::{Reply, read},
};

use super::{Claimed, SKEW, Store, arrive::new_id, expire::forget, finish::locked, roll::Changes, sql::Sql};

/// So many at a time.
const MOST: i64 = 500;

/// No lease is longer, in seconds: one that seems to be was given before the clock was set back.
const LONGEST: i64 = 300;

/// What an event becomes that may have been sent.
const UNKNOWN: &str = "unknown";

impl Store {
    /// Renews this process's leases of `events`, which it has not sent. The ids of those that are still its own, and not erased.
    pub(crate) async fn renew(&self, events: &[Claimed], until: i64) -> Result<BTreeSet<String>, sqlx::Error> {
        let mut writing = self.write().await?;
        let mut sql = Sql::new("UPDATE event SET lease_until = ");
        sql.bind(until)
            .push(" WHERE outcome = 'sending' AND raw = 1 AND lease = ")
            .bind(self.owner())
            .push(" AND id IN ");
        sql.list(events.iter().map(|event| &*event.id)).push(" RETURNING id");
        let held: Vec<(String,)> = sql.fetch(&mut writing).await?;
        writing.commit().await?;
        Ok(held.into_iter().map(|(id,)| id).collect())
    }

    /// Marks what others were sending whose leases were over before `now` by their own clocks, which may be behind. One
    /// process alone uses a SQLite file: there, others are gone. Returns how many events there were.
    pub(crate) async fn give_up_lost(&self, now: i64) -> Result<u64, sqlx::Error> {
        let before = if self.turn.is_some() { i64::MAX } else { now - SKEW };
        let mut writing = self.write().await?;
        let mut sql = Sql::new("SELECT id FROM event WHERE outcome = 'sending' AND (lease_until < ");
        sql.bind(before)
            .push(" OR lease_until > ")
            .bind(now + LONGEST + SKEW)
            .push(") AND lease <> ")
            .bind(self.owner())
            .push(" ORDER BY id LIMIT ")
            .bind(MOST);
        sql.push(writing.for_update(" FOR UPDATE SKIP LOCKED"));
        let ids: Vec<(String,)> = sql.fetch(&mut writing).await?;
        if ids.is_empty() {
            return Ok(0);
        }
        let mut changes = Changes::default();
        let mut tests = Vec::new();
        for (id, held) in locked(&mut writing, ids.iter().map(|(id,)| &**id)).await? {
            held.becomes(&mut changes, UNKNOWN);
            if held.place.mode == Mode::Test.name() {
                tests.push(id);
            }
        }
        // Nobody sends them again.
        forget(&mut writing, tests.iter().map(|id| &**id)).await?;
        let key = |platform| read(platform, 1, Reply::NoAnswer).key;
        let mut sql = Sql::new(
            "UPDATE event SET outcome = 'unknown', attempts = attempts + 1, status = NULL, answer_body = NULL, \
                                answer_params = '{}', mend = NULL, trace = NULL, answered_at = ",
        );
        sql.bind(now)
            .push(", changed = ")
            .bind(new_id())
            .push(", answer_key = CASE destination WHEN ")
            .bind(Platform::TikTok.name())
            .push(" THEN ")
            .bind(key(Platform::TikTok))
            .push(" ELSE ")
            .bind(key(Platform::Meta))
            .push(" END WHERE id IN ")
            .list(ids.iter().map(|(id,)| &**id));
        let count = sql.execute(&mut writing).await?;
        changes.write(&mut writing).await?;
        writing.commit().await?;
        Ok(count)
    }
}
