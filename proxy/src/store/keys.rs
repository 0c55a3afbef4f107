//! Runtime keys: whose they are, and the digest that proves one.

use serde::Serialize;
use sqlx::FromRow;
use utoipa::ToSchema;

use super::Store;

/// A key as it is kept.
#[derive(Debug, FromRow)]
pub(crate) struct RuntimeKey {
    pub(crate) workspace: String,
    pub(crate) digest: String,
}

/// A key as it is shown.
#[derive(Debug, Serialize, FromRow, ToSchema)]
#[schema(as = Key)]
pub(crate) struct ListedKey {
    pub(crate) id: String,
    pub(crate) workspace: String,
    /// What it is for.
    pub(crate) name: String,
    pub(crate) created_at: i64,
}

impl Store {
    /// Keeps a new key.
    pub(crate) async fn add_runtime_key(&self, key: &ListedKey, digest: &str) -> Result<(), sqlx::Error> {
        let mut writing = self.write().await?;
        sqlx::query("INSERT INTO runtime_key (id, workspace, name, digest, created_at) VALUES ($1, $2, $3, $4, $5)")
            .bind(&key.id)
            .bind(&key.workspace)
            .bind(&key.name)
            .bind(digest)
            .bind(key.created_at)
            .execute(&mut *writing)
            .await?;
        writing.commit().await
    }

    /// The key of that id, unless it has been revoked.
    pub(crate) async fn runtime_key(&self, id: &str) -> Result<Option<RuntimeKey>, sqlx::Error> {
        let sql = "SELECT workspace, digest FROM runtime_key WHERE id = $1";
        sqlx::query_as(sql).bind(id).fetch_optional(self.pool()).await
    }

    /// The keys of a workspace, the newest first.
    pub(crate) async fn runtime_keys(&self, workspace: &str) -> Result<Vec<ListedKey>, sqlx::Error> {
        let sql =
            "SELECT id, workspace, name, created_at FROM runtime_key WHERE workspace = $1 ORDER BY created_at DESC, id";
        sqlx::query_as(sql).bind(workspace).fetch_all(self.pool()).await
    }

    /// Forgets a key of the workspace; whether there was one.
    pub(crate) async fn revoke_runtime_key(&self, workspace: &str, id: &str) -> Result<bool, sqlx::Error> {
        let mut writing = self.write().await?;
        let sql = "DELETE FROM runtime_key WHERE workspace = $1 AND id = $2";
        let done = sqlx::query(sql).bind(workspace).bind(id).execute(&mut *writing).await?;
        writing.commit().await?;
        Ok(done.rows_affected() > 0)
    }
}
