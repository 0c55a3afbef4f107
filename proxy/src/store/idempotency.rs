//! Answers kept under the caller's key.

use super::Store;

/// What is known under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Begun {
    /// Nothing: the caller runs it now.
    Run,
    /// It was asked, of another body.
    Conflict,
    /// It is being run.
    Running,
    /// Its answer: status and JSON.
    Done(i64, String),
}

/// Whoever runs longer than that, in seconds, is gone: another may.
const LONGEST_RUN: i64 = 300;

impl Store {
    /// Begins what may be done once under `key`.
    pub(crate) async fn begin_once(
        &self,
        workspace: &str,
        key: &str,
        digest: &str,
        now: i64,
    ) -> Result<Begun, sqlx::Error> {
        let mut writing = self.write().await?;
        let sql = "INSERT INTO idempotency (workspace, key, digest, at) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (workspace, key) DO UPDATE SET at = excluded.at, digest = excluded.digest \
                   WHERE idempotency.status IS NULL AND (idempotency.at < $5 OR idempotency.at > $6)";
        let query = sqlx::query(sql).bind(workspace).bind(key).bind(digest).bind(now).bind(now - LONGEST_RUN);
        // Begun in the future: before the clock was set back.
        let query = query.bind(now + LONGEST_RUN);
        let begun = if query.execute(&mut *writing).await?.rows_affected() == 1 {
            Begun::Run
        } else {
            let sql = "SELECT digest, status, answer FROM idempotency WHERE workspace = $1 AND key = $2";
            let (known, status, answer): (String, Option<i64>, Option<String>) =
                sqlx::query_as(sql).bind(workspace).bind(key).fetch_one(&mut *writing).await?;
            match (status, answer) {
                _ if known != digest => Begun::Conflict,
                (Some(status), Some(answer)) => Begun::Done(status, answer),
                _ => Begun::Running,
            }
        };
        writing.commit().await?;
        Ok(begun)
    }

    /// Keeps its answer.
    pub(crate) async fn end_once(
        &self,
        workspace: &str,
        key: &str,
        status: u16,
        answer: &str,
    ) -> Result<(), sqlx::Error> {
        let mut writing = self.write().await?;
        let sql = "UPDATE idempotency SET status = $1, answer = $2 WHERE workspace = $3 AND key = $4";
        let query = sqlx::query(sql).bind(i64::from(status)).bind(answer).bind(workspace).bind(key);
        query.execute(&mut *writing).await?;
        writing.commit().await
    }

    /// Frees the key again.
    pub(crate) async fn forget_once(&self, workspace: &str, key: &str) -> Result<(), sqlx::Error> {
        let mut writing = self.write().await?;
        let sql = "DELETE FROM idempotency WHERE workspace = $1 AND key = $2 AND status IS NULL";
        sqlx::query(sql).bind(workspace).bind(key).execute(&mut *writing).await?;
        writing.commit().await
    }
}
