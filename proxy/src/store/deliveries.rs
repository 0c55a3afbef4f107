//! The journal: deliveries as they are shown, newest first.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;
use sqlx::{FromRow, QueryBuilder, Sqlite};
use utoipa::ToSchema;

use super::Store;

/// One request and its answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Delivery {
    id: String,
    at: i64,
    mode: String,
    goal: String,
    goal_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    bot: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    node: Option<String>,
    destination: String,
    connection: String,
    event_name: String,
    event_id: String,
    sandbox: bool,
    outcome: String,
    request: Request,
    answer: Answer,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
struct Request {
    method: &'static str,
    url: String,
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    headers: Box<RawValue>,
    body: String,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
struct Answer {
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    key: String,
    params: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mend: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trace: Option<String>,
}

/// Which deliveries.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Filter<'a> {
    /// Of this goal.
    pub(crate) goal: Option<&'a str>,
    /// With these ids.
    pub(crate) ids: Option<&'a [String]>,
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
    destination: String,
    connection: String,
    event_name: String,
    event_id: String,
    sandbox: bool,
    outcome: String,
    url: String,
    headers: String,
    request_body: String,
    status: Option<u16>,
    answer_body: Option<String>,
    answer_key: String,
    answer_params: String,
    mend: Option<String>,
    trace: Option<String>,
}

const SELECT: &str = "SELECT d.id, d.at, r.mode, r.goal, r.goal_name, r.bot, r.node, e.destination, e.connection, e.event_name, \
     e.event_id, e.sandbox, d.outcome, e.url, e.headers, e.body AS request_body, d.status, d.body AS answer_body, d.answer_key, \
     d.answer_params, d.mend, d.trace \
     FROM delivery d JOIN event e ON e.id = d.event JOIN reached r ON r.id = e.reached WHERE r.workspace = ";

impl Store {
    /// The workspace's deliveries, newest first.
    pub(crate) async fn deliveries(&self, workspace: &str, filter: Filter<'_>) -> Result<Vec<Delivery>, sqlx::Error> {
        if filter.ids.is_some_and(<[String]>::is_empty) {
            return Ok(Vec::new());
        }
        let mut query = QueryBuilder::<Sqlite>::new(SELECT);
        query.push_bind(workspace);
        if let Some(goal) = filter.goal {
            query.push(" AND r.goal = ").push_bind(goal);
        }
        if let Some(ids) = filter.ids {
            query.push(" AND d.id IN (");
            let mut list = query.separated(", ");
            for id in ids {
                list.push_bind(id);
            }
            query.push(")");
        }
        query.push(" ORDER BY d.id DESC LIMIT ").push_bind(filter.limit);
        let rows: Vec<Row> = query.build_query_as().fetch_all(&self.pool).await?;
        rows.into_iter().map(Delivery::try_from).collect()
    }
}

impl TryFrom<Row> for Delivery {
    type Error = sqlx::Error;

    fn try_from(row: Row) -> Result<Self, sqlx::Error> {
        let unreadable = |error: serde_json::Error| sqlx::Error::Decode(error.into());
        let request = Request {
            method: "POST",
            url: row.url,
            headers: RawValue::from_string(row.headers).map_err(unreadable)?,
            body: row.request_body,
        };
        let answer = Answer {
            status: row.status,
            body: row.answer_body,
            key: row.answer_key,
            params: serde_json::from_str(&row.answer_params).map_err(unreadable)?,
            mend: row.mend,
            trace: row.trace,
        };
        Ok(Self {
            id: row.id,
            at: row.at,
            mode: row.mode,
            goal: row.goal,
            goal_name: row.goal_name,
            bot: row.bot,
            node: row.node,
            destination: row.destination,
            connection: row.connection,
            event_name: row.event_name,
            event_id: row.event_id,
            sandbox: row.sandbox,
            outcome: row.outcome,
            request,
            answer,
        })
    }
}
