//! Which database, and how it is opened.

use std::{
    fmt,
    fs::{File, OpenOptions, TryLockError},
    io,
    path::{Path, PathBuf},
    sync::Once,
    time::Duration,
};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use sqlx::{
    AnyConnection, AnyPool, Connection, Executor,
    any::AnyPoolOptions,
    migrate::{MigrateError, Migrator},
};
use url::Url;

/// How long to wait for a connection, or for another process that has SQLite's file locked.
const PATIENCE: Duration = Duration::from_secs(5);
const CONNECTIONS: u32 = 8;
/// On a file each is a thread of its own, and whoever reads is done soon: few are enough.
const READERS: u32 = 4;

/// What is answered is on the disk, whatever happens next.
const SETTINGS: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL";

/// Pages that a connection keeps to itself: who reads finds the rest in the system's own cache, and there are many of them.
const FEW_PAGES: &str = "PRAGMA cache_size = -256";

/// The same on a server. Where it is its default to answer before the disk has it, sessions of ours wait; what waits for more
/// (`remote_apply`) stays so. A database that does not know the setting has nothing to change.
const WAIT_FOR_THE_DISK: &str = "SELECT set_config('synchronous_commit', 'on', false) \
                                 WHERE current_setting('synchronous_commit', true) = 'off'";

static SQLITE: Migrator = sqlx::migrate!("./migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("./migrations/postgres");

/// What to do about a file of which a part cannot be read.
const DAMAGED: &str = "the file is damaged: stop goal-proxy, keep a copy of the file and of those beside it (-wal, -shm), then put a backup in its place, \
                    or save what can be read: sqlite3 damaged.sqlite .recover | sqlite3 new.sqlite";

/// Where everything is kept.
#[derive(Clone, PartialEq, Eq)]
pub enum Database {
    /// In this SQLite file.
    File(PathBuf),
    /// On this PostgreSQL server, or one that speaks its language.
    Postgres(Url),
}

/// An address that leads to no database of ours.
#[derive(Debug, thiserror::Error)]
#[error("DATABASE_URL must begin with postgres://; for SQLite leave it out and give the file as `database`")]
pub struct BadAddress;

/// Why the database cannot be used, said to who starts the proxy.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// It was written by a newer version.
    #[error("{0}: the database was written by a newer goal-proxy; start that version, or give another as `database`")]
    Newer(String),
    /// Another process sends from it.
    #[error("{0}: another goal-proxy uses this database; stop it, or let several share PostgreSQL by DATABASE_URL")]
    Taken(String),
    /// It is no database of ours, or cannot be opened.
    #[error("{}: the database cannot be used ({}); {}", .0, .1, mend(.1))]
    Unusable(String, sqlx::Error),
    /// Its tables cannot be brought up to date.
    #[error("{0}: the database cannot be brought up to date ({1})")]
    Migration(String, MigrateError),
}

impl OpenError {
    /// Whether it may be over by itself: a server that does not answer yet.
    pub(crate) fn may_pass(&self) -> bool {
        let Self::Unusable(at, error) = self else { return false };
        let starts = |error: &dyn sqlx::error::DatabaseError| error.code().is_some_and(|code| code == "57P03");
        let is_away = match error {
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut => true,
            error => error.as_database_error().is_some_and(starts),
        };
        is_away && at.starts_with("postgres://")
    }
}

impl Database {
    /// The server at `address`.
    ///
    /// # Errors
    /// When it is no `postgres://` address.
    pub fn at(address: &str) -> Result<Self, BadAddress> {
        let url = Url::parse(address).map_err(|_| BadAddress)?;
        if matches!(url.scheme(), "postgres" | "postgresql") { Ok(Self::Postgres(url)) } else { Err(BadAddress) }
    }

