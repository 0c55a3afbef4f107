//! A goal that was reached, and what became of it at each destination. It is written before anything is sent: a proxy
//! that is killed in between leaves an event that says so.

use goal_element::{
    domain::{Mode, Platform},
    payload::{
        SkipReason,
        answer::{Answer, Reply, read},
    },
};
use sqlx::SqliteConnection;
use uuid::Uuid;

use super::Store;

/// A goal, reached.
#[derive(Debug, Clone)]
pub(crate) struct Reached {
    pub(crate) workspace: String,
    pub(crate) mode: Mode,
    pub(crate) goal: String,
    pub(crate) goal_name: String,
    pub(crate) bot: Option<String>,
    pub(crate) node: Option<String>,
    pub(crate) person: Option<String>,
    pub(crate) happening: String,
    pub(crate) at: i64,
    pub(crate) day: String,
}

/// What is to become of it at one destination that is switched on.
#[derive(Debug, Clone)]
pub(crate) enum Outcome {
    /// It will be sent.
    Send(Frozen),
    /// It will not.
    Skip(Platform, SkipReason),
}

/// A request as it will be sent, without its token.
#[derive(Debug, Clone)]
pub(crate) struct Frozen {
    pub(crate) platform: Platform,
    pub(crate) connection: String,
    pub(crate) sandbox: bool,
    pub(crate) event_name: String,
    pub(crate) event_id: String,
    pub(crate) url: String,
    /// JSON: names and values, the token masked.
    pub(crate) headers: String,
    pub(crate) body: String,
}

/// An attempt that is over.
#[derive(Debug)]
pub(crate) struct Finished<'a> {
    pub(crate) at: i64,
    /// The answer's status and body as they may be shown.
    pub(crate) status: Option<u16>,
    pub(crate) body: Option<&'a str>,
    pub(crate) answer: &'a Answer,
}

impl Store {
    /// Writes that a goal was reached, with one event per destination. Returns the events' ids in the given order.
    pub(crate) async fn record(&self, reached: &Reached, outcomes: &[Outcome]) -> Result<Vec<String>, sqlx::Error> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let id = new_id();
        insert_reached(&mut transaction, &id, reached).await?;
        let mut events = Vec::with_capacity(outcomes.len());
        for outcome in outcomes {
            let event = new_id();
            match outcome {
                Outcome::Send(request) => insert_sending(&mut transaction, &event, &id, request).await?,
                Outcome::Skip(platform, reason) => {
                    insert_skipped(&mut transaction, &event, &id, *platform, *reason).await?
                }
            }
            events.push(event);
        }
        transaction.commit().await?;
        Ok(events)
    }

    /// Writes an attempt and what it made of its event, both or neither. Returns the delivery's id.
    pub(crate) async fn finish(&self, event: &str, finished: &Finished<'_>) -> Result<String, sqlx::Error> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let delivery = insert_delivery(&mut transaction, event, finished).await?;
        transaction.commit().await?;
        Ok(delivery)
    }

    /// Marks what a killed proxy left behind while sending: it may or may not have arrived. Returns how many there were.
    pub(crate) async fn finish_interrupted(&self, now: i64) -> Result<usize, sqlx::Error> {
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let events: Vec<(String, String)> =
            sqlx::query_as("SELECT id, destination FROM event WHERE outcome = 'sending'")
                .fetch_all(&mut *transaction)
                .await?;
        for (event, destination) in &events {
            let platform = Platform::from_name(destination).unwrap_or(Platform::Meta);
            let answer = read(platform, 1, Reply::NoAnswer);
            let finished = Finished { at: now, status: None, body: None, answer: &answer };
            insert_delivery(&mut transaction, event, &finished).await?;
        }
        transaction.commit().await?;
        Ok(events.len())
    }
}

async fn insert_reached(connection: &mut SqliteConnection, id: &str, reached: &Reached) -> Result<(), sqlx::Error> {
    let sql = "INSERT INTO reached (id, workspace, mode, goal, goal_name, bot, node, person, happening, at, day) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    sqlx::query(sql)
        .bind(id)
        .bind(&reached.workspace)
        .bind(reached.mode.name())
        .bind(&reached.goal)
        .bind(&reached.goal_name)
        .bind(&reached.bot)
        .bind(&reached.node)
        .bind(&reached.person)
        .bind(&reached.happening)
        .bind(reached.at)
        .bind(&reached.day)
        .execute(connection)
        .await?;
    Ok(())
}

async fn insert_sending(
    connection: &mut SqliteConnection,
    id: &str,
    reached: &str,
    request: &Frozen,
) -> Result<(), sqlx::Error> {
    let sql = "INSERT INTO event (id, reached, destination, outcome, connection, sandbox, event_name, event_id, url, headers, body) \
               VALUES ($1, $2, $3, 'sending', $4, $5, $6, $7, $8, $9, $10)";
    sqlx::query(sql)
        .bind(id)
        .bind(reached)
        .bind(request.platform.name())
        .bind(&request.connection)
        .bind(request.sandbox)
        .bind(&request.event_name)
        .bind(&request.event_id)
        .bind(&request.url)
        .bind(&request.headers)
        .bind(&request.body)
        .execute(connection)
        .await?;
    Ok(())
}

async fn insert_skipped(
    connection: &mut SqliteConnection,
    id: &str,
    reached: &str,
    platform: Platform,
    reason: SkipReason,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO event (id, reached, destination, outcome, reason) VALUES ($1, $2, $3, 'skipped', $4)")
        .bind(id)
        .bind(reached)
        .bind(platform.name())
        .bind(reason.name())
        .execute(connection)
        .await?;
    Ok(())
}

async fn insert_delivery(
    connection: &mut SqliteConnection,
    event: &str,
    finished: &Finished<'_>,
) -> Result<String, sqlx::Error> {
    let id = new_id();
    let answer = finished.answer;
    let sql = "INSERT INTO delivery (id, event, at, outcome, status, body, answer_key, answer_params, mend, trace) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    sqlx::query(sql)
        .bind(&id)
        .bind(event)
        .bind(finished.at)
        .bind(answer.verdict.name())
        .bind(finished.status)
        .bind(finished.body)
        .bind(answer.key)
        .bind(serde_json::to_string(&answer.params).expect("texts become JSON"))
        .bind(answer.mend.as_ref().map(|pointer| pointer.as_str()))
        .bind(&answer.trace)
        .execute(&mut *connection)
        .await?;
    sqlx::query("UPDATE event SET outcome = $1 WHERE id = $2")
        .bind(answer.verdict.name())
        .bind(event)
        .execute(connection)
        .await?;
    Ok(id)
}

/// Ids sort by time.
fn new_id() -> String {
    Uuid::now_v7().to_string()
}
