//! The journal: events with their requests and last answers, newest first.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;
use sqlx::FromRow;
use utoipa::ToSchema;

use super::{Store, rebuild::Rebuilt, sql::Sql};
use crate::events::schema;

/// One request and its answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Delivery {
    id: String,
    at: i64,
    #[schema(value_type = schema::Purpose)]
    mode: String,
    goal: String,
    goal_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    bot: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    node: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    ad: String,
    #[schema(value_type = schema::Platform)]
    destination: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    connection: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_id: Option<String>,
    sandbox: bool,
    #[schema(value_type = schema::Stands)]
    outcome: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    attempts: i64,
    /// For what waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_at: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    request: Option<Request>,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<Answer>,
    /// How the request was built anew, the latest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rebuilt: Vec<Rebuilt>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DeliveryRequest)]
struct Request {
    method: &'static str,
    url: String,
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    headers: Box<RawValue>,
    body: String,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DeliveryAnswer)]
struct Answer {
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    key: String,
    params: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mend: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trace: Option<String>,
}

/// Which deliveries. What is not said does not matter.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Filter<'a> {
    pub(crate) goal: Option<&'a str>,
    pub(crate) mode: Option<&'a str>,
    pub(crate) destination: Option<&'a str>,
    /// Without one, all but `skipped`, which have no request.
    pub(crate) outcome: Option<&'a str>,
    pub(crate) reason: Option<&'a str>,
    pub(crate) bot: Option<&'a str>,
    pub(crate) day: Option<&'a str>,
    /// Days, both included.
    pub(crate) from: Option<&'a str>,
    pub(crate) to: Option<&'a str>,
    pub(crate) ad: Option<&'a str>,
    /// With these ids.
    pub(crate) ids: Option<&'a [String]>,
    /// Of this person's digest.
    pub(crate) person: Option<&'a str>,
    /// Older than the event of this id.
    pub(crate) before: Option<&'a str>,
    /// At most so many.
    pub(crate) limit: u32,
}

#[derive(FromRow)]
struct Row {
    id: String,
    at: i64,
    mode: String,
    goal: String,
    goal_name: String,
    bot: Option<String>,
    node: Option<String>,
    ad: String,
    destination: String,
    connection: Option<String>,
    event_name: Option<String>,
    event_id: Option<String>,
    sandbox: Option<i64>,
    outcome: String,
    reason: Option<String>,
    attempts: i64,
    next_at: i64,
    expires_at: i64,
    url: Option<String>,
    headers: Option<String>,
    request_body: Option<String>,
    status: Option<i64>,
    answer_body: Option<String>,
    answer_key: Option<String>,
    answer_params: Option<String>,
    mend: Option<String>,
    trace: Option<String>,
}

const SELECT: &str = "SELECT e.id, COALESCE(e.answered_at, e.at) AS at, e.mode, r.goal, r.goal_name, r.bot, r.node, r.ad, e.destination, \
     e.connection, e.event_name, e.event_id, e.sandbox, e.outcome, e.reason, e.attempts, e.next_at, e.expires_at, e.url, e.headers, \
     e.body AS request_body, e.status, e.answer_body, e.answer_key, e.answer_params, e.mend, e.trace \
     FROM event e JOIN reached r ON r.id = e.reached WHERE e.workspace = ";

impl Store {
    /// The workspace's deliveries, newest first.
    pub(crate) async fn deliveries(&self, workspace: &str, filter: Filter<'_>) -> Result<Vec<Delivery>, sqlx::Error> {
        if filter.ids.is_some_and(<[String]>::is_empty) {
            return Ok(Vec::new());
        }
        let mut sql = Sql::new(SELECT);
        sql.bind(workspace);
        for (clause, value) in [
            (" AND r.goal = ", filter.goal),
            (" AND e.mode = ", filter.mode),
            (" AND e.destination = ", filter.destination),
            (" AND e.outcome = ", filter.outcome),
            (" AND e.reason = ", filter.reason),
            (" AND r.bot = ", filter.bot),
            (" AND r.day = ", filter.day),
            (" AND r.day >= ", filter.from),
            (" AND r.day <= ", filter.to),
            (" AND r.ad = ", filter.ad),
            (" AND r.person = ", filter.person),
            (" AND e.id < ", filter.before),
        ] {
            if let Some(value) = value {
                sql.push(clause).bind(value);
            }
        }
        if let Some(ids) = filter.ids {
            sql.push(" AND e.id IN ").list(ids.iter().map(String::as_str));
        } else if filter.outcome.is_none() && filter.person.is_none() {
            sql.push(" AND e.outcome <> 'skipped'");
        }
        sql.push(" ORDER BY e.id DESC LIMIT ").bind(i64::from(filter.limit));
        let rows: Vec<Row> = sql.fetch(&mut *self.pool().acquire().await?).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let mut rebuilt = self.rebuilt(rows.iter().map(|row| &*row.id)).await?;
        let mut deliveries: Vec<Delivery> = rows.into_iter().map(Delivery::try_from).collect::<Result<_, _>>()?;
        for delivery in &mut deliveries {
            delivery.rebuilt = rebuilt.remove(&delivery.id).unwrap_or_default();
        }
        Ok(deliveries)
    }
}

impl Delivery {
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// Shows `body`, as it was sent a moment ago, in the place of what is kept of it; nothing where nothing is.
    pub(crate) fn show_sent(&mut self, body: &str) {
        if let Some(request) = &mut self.request {
            body.clone_into(&mut request.body);
        }
    }
}

impl TryFrom<Row> for Delivery {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> Result<Self, sqlx::Error> {
        let unreadable = |error: serde_json::Error| sqlx::Error::Decode(error.into());
        let waits = matches!(&*row.outcome, "waiting" | "parked");
        let request = match (row.url, row.headers, row.request_body) {
            (Some(url), Some(headers), Some(body)) => {
                let headers = RawValue::from_string(headers).map_err(unreadable)?;
                Some(Request { method: "POST", url, headers, body })
            }
            _ => None,
        };
        let answer = match (row.answer_key, row.answer_params) {
            (Some(key), Some(params)) => Some(Answer {
                status: row.status,
                body: row.answer_body,
                key,
                params: serde_json::from_str(&params).map_err(unreadable)?,
                mend: row.mend,
                trace: row.trace,
            }),
            _ => None,
        };
        Ok(Self {
            id: row.id,
            at: row.at,
            mode: row.mode,
            goal: row.goal,
            goal_name: row.goal_name,
            bot: row.bot,
            node: row.node,
            ad: row.ad,
            destination: row.destination,
            connection: row.connection,
            event_name: row.event_name,
            event_id: row.event_id,
            sandbox: row.sandbox == Some(1),
            outcome: row.outcome,
            reason: row.reason,
            attempts: row.attempts,
            next_at: waits.then_some(row.next_at),
            expires_at: Some(row.expires_at).filter(|at| *at > 0),
            request,
            answer,
            rebuilt: Vec::new(),
        })
    }
}
