//! What is kept: one SQLite file. Counts are never kept, always computed from the rows, so a count and its deliveries
//! cannot differ.

mod counts;
mod deliveries;
mod events;
mod sessions;

use std::{fs::OpenOptions, io, path::Path, time::Duration};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sqlx::{
    SqlitePool,
    migrate::MigrateError,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

pub(crate) use counts::Tally;
pub(crate) use deliveries::{Delivery, Filter};
pub(crate) use events::{Finished, Frozen, Outcome, Reached};

/// The database.
#[derive(Debug, Clone)]
pub(crate) struct Store {
    pool: SqlitePool,
}

/// Why the database cannot be used, said to who starts the proxy.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It was written by a newer version.
    #[error(
        "{0}: the database was written by a newer goal-proxy; start that version, or give another file as `database`"
    )]
    Newer(String),
    /// It is no database of ours, or cannot be opened.
    #[error(
        "{0}: the database cannot be used ({1}); give another file as `database`, or mend what is wrong with this one"
    )]
    Unusable(String, sqlx::Error),
    /// Its tables cannot be brought up to date.
    #[error("{0}: the database cannot be brought up to date ({1})")]
    Migration(String, MigrateError),
}

impl Store {
    /// Opens the file at `path`, or makes it, and brings its tables up to date.
    pub(crate) async fn open(path: &Path) -> Result<Self, OpenError> {
        let name = path.display().to_string();
        let unusable = |error| OpenError::Unusable(name.clone(), error);
        make_private(path).map_err(|error| unusable(error.into()))?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .journal_mode(SqliteJournalMode::Wal)
            // An answered request is on the disk, whatever happens next.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5));
        let pool = SqlitePoolOptions::new().max_connections(4).connect_with(options).await.map_err(unusable)?;
        sqlx::migrate!("./migrations/sqlite").run(&pool).await.map_err(|error| match error {
            MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) => OpenError::Newer(name),
            MigrateError::Execute(error) => OpenError::Unusable(name, error),
            other => OpenError::Migration(name, other),
        })?;
        Ok(Self { pool })
    }

    /// The workspace's salt: made on the first start, the same ever after.
    pub(crate) async fn salt(&self, workspace: &str, now: i64) -> Result<String, sqlx::Error> {
        sqlx::query("INSERT INTO workspace (id, salt, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(workspace)
            .bind(random_text())
            .bind(now)
            .execute(&self.pool)
            .await?;
        sqlx::query_scalar("SELECT salt FROM workspace WHERE id = $1").bind(workspace).fetch_one(&self.pool).await
    }

    /// Waits for what is being written and closes the file.
    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}

/// Makes the file if it is not there, readable by its owner alone; SQLite's side files follow it.
fn make_private(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// 256 bits that nobody can guess.
pub(crate) fn random_text() -> String {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    URL_SAFE_NO_PAD.encode(bytes)
}
