//! What is known to be broken, for every proxy: a credential, an app's limit, a host, a connection.

use std::collections::{BTreeMap, BTreeSet};

use super::{SKEW, Store, Writing, sql::Sql};

/// So long nobody has tried it, in seconds; what lies so far ahead was noted before the clock was set back.
const UNTOUCHED: i64 = 24 * 60 * 60;

/// What is known of one.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Circuit {
    pub(crate) key: String,
    pub(crate) failures: i64,
    /// 1: nothing goes through it but a probe.
    pub(crate) is_open: i64,
    pub(crate) opened_at: i64,
    /// When the next probe may go.
    pub(crate) probe_at: i64,
    /// When something of it was written last.
    pub(crate) noted_at: i64,
    /// Which answer opened it: `answer.<key>` in `locales/`.
    pub(crate) answer: String,
}

impl Circuit {
    /// Whether a probe may go. Whatever was noted in the future, the clock has been set back since.
    pub(crate) const fn may_be_tried(&self, now: i64) -> bool {
        self.probe_at <= now || self.noted_at > now + SKEW
    }
}

/// What an attempt tells of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CircuitChange {
    /// It failed; so many failures in a row open it, and then a probe may go at `probe_at`.
    Failed { key: String, limit: i64, at: i64, probe_at: i64, answer: &'static str },
    /// It holds.
    Holds { key: String },
}

impl CircuitChange {
    fn key(&self) -> &str {
        match self {
            Self::Failed { key, .. } | Self::Holds { key } => key,
        }
    }
}

impl Store {
    /// Those of which something is known, by key.
    pub(crate) async fn circuits(&self) -> Result<BTreeMap<String, Circuit>, sqlx::Error> {
        let sql = Sql::new("SELECT key, failures, is_open, opened_at, probe_at, noted_at, answer FROM circuit").kept();
        let all: Vec<Circuit> = sql.fetch(&mut *self.pool().acquire().await?).await?;
        Ok(all.into_iter().map(|circuit| (circuit.key.clone(), circuit)).collect())
    }

    /// Forgets those that nobody needs: none of `needed`, and untouched for a day. Another proxy's configuration may differ,
    /// but whatever waits there is tried now and then. Returns how many.
    pub(crate) async fn forget_circuits(&self, needed: &BTreeSet<String>, now: i64) -> Result<u64, sqlx::Error> {
        let is_left = |it: &Circuit| !needed.contains(&it.key) && (it.noted_at - now).abs() >= UNTOUCHED;
        let left: Vec<Circuit> = self.circuits().await?.into_values().filter(is_left).collect();
        if left.is_empty() {
            return Ok(0);
        }
        let mut writing = self.write().await?;
        let mut count = 0;
        for circuit in left {
            let mut sql = Sql::new("DELETE FROM circuit WHERE key = ");
            sql.bind(circuit.key).push(" AND noted_at = ").bind(circuit.noted_at);
            count += sql.execute(&mut writing).await?;
        }
        writing.commit().await?;
        Ok(count)
    }

    /// Takes the right to probe an open circuit; one process gets it, and the next not before `next`.
    pub(crate) async fn may_probe(&self, key: &str, now: i64, next: i64) -> Result<bool, sqlx::Error> {
        let mut writing = self.write().await?;
        let mut sql = Sql::new("UPDATE circuit SET probe_at = ");
        sql.bind(next).push(", noted_at = ").bind(now).push(" WHERE is_open = 1 AND key = ").bind(key);
        sql.push(" AND (probe_at <= ").bind(now).push(" OR noted_at > ").bind(now + SKEW).push(")");
        let taken = sql.execute(&mut writing).await? == 1;
        writing.commit().await?;
        Ok(taken)
    }
}

/// Writes what attempts tell, in the order in which they ended.
pub(super) async fn change_circuits(writing: &mut Writing, changes: Vec<&CircuitChange>) -> Result<(), sqlx::Error> {
    let mut changes = changes;
    // In order, so that two proxies never wait for each other crosswise.
    changes.sort_by(|a, b| a.key().cmp(b.key()));
    for change in changes {
        match change {
            CircuitChange::Holds { key } => {
                let mut sql = Sql::new("DELETE FROM circuit WHERE key = ");
                sql.bind(&**key);
                sql.execute(writing).await?;
            }
            CircuitChange::Failed { key, limit, at, probe_at, answer } => {
                let mut sql = Sql::new(
                    "INSERT INTO circuit (key, failures, is_open, opened_at, probe_at, noted_at, answer) VALUES (",
                );
                sql.bind(&**key).and(1_i64).and(i64::from(*limit <= 1)).and(*at).and(*probe_at).and(*at).and(*answer);
                sql.push(") ON CONFLICT (key) DO UPDATE SET failures = circuit.failures + 1, answer = excluded.answer, noted_at = excluded.noted_at, \
                          opened_at = CASE WHEN circuit.is_open = 1 THEN circuit.opened_at ELSE excluded.opened_at END, \
                          probe_at = CASE WHEN excluded.probe_at > circuit.probe_at OR circuit.noted_at > excluded.noted_at THEN excluded.probe_at ELSE circuit.probe_at END, \
                          is_open = CASE WHEN circuit.failures + 1 >= ");
                sql.bind(*limit).push(" THEN 1 ELSE circuit.is_open END");
                sql.execute(writing).await?;
            }
        }
    }
    Ok(())
}
