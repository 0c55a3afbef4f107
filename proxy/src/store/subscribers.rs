//! One person's data: erased on request, or handed out.

use serde::Serialize;
use serde_json::value::RawValue;
use sqlx::FromRow;
use utoipa::ToSchema;

use super::{Delivery, Filter, Referral, Store, arrive::new_id, finish::locked, roll::Changes, sql::Sql};

/// What was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Erased {
    /// Events that waited and will not be sent.
    pub(crate) cancelled: u64,
    /// Events whose requests and answers are gone.
    pub(crate) deliveries: u64,
}

/// What is kept of a person.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = KeptOfSubscriber)]
pub(crate) struct Kept {
    pub(crate) reached: Vec<ReachedBy>,
    pub(crate) deliveries: Vec<Delivery>,
    pub(crate) referral: Option<Referral>,
    /// What requests were made from that may have to be made anew.
    #[schema(value_type = Vec<Object>)]
    pub(crate) moments: Vec<Box<RawValue>>,
}

/// A goal that the person reached.
#[derive(Debug, Serialize, FromRow, ToSchema)]
#[schema(as = GoalReached)]
pub(crate) struct ReachedBy {
    pub(crate) at: i64,
    pub(crate) goal: String,
    pub(crate) goal_name: String,
    pub(crate) mode: String,
    pub(crate) bot: Option<String>,
    pub(crate) ad: String,
    pub(crate) amount: Option<String>,
    pub(crate) currency: Option<String>,
}

impl Store {
    /// Cancels what waits and removes everything that belongs to the person but counts and salted event ids.
    pub(crate) async fn erase(&self, workspace: &str, person: &str) -> Result<Erased, sqlx::Error> {
        let mut writing = self.write().await?;
        let mut sql = Sql::new("SELECT e.id FROM event e JOIN reached r ON r.id = e.reached WHERE r.workspace = ");
        sql.bind(workspace).push(" AND r.person = ").bind(person);
        let ids: Vec<(String,)> = sql.fetch(&mut writing).await?;
        let mut changes = Changes::default();
        let (mut cancelled, mut deliveries) = (0, 0);
        for ids in ids.chunks(500) {
            for (id, held) in locked(&mut writing, ids.iter().map(|(id,)| &**id)).await? {
                let mut sql = Sql::new(
                    "UPDATE event SET url = NULL, headers = NULL, body = NULL, moment = NULL, raw = 0, answer_body = NULL, trace = NULL, \
                     answer_params = CASE WHEN answer_key IS NULL THEN NULL ELSE '{}' END, changed = ",
                );
                sql.bind(new_id());
                if matches!(&*held.outcome, "waiting" | "parked") {
                    sql.push(", outcome = 'erased'");
                    held.becomes(&mut changes, "erased");
                    cancelled += 1;
                }
                sql.push(" WHERE id = ").bind(&*id);
                sql.execute(&mut writing).await?;
                let mut sql = Sql::new("UPDATE rebuilt SET url = NULL, body = NULL WHERE event = ");
                sql.bind(&*id);
                sql.execute(&mut writing).await?;
                deliveries += u64::from(held.outcome != "skipped");
            }
        }
        // Whoever is sending one of them now records its answer; its body is gone already.
        let mut sql = Sql::new("UPDATE reached SET person = NULL WHERE workspace = ");
        sql.bind(workspace).push(" AND person = ").bind(person);
        sql.execute(&mut writing).await?;
        for text in ["DELETE FROM referral WHERE workspace = ", "DELETE FROM person_day WHERE workspace = "] {
            let mut sql = Sql::new(text);
            sql.bind(workspace).push(" AND person = ").bind(person);
            sql.execute(&mut writing).await?;
        }
        changes.write(&mut writing).await?;
        writing.commit().await?;
        Ok(Erased { cancelled, deliveries })
    }

    /// Everything that is kept of the person.
    pub(crate) async fn kept(&self, workspace: &str, person: &str, most: u32) -> Result<Kept, sqlx::Error> {
        let mut sql =
            Sql::new("SELECT at, goal, goal_name, mode, bot, ad, amount, currency FROM reached WHERE workspace = ");
        sql.bind(workspace).push(" AND person = ").bind(person).push(" ORDER BY id DESC LIMIT ").bind(i64::from(most));
        let reached = sql.fetch(&mut *self.pool().acquire().await?).await?;
        let filter = Filter { person: Some(person), limit: most, ..Filter::default() };
        let deliveries = self.deliveries(workspace, filter).await?;
        let mut sql = Sql::new("SELECT e.moment FROM event e JOIN reached r ON r.id = e.reached WHERE r.workspace = ");
        sql.bind(workspace).push(" AND e.moment IS NOT NULL AND r.person = ").bind(person);
        sql.push(" ORDER BY e.id DESC LIMIT ").bind(i64::from(most));
        let moments: Vec<(String,)> = sql.fetch(&mut *self.pool().acquire().await?).await?;
        let moments = moments.into_iter().map(|(moment,)| RawValue::from_string(moment)).collect::<Result<_, _>>();
        let moments = moments.map_err(|error| sqlx::Error::Decode(error.into()))?;
        Ok(Kept { reached, deliveries, referral: self.referral(workspace, person).await?, moments })
    }
}