    /// Keeps a SQLite file for this process alone, for as long as what is returned lives: whoever sends must know that what
    /// another was sending is not being sent any more.
    pub(super) fn hold(&self) -> Result<Option<File>, OpenError> {
        let Self::File(path) = self else {
            return Ok(None);
        };
        let mut beside = path.clone().into_os_string();
        // Not the file itself: SQLite's own locks would go with ours.
        beside.push("-lock");
        let unusable = |error: io::Error| OpenError::Unusable(self.to_string(), error.into());
        let file = private(Path::new(&beside)).map_err(unusable)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(TryLockError::WouldBlock) => Err(OpenError::Taken(self.to_string())),
            Err(TryLockError::Error(error)) => Err(unusable(error)),
        }
    }

    pub(super) async fn open(&self) -> Result<AnyPool, OpenError> {
        static DRIVERS: Once = Once::new();
        DRIVERS.call_once(sqlx::any::install_default_drivers);
        let unusable = |error| OpenError::Unusable(self.to_string(), error);
        let migrations = match self {
            Self::File(path) => {
                private(path).map_err(|error| unusable(error.into()))?;
                // Alone first: the pool would try what cannot work again and again.
                let mut first = AnyConnection::connect(&address_of(path)).await.map_err(unusable)?;
                first.execute(SETTINGS).await.map_err(unusable)?;
                &SQLITE
            }
            Self::Postgres(_) => &POSTGRES,
        };
        let most = if matches!(self, Self::File(_)) { READERS } else { CONNECTIONS };
        let pool = self.connect(most, FEW_PAGES).await?;
        migrations.run(&pool).await.map_err(|error| match error {
            MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) => OpenError::Newer(self.to_string()),
            MigrateError::Execute(error) => unusable(error),
            other => OpenError::Migration(self.to_string(), other),
        })?;
        Ok(pool)
    }

    /// So many connections more, to a database that is open already.
    pub(super) async fn some_more(&self, count: u32) -> Result<AnyPool, OpenError> {
        self.connect(count, "").await
    }

    /// `sqlite`: what is said besides to a file's connections.
    async fn connect(&self, most: u32, sqlite: &'static str) -> Result<AnyPool, OpenError> {
        let options = AnyPoolOptions::new().max_connections(most).acquire_timeout(PATIENCE);
        let connected = match self {
            Self::File(path) => {
                let options = options.after_connect(move |connection, _| {
                    Box::pin(async move {
                        connection.execute(SETTINGS).await?;
                        connection.execute(sqlite).await.map(drop)
                    })
                });
                options.connect(&address_of(path)).await
            }
            Self::Postgres(url) => {
                let options = options.after_connect(|connection, _| Box::pin(wait_for_the_disk(connection)));
                match options.connect(url.as_str()).await {
                    // The pool tried for a while, and keeps why to itself.
                    Err(sqlx::Error::PoolTimedOut) => Err(why_not(url).await),
                    connected => connected,
                }
            }
        };
        connected.map_err(|error| OpenError::Unusable(self.to_string(), error))
    }
}

/// Tells a server that what it keeps for us is on the disk when it says so.
async fn wait_for_the_disk(connection: &mut AnyConnection) -> Result<(), sqlx::Error> {
    match connection.execute(WAIT_FOR_THE_DISK).await {
        // One that speaks PostgreSQL's language, but not so much of it, says so; how it keeps things is its own to know.
        Err(sqlx::Error::Database(error)) => {
            tracing::warn!(%error, "the database does not tell whether it waits for the disk (synchronous_commit)");
            Ok(())
        }
        done => done.map(drop),
    }
}

/// Why a server cannot be reached.
async fn why_not(url: &Url) -> sqlx::Error {
    match tokio::time::timeout(PATIENCE, AnyConnection::connect(url.as_str())).await {
        Ok(Err(error)) => error,
        Ok(Ok(_)) | Err(_) => sqlx::Error::PoolTimedOut,
    }
}

/// What the tables are made by: version and digest of each step.
pub(super) fn schema(is_file: bool) -> Vec<String> {
    let steps = if is_file { SQLITE.iter() } else { POSTGRES.iter() };
    steps.map(|step| format!("{} {:02x?}", step.version, step.checksum)).collect()
}

/// The file, or the server without its password.
impl fmt::Display for Database {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(formatter),
            Self::Postgres(url) => {
                let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
                write!(formatter, "postgres://{}{port}{}", url.host_str().unwrap_or_default(), url.path())
            }
        }
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// What to do about a database that cannot be used.
pub(crate) fn mend(error: &sqlx::Error) -> &'static str {
    if is_damage(error) {
        DAMAGED
    } else {
        "give another as `database` or DATABASE_URL, or mend what is wrong with this one"
    }
}

/// Whether a part of SQLite's file cannot be read.
pub(crate) fn is_damage(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    // SQLITE_CORRUPT and its extended codes; PostgreSQL's have five digits.
    code.and_then(|code| code.parse::<u32>().ok()).is_some_and(|code| code < 10_000 && code & 0xff == 11)
}

fn address_of(path: &Path) -> String {
    format!("sqlite://{}", utf8_percent_encode(&path.to_string_lossy(), NON_ALPHANUMERIC))
}

/// Makes the file if it is not there, readable by its owner alone; SQLite's side files follow it.
fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_shown() {
        let database = Database::at("postgres://goal:hush-hush@db.example:5433/goals?sslmode=require").expect("good");
        assert_eq!(
            format!("{database} {database:?}"),
            "postgres://db.example:5433/goals postgres://db.example:5433/goals"
        );
        assert!(Database::at("mysql://localhost/goals").is_err());
    }
}
