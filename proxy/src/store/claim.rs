//! Events taken to be sent: each by one process alone, for as long as its lease is believed.

use super::{SKEW, Writing, arrive::new_id, finish::locked, roll::Changes, sql::Sql};

/// Which events of a connection are wanted.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    pub(crate) workspace: String,
    pub(crate) connection: String,
    pub(crate) which: Which,
    pub(crate) now: i64,
    /// Until when the lease is believed.
    pub(crate) until: i64,
    pub(crate) most: u32,
}

/// What is wanted of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// What came in after that second and was not tried yet.
    Fresh(i64),
    /// Everything else, the oldest first.
    Backlog,
    /// One event to try whether a circuit holds again: better none that counts money twice if it is in doubt.
    Probe,
}

/// An event to be sent.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct Claimed {
    pub(crate) id: String,
    pub(crate) destination: String,
    pub(crate) sandbox: i64,
    pub(crate) url: String,
    pub(crate) headers: String,
    pub(crate) body: String,
    /// When it happened.
    pub(crate) at: i64,
    pub(crate) attempts: i64,
    pub(crate) expires_at: i64,
}

const SELECT: &str = "SELECT id, destination, sandbox, url, headers, body, at, attempts, expires_at FROM event \
                      WHERE outcome IN ('waiting', 'parked') AND workspace = ";

/// What may be tried at `now`: when its time has come, or when it was tried in the future, before the clock was set back.
/// What is to happen in the future is not sent before it has.
pub(super) fn due(sql: &mut Sql, now: i64) {
    sql.push(" AND (next_at <= ").bind(now);
    sql.push(" OR (answered_at > ").bind(now + SKEW).push(" AND at <= ").bind(now).push("))");
}

/// Takes them.
pub(super) async fn claim(
    writing: &mut Writing,
    changes: &mut Changes,
    claim: &Claim,
    owner: &str,
) -> Result<Vec<Claimed>, sqlx::Error> {
    let mut sql = Sql::new(SELECT).kept();
    sql.bind(&*claim.workspace).push(" AND connection = ").bind(&*claim.connection);
    due(&mut sql, claim.now);
    sql.push(" AND expires_at > ").bind(claim.now);
    match claim.which {
        Which::Fresh(since) => sql.push(" AND attempts = 0 AND at > ").bind(since).push(" ORDER BY at"),
        Which::Backlog => sql.push(" ORDER BY at"),
        Which::Probe => {
            sql.push(" ORDER BY CASE WHEN event_name IN ('Purchase', 'CompletePayment') THEN 1 ELSE 0 END, at")
        }
    };
    sql.push(" LIMIT ").bind(i64::from(claim.most)).push(writing.for_update(" FOR UPDATE SKIP LOCKED"));
    let claimed: Vec<Claimed> = sql.fetch(writing).await?;
    if claimed.is_empty() {
        return Ok(claimed);
    }
    for held in locked(writing, claimed.iter().map(|it| &*it.id)).await?.into_values() {
        held.becomes(changes, "sending");
    }
    for piece in writing.pieces(&claimed) {
        let mut sql = Sql::new("WITH given (event) AS (").kept();
        sql.rows(piece, |row, event| {
            row.bind(&*event.id);
        });
        sql.push(") UPDATE event SET outcome = 'sending', lease = ")
            .bind(owner)
            .push(", lease_until = ")
            .bind(claim.until);
        sql.push(", changed = ").bind(new_id()).push(" FROM given WHERE event.id = given.event");
        sql.execute(writing).await?;
    }
    Ok(claimed)
}
