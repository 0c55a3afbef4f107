//! Attempts that are over: what each made of its event.

use std::collections::BTreeMap;

use goal_element::payload::answer::Answer;

use super::{
    Writing,
    arrive::new_id,
    roll::{Changes, Place},
    sql::Sql,
};

/// An attempt that is over.
#[derive(Debug, Clone)]
pub(crate) struct Finished {
    pub(crate) event: String,
    /// Whose lease it was sent under.
    pub(crate) owner: String,
    /// What becomes of the event.
    pub(crate) outcome: &'static str,
    pub(crate) at: i64,
    /// Not before; for an event that stays.
    pub(crate) next_at: i64,
    /// The answer's status and body as they may be shown.
    pub(crate) status: Option<u16>,
    pub(crate) body: Option<String>,
    pub(crate) answer: Answer,
    /// The request's body without raw ids, once no delivery needs them.
    pub(crate) forgotten: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    destination: String,
    outcome: String,
    workspace: String,
    mode: String,
    goal: String,
    day: String,
    bot: Option<String>,
    ad: String,
    raw: i64,
}

/// An event that is held until the transaction ends.
#[derive(Debug)]
pub(crate) struct Held {
    pub(crate) place: Place,
    destination: String,
    pub(crate) outcome: String,
    /// Whether its body still holds what the platform needs raw.
    raw: bool,
}

impl Held {
    /// Counts that it becomes `outcome`.
    pub(crate) fn becomes(&self, changes: &mut Changes, outcome: &str) {
        self.moves(changes, outcome, "");
    }

    /// Counts that it is skipped for `reason`.
    pub(crate) fn is_skipped(&self, changes: &mut Changes, reason: &str) {
        self.moves(changes, "skipped", reason);
    }

    fn moves(&self, changes: &mut Changes, outcome: &str, reason: &str) {
        changes.outcome(&self.place, (self.destination.clone(), self.outcome.clone(), String::new()), -1);
        changes.outcome(&self.place, (self.destination.clone(), outcome.to_owned(), reason.to_owned()), 1);
    }
}

const SELECT: &str = "SELECT e.id, e.destination, e.outcome, r.workspace, r.mode, r.goal, r.day, r.bot, r.ad, e.raw \
                      FROM event e JOIN reached r ON r.id = e.reached WHERE e.id IN ";

/// Writes attempts and what they made of their events. An event whose lease has passed to another keeps what that one
/// made of it.
pub(crate) async fn finish(writing: &mut Writing, changes: &mut Changes, all: &[&Finished]) -> Result<(), sqlx::Error> {
    let found = locked(writing, all.iter().map(|it| &*it.event)).await?;
    for finished in all {
        let Some(held) = found.get(&finished.event) else {
            continue;
        };
        let stays = matches!(finished.outcome, "waiting" | "parked");
        // Erased while it was being sent: there is nothing left to send again.
        let outcome = if stays && !held.raw { "erased" } else { finished.outcome };
        let answer = &finished.answer;
        let mut sql = Sql::new("UPDATE event SET attempts = attempts + 1, changed = ").kept();
        sql.bind(new_id()).push(", outcome = ").bind(outcome).push(", next_at = ").bind(finished.next_at);
        sql.push(", answered_at = ").bind(finished.at).push(", status = ").bind(finished.status.map(i64::from));
        sql.push(", answer_body = ").bind(finished.body.as_deref()).push(", answer_key = ").bind(answer.key);
        let params = serde_json::to_string(&answer.params).expect("texts become JSON");
        sql.push(", answer_params = ").bind(params);
        sql.push(", mend = ").bind(answer.mend.as_ref().map(|pointer| pointer.as_str()));
        sql.push(", trace = ").bind(answer.trace.as_deref());
        if let Some(body) = &finished.forgotten {
            sql.push(", raw = 0, moment = NULL, body = CASE WHEN raw = 1 THEN ").bind(&**body).push(" ELSE body END");
        }
        sql.push(" WHERE id = ").bind(&*finished.event).push(" AND lease = ").bind(&*finished.owner);
        // What was believed lost and marked unknown is known after all.
        sql.push(" AND outcome IN ('sending', 'unknown')");
        if sql.execute(writing).await? == 1 {
            held.becomes(changes, outcome);
        }
    }
    Ok(())
}

/// Events by id, held until the transaction ends.
pub(crate) async fn locked<'i>(
    writing: &mut Writing,
    ids: impl IntoIterator<Item = &'i str>,
) -> Result<BTreeMap<String, Held>, sqlx::Error> {
    let mut ids: Vec<&str> = ids.into_iter().collect();
    if ids.is_empty() {
        return Ok(BTreeMap::new());
    }
    ids.sort_unstable();
    let mut sql = Sql::new(SELECT);
    sql.list(ids);
    // In order, so that two proxies never wait for each other crosswise.
    sql.push(" ORDER BY e.id").push(writing.for_update(" FOR UPDATE OF e"));
    let rows: Vec<Row> = sql.fetch(writing).await?;
    let held = |row: Row| {
        let bot = row.bot.unwrap_or_default();
        let place = Place { workspace: row.workspace, mode: row.mode, goal: row.goal, day: row.day, bot, ad: row.ad };
        (row.id, Held { place, destination: row.destination, outcome: row.outcome, raw: row.raw == 1 })
    };
    Ok(rows.into_iter().map(held).collect())
}
