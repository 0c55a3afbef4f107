//! Events taken to be sent: each by one process alone, for as long as its lease is believed.

use super::{
    SKEW, Writing,
    arrive::new_id,
    roll::{Changes, Place},
    sql::Sql,
};

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
    /// Until when the lease is believed.
    #[sqlx(skip)]
    pub(crate) until: i64,
}

/// The same, with what it counts as.
#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    event: Claimed,
    outcome: String,
    mode: String,
    goal: String,
    day: String,
    bot: Option<String>,
    ad: String,
}

const SELECT: &str = "SELECT e.id, e.destination, e.sandbox, e.url, e.headers, e.body, e.at, e.attempts, e.expires_at, \
                      e.outcome, e.mode, r.goal, r.day, r.bot, r.ad FROM event e JOIN reached r ON r.id = e.reached \
                      WHERE e.outcome IN ('waiting', 'parked') AND e.workspace = ";

/// What may be tried at `now`: when its time has come, or when it was tried in the future, before the clock was set back.
/// What is to happen in the future is not sent before it has. Events are called `e`.
pub(super) fn due(sql: &mut Sql, now: i64) {
    sql.push(" AND (e.next_at <= ").bind(now);
    sql.push(" OR (e.answered_at > ").bind(now + SKEW).push(" AND e.at <= ").bind(now).push("))");
}

/// Takes them.
pub(super) async fn claim(
    writing: &mut Writing,
    changes: &mut Changes,
    claim: &Claim,
    owner: &str,
) -> Result<Vec<Claimed>, sqlx::Error> {
    let mut sql = Sql::new(SELECT).kept();
    sql.bind(&*claim.workspace).push(" AND e.connection = ").bind(&*claim.connection);
    due(&mut sql, claim.now);
    sql.push(" AND e.expires_at > ").bind(claim.now);
    match claim.which {
        Which::Fresh(since) => sql.push(" AND e.attempts = 0 AND e.at > ").bind(since).push(" ORDER BY e.at"),
        Which::Backlog => sql.push(" ORDER BY e.at"),
        Which::Probe => {
            sql.push(" ORDER BY CASE WHEN e.event_name IN ('Purchase', 'CompletePayment') THEN 1 ELSE 0 END, e.at")
        }
    };
    sql.push(" LIMIT ").bind(i64::from(claim.most)).push(writing.for_update(" FOR UPDATE OF e SKIP LOCKED"));
    let rows: Vec<Row> = sql.fetch(writing).await?;
    let mut claimed = Vec::with_capacity(rows.len());
    for Row { event, outcome, mode, goal, day, bot, ad } in rows {
        let place = Place { workspace: claim.workspace.clone(), mode, goal, day, bot: bot.unwrap_or_default(), ad };
        let fate = |outcome: &str| (event.destination.clone(), outcome.to_owned(), String::new());
        changes.outcome(&place, fate(&outcome), -1);
        changes.outcome(&place, fate("sending"), 1);
        claimed.push(Claimed { until: claim.until, ..event });
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
