//! What is kept: one SQLite file, or a PostgreSQL database that any number of proxies share. One SQL text serves both:
//! numbers are 64-bit, everything else is text, placeholders are `$1`, and what the two would say differently is not said.

mod again;
mod arrive;
mod circuits;
mod claim;
mod connections;
mod counts;
mod database;
mod deliveries;
mod expire;
mod finish;
mod goals;
mod idempotency;
mod keys;
mod leases;
mod measures;
mod park;
mod rates;
mod rebuild;
mod referrals;
mod retention;
mod roll;
mod sessions;
mod skip;
mod sql;
mod starts;
mod statistics;
mod stream;
mod subscribers;
mod tests_sent;
mod writer;

use std::{
    fs::File,
    ops::{Deref, DerefMut},
    sync::Arc,
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sqlx::{Any, AnyConnection, AnyPool, Transaction};
use tokio::sync::{Mutex, OwnedMutexGuard};

pub(crate) use again::Again;
pub(crate) use arrive::{Arrived, Frozen, Outcome, Reached, Stands};
pub(crate) use circuits::{Circuit, CircuitChange};
pub(crate) use claim::{Claim, Claimed, Which};
pub(crate) use connections::Awaited;
pub(crate) use counts::Tally;
pub use database::{BadAddress, Database};
pub(crate) use database::{OpenError, is_damage, mend};
pub(crate) use deliveries::{Delivery, Filter};
pub(crate) use finish::Finished;
pub(crate) use goals::{KeptGoal, NewRevision, Saved, Use};
pub(crate) use idempotency::{Begun, Keyed, Once};
pub(crate) use keys::ListedKey;
pub(crate) use measures::Measures;
pub(crate) use rates::RatesOver;
pub(crate) use rebuild::{Kept as KeptMoment, Rebuilding};
pub(crate) use referrals::Referral;
pub(crate) use roll::Sum;
pub(crate) use starts::Started;
pub(crate) use statistics::{Day, Figures, Span};
pub(crate) use stream::{Change, PAGE};
pub(crate) use subscribers::Kept;
pub(crate) use writer::{Failed, Writer};

/// So far, in seconds, may the clocks of two proxies lie apart. What was written further ahead was written before the clock
/// was set back, and nothing waits for it.
pub(crate) const SKEW: i64 = 60;

/// So many groups are written side by side on a server: while one is being kept, the next is told.
const WRITERS: u32 = 2;

/// So many rows at most has a figure, for those who add to it at once, on all proxies.
const FIGURES: i64 = 16;

/// The database.
#[derive(Debug, Clone)]
pub(crate) struct Store {
    pool: AnyPool,
    /// Connections that write, so that they find again what they prepared, and SQLite its pages: another's write would
    /// have made it forget them. On SQLite it is one, and everything is written by it; on a server, what is gathered.
    gathered: AnyPool,
    /// SQLite knows one writer at a time; whose turn it is, is settled here and in order.
    turn: Option<Arc<Mutex<()>>>,
    /// This process, among those that send.
    owner: Arc<str>,
    /// The first of the numbers under which its tasks add to figures.
    first_writer: i64,
    /// Keeps other processes from sending out of the same SQLite file.
    _alone: Option<Arc<File>>,
}

/// A transaction that writes. Dropped without [`Writing::commit`] it leaves nothing.
#[derive(Debug)]
pub(crate) struct Writing {
    transaction: Transaction<'static, Any>,
    turn: Option<OwnedMutexGuard<()>>,
    /// Under which number it adds to figures.
    writer: i64,
}

impl Store {
    /// Opens the database, or makes its file, and brings its tables up to date.
    pub(crate) async fn open(database: &Database) -> Result<Self, OpenError> {
        let pool = database.open().await?;
        let turn = matches!(database, Database::File(_)).then(Arc::default);
        let gathered = database.some_more(if turn.is_some() { 1 } else { WRITERS }).await?;
        // By chance, for proxies do not know each other; two of one number wait for each other, and that is all.
        let first_writer = i64::from(getrandom::u32().unwrap_or_default()) % FIGURES;
        Ok(Self { pool, gathered, turn, owner: random_text().into(), first_writer, _alone: None })
    }

    /// The same for who will send from it: on SQLite, one process alone.
    pub(crate) async fn open_to_send(database: &Database) -> Result<Self, OpenError> {
        let alone = database.hold()?.map(Arc::new);
        Ok(Self { _alone: alone, ..Self::open(database).await? })
    }

    /// Starts the tasks that gather writes.
    pub(crate) fn writer(&self) -> Writer {
        Writer::start(self.clone())
    }

    /// How many of them there are: as many as have a connection.
    fn writers(&self) -> u32 {
        self.gathered.options().get_max_connections()
    }

    /// For reading. What writes begins with [`Store::write`].
    pub(crate) const fn pool(&self) -> &AnyPool {
        &self.pool
    }

    /// What leases of this process are signed with.
    pub(crate) fn owner(&self) -> &str {
        &self.owner
    }

    /// Begins a transaction that writes.
    pub(crate) async fn write(&self) -> Result<Writing, sqlx::Error> {
        let Some(turn) = &self.turn else {
            return Ok(Writing { transaction: self.pool.begin().await?, turn: None, writer: 0 });
        };
        let turn = Arc::clone(turn).lock_owned().await;
        let transaction = self.gathered.begin_with("BEGIN IMMEDIATE").await?;
        Ok(Writing { transaction, turn: Some(turn), writer: 0 })
    }

    /// The same for the `task`th of those that gather writes.
    async fn write_gathered(&self, task: u32) -> Result<Writing, sqlx::Error> {
        if self.turn.is_some() {
            return self.write().await;
        }
        let writer = 1 + (self.first_writer + i64::from(task)) % FIGURES;
        Ok(Writing { transaction: self.gathered.begin().await?, turn: None, writer })
    }

    /// Begins a transaction that reads: everything in it as of one moment.
    pub(crate) async fn snapshot(&self) -> Result<Transaction<'static, Any>, sqlx::Error> {
        let text = if self.turn.is_some() { "BEGIN" } else { "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY" };
        self.pool.begin_with(text).await
    }

    /// The workspace's salt: made on the first start, the same ever after.
    pub(crate) async fn salt(&self, workspace: &str, now: i64) -> Result<String, sqlx::Error> {
        let mut writing = self.write().await?;
        sqlx::query("INSERT INTO workspace (id, salt, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
            .bind(workspace)
            .bind(random_text())
            .bind(now)
            .execute(&mut *writing)
            .await?;
        let salt = sqlx::query_scalar("SELECT salt FROM workspace WHERE id = $1").bind(workspace);
        let salt = salt.fetch_one(&mut *writing).await?;
        writing.commit().await?;
        Ok(salt)
    }

    /// Waits for what is being written and closes the database.
    pub(crate) async fn close(&self, writer: &Writer) {
        writer.stop().await;
        self.gathered.close().await;
        self.pool.close().await;
    }
}

impl Writing {
    /// `clause` on PostgreSQL; on SQLite nobody else writes meanwhile.
    pub(crate) const fn for_update(&self, clause: &'static str) -> &'static str {
        if self.turn.is_some() { "" } else { clause }
    }

    /// `rows` in the pieces in which they are told to this database.
    fn pieces<'r, T>(&self, rows: &'r [T]) -> impl Iterator<Item = &'r [T]> + use<'r, T> {
        sql::pieces(self.turn.is_some(), rows)
    }

    /// Keeps everything that was written; it is on the disk when this returns.
    pub(crate) async fn commit(self) -> Result<(), sqlx::Error> {
        self.transaction.commit().await
    }
}

impl Deref for Writing {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        &self.transaction
    }
}

impl DerefMut for Writing {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.transaction
    }
}

/// 256 bits that nobody can guess.
pub(crate) fn random_text() -> String {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    URL_SAFE_NO_PAD.encode(bytes)
}
