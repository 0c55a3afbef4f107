//! What is measured from outside: totals from the roll-ups, and what waits from its own indexes.

use sqlx::FromRow;

use super::{Store, database};

/// So many of a workspace's newest events are looked through for one that was accepted.
const LOOKED_AT: i64 = 10_000;
const DAY: i64 = 24 * 60 * 60;

/// Measures of all workspaces.
#[derive(Debug, Default)]
pub(crate) struct Measures {
    pub(crate) workspaces: Vec<String>,
    /// Workspace, goals reached live.
    pub(crate) reached: Vec<(String, i64)>,
    pub(crate) outcomes: Vec<Outcomes>,
    /// Workspace, destination, when the oldest that waits was taken, how many run out within a day.
    pub(crate) waiting: Vec<(String, String, i64, i64)>,
    /// Name, and whether it is open.
    pub(crate) circuits: Vec<(String, bool)>,
    /// Workspace, when an event was last accepted.
    pub(crate) accepted: Vec<(String, i64)>,
}

/// How many events have come to the same.
#[derive(Debug, FromRow)]
pub(crate) struct Outcomes {
    pub(crate) workspace: String,
    pub(crate) mode: String,
    pub(crate) destination: String,
    pub(crate) outcome: String,
    pub(crate) reason: String,
    pub(crate) n: i64,
}

const REACHED: &str =
    "SELECT workspace, CAST(SUM(reached) AS BIGINT) FROM roll_reached WHERE mode = 'live' GROUP BY workspace";
const OUTCOMES: &str = "SELECT workspace, mode, destination, outcome, reason, CAST(SUM(n) AS BIGINT) AS n FROM roll_outcome \
     GROUP BY workspace, mode, destination, outcome, reason";
const WAITING: &str = "SELECT workspace, destination, MIN(at), \
     CAST(SUM(CASE WHEN expires_at < $1 THEN 1 ELSE 0 END) AS BIGINT) FROM event \
     WHERE outcome IN ('waiting', 'parked') GROUP BY workspace, destination";
const ACCEPTED: &str = "SELECT MAX(answered_at) FROM (SELECT outcome, answered_at FROM event WHERE workspace = $1 \
     ORDER BY id DESC LIMIT $2) AS newest WHERE outcome = 'accepted'";

impl Store {
    /// The figures at `now`.
    pub(crate) async fn measures(&self, now: i64) -> Result<Measures, sqlx::Error> {
        let circuits: Vec<(String, i64)> =
            sqlx::query_as("SELECT key, is_open FROM circuit").fetch_all(self.pool()).await?;
        let workspaces: Vec<String> = sqlx::query_scalar("SELECT id FROM workspace").fetch_all(self.pool()).await?;
        let mut accepted = Vec::new();
        for workspace in workspaces.clone() {
            let query = sqlx::query_scalar(ACCEPTED).bind(&workspace).bind(LOOKED_AT);
            let at: Option<i64> = query.fetch_one(self.pool()).await?;
            accepted.extend(at.map(|at| (workspace, at)));
        }
        Ok(Measures {
            workspaces,
            reached: sqlx::query_as(REACHED).fetch_all(self.pool()).await?,
            outcomes: sqlx::query_as(OUTCOMES).fetch_all(self.pool()).await?,
            waiting: sqlx::query_as(WAITING).bind(now + DAY).fetch_all(self.pool()).await?,
            circuits: circuits.into_iter().map(|(key, is_open)| (key, is_open != 0)).collect(),
            accepted,
        })
    }

    /// What the tables of this program are made by.
    pub(crate) fn schema(&self) -> Vec<String> {
        database::schema(self.turn.is_some())
    }

    /// Whether the database answers.
    pub(crate) async fn answers(&self) -> bool {
        let asked = sqlx::query_scalar::<_, i64>("SELECT COUNT(*) FROM workspace").fetch_one(self.pool()).await;
        asked.inspect_err(|error| tracing::warn!(%error, "the database does not answer")).is_ok()
    }
}
