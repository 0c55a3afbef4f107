//! Signed-in browsers. The database holds digests, so that reading it signs nobody in.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use super::Store;

impl Store {
    /// Remembers a session until `expires_at`, and forgets those that have ended.
    pub(crate) async fn begin_session(
        &self,
        session: &str,
        workspace: &str,
        now: i64,
        expires_at: i64,
    ) -> Result<(), sqlx::Error> {
        let mut writing = self.write().await?;
        sqlx::query("DELETE FROM session WHERE expires_at <= $1").bind(now).execute(&mut *writing).await?;
        sqlx::query("INSERT INTO session (digest, workspace, expires_at) VALUES ($1, $2, $3)")
            .bind(digest(session))
            .bind(workspace)
            .bind(expires_at)
            .execute(&mut *writing)
            .await?;
        writing.commit().await
    }

    /// The workspace that `session` is signed in to.
    pub(crate) async fn session(&self, session: &str, now: i64) -> Result<Option<String>, sqlx::Error> {
        sqlx::query_scalar("SELECT workspace FROM session WHERE digest = $1 AND expires_at > $2")
            .bind(digest(session))
            .bind(now)
            .fetch_optional(self.pool())
            .await
    }
}

fn digest(session: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(session))
}
