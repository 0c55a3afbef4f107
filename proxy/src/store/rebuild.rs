//! Events whose requests are built anew: what that needs, and what stood in their place before.

use std::collections::BTreeMap;

use serde::Serialize;
use sqlx::FromRow;
use utoipa::ToSchema;

use super::{
    Again, Frozen, Store,
    again::{held, let_wait, may_wait},
    arrive::new_id,
    sql::Sql,
};
use crate::delivery::forget_raw;

/// An event, as far as its request can be made anew.
#[derive(Debug, FromRow)]
pub(crate) struct Kept {
    pub(crate) mode: String,
    pub(crate) outcome: String,
    pub(crate) destination: String,
    pub(crate) goal: String,
    /// When it happened, and on which day of the workspace.
    pub(crate) at: i64,
    pub(crate) day: String,
    pub(crate) event_id: Option<String>,
    pub(crate) expires_at: i64,
    /// JSON; `None`: gone, or never kept.
    pub(crate) moment: Option<String>,
}

impl Kept {
    /// Whether it is in a state in which it may be sent again.
    pub(crate) fn may_wait(&self) -> bool {
        may_wait(&self.mode, &self.outcome)
    }
}

/// Who builds it anew, by what, and when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rebuilding<'a> {
    pub(crate) revision: i64,
    pub(crate) by: Option<&'a str>,
    pub(crate) now: i64,
}

/// A request that was built anew, by a revision of the goal.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Rebuilt {
    at: i64,
    /// Who did it, as the host names its users.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    revision: i64,
    before: Before,
}

/// What stood in its place.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = BeforeRebuilt)]
struct Before {
    #[schema(value_type = crate::events::schema::Stands)]
    outcome: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_name: Option<String>,
    /// The answer's key, if there was one.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer_key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// Without the ids that the platform needs raw.
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
}

#[derive(FromRow)]
struct Row {
    event: String,
    at: i64,
    by_name: Option<String>,
    revision: i64,
    outcome: String,
    event_name: Option<String>,
    answer_key: Option<String>,
    url: Option<String>,
    body: Option<String>,
}

impl Store {
    /// What the event's request can be built anew from.
    pub(crate) async fn kept_moment(&self, workspace: &str, id: &str) -> Result<Option<Kept>, sqlx::Error> {
        let mut sql = Sql::new(
            "SELECT e.mode, e.outcome, e.destination, r.goal, r.at, r.day, e.event_id, e.expires_at, e.moment \
             FROM event e JOIN reached r ON r.id = e.reached WHERE e.workspace = ",
        );
        sql.bind(workspace).push(" AND e.id = ").bind(id);
        Ok(sql.fetch(&mut *self.pool().acquire().await?).await?.pop())
    }

    /// Puts `frozen` in the place of the event's request, notes what stood there, and lets it wait.
    pub(crate) async fn rebuild(
        &self,
        workspace: &str,
        id: &str,
        frozen: &Frozen,
        with: Rebuilding<'_>,
    ) -> Result<Again, sqlx::Error> {
        let mut writing = self.write().await?;
        let held = match held(&mut writing, workspace, id).await? {
            Ok(held) => held,
            Err(not) => return Ok(not),
        };
        let mut sql = Sql::new("SELECT body FROM event WHERE moment IS NOT NULL AND body IS NOT NULL AND id = ");
        sql.bind(id);
        let Some((body,)) = sql.fetch::<(String,)>(&mut writing).await?.pop() else {
            return Ok(Again::TooLate);
        };
        let mut sql = Sql::new(
            "INSERT INTO rebuilt (id, event, at, by_name, revision, outcome, event_name, answer_key, url, body) SELECT ",
        );
        sql.bind(new_id()).push(", id, CAST(").bind(with.now).push(" AS BIGINT), ").bind(with.by);
        sql.push(", CAST(").bind(with.revision).push(" AS BIGINT), outcome, event_name, answer_key, url, ");
        sql.bind(forget_raw(&body)).push(" FROM event WHERE id = ").bind(id);
        sql.execute(&mut writing).await?;
        let mut sql = Sql::new("UPDATE event SET connection = ");
        sql.bind(&*frozen.connection).push(", sandbox = ").bind(i64::from(frozen.sandbox));
        sql.push(", event_name = ").bind(&*frozen.event_name).push(", url = ").bind(&*frozen.url);
        sql.push(", headers = ").bind(&*frozen.headers).push(", body = ").bind(&*frozen.body);
        sql.push(", expires_at = ").bind(frozen.expires_at).push(" WHERE id = ").bind(id);
        sql.execute(&mut writing).await?;
        let again = let_wait(&mut writing, &held, id, with.now).await?;
        if again == Again::Waits {
            writing.commit().await?;
        }
        Ok(again)
    }

    /// How the requests of these events were built anew, the latest first.
    pub(super) async fn rebuilt<'i>(
        &self,
        ids: impl Iterator<Item = &'i str>,
    ) -> Result<BTreeMap<String, Vec<Rebuilt>>, sqlx::Error> {
        let mut sql = Sql::new(
            "SELECT event, at, by_name, revision, outcome, event_name, answer_key, url, body FROM rebuilt WHERE event IN ",
        );
        sql.list(ids).push(" ORDER BY id DESC");
        let rows: Vec<Row> = sql.fetch(&mut *self.pool().acquire().await?).await?;
        let mut all: BTreeMap<String, Vec<Rebuilt>> = BTreeMap::new();
        for row in rows {
            let Row { event, at, by_name, revision, outcome, event_name, answer_key, url, body } = row;
            let before = Before { outcome, event_name, answer_key, url, body };
            all.entry(event).or_default().push(Rebuilt { at, by: by_name, revision, before });
        }
        Ok(all)
    }
}
