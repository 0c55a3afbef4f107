//! Attempts that are over: what each made of its event.

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

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
    pub(super) raw: bool,
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

const SELECT: &str = ") SELECT e.id, e.destination, e.outcome, r.workspace, r.mode, r.goal, r.day, r.bot, r.ad, e.raw \
                      FROM given JOIN event e ON e.id = given.event JOIN reached r ON r.id = e.reached ORDER BY e.id";

/// Writes attempts and what they made of their events. An event whose lease has passed to another keeps what that one
/// made of it.
pub(crate) async fn finish(writing: &mut Writing, changes: &mut Changes, all: &[&Finished]) -> Result<(), sqlx::Error> {
    let mut rest: Vec<&Finished> = all.to_vec();
    // An event that was sent twice under one lease takes its answers in their order.
    while !rest.is_empty() {
        let mut now = BTreeMap::new();
        let mut later = Vec::new();
        for one in rest {
            match now.entry(&*one.event) {
                Entry::Vacant(place) => drop(place.insert(one)),
                Entry::Occupied(_) => later.push(one),
            }
        }
        finish_each(writing, changes, now.into_values().collect()).await?;
        rest = later;
    }
    Ok(())
}

const UPDATE: &str = ") UPDATE event SET attempts = attempts + 1, changed = given.change, outcome = given.becomes, \
     next_at = given.not_before, answered_at = given.since, status = given.code, answer_body = given.answer, \
     answer_key = given.key, answer_params = given.params, mend = given.pointer, trace = given.id_there, \
     raw = CASE WHEN given.forgotten IS NULL THEN event.raw ELSE 0 END, \
     moment = CASE WHEN given.forgotten IS NULL THEN event.moment END, \
     body = CASE WHEN given.forgotten IS NOT NULL AND event.raw = 1 THEN given.forgotten ELSE event.body END \
     FROM given WHERE event.id = given.event AND event.lease = given.owner";

/// The same, of events that are each there once.
async fn finish_each(writing: &mut Writing, changes: &mut Changes, all: Vec<&Finished>) -> Result<(), sqlx::Error> {
    let found = locked(writing, all.iter().map(|it| &*it.event)).await?;
    let outcome = |finished: &Finished, held: &Held| {
        let stays = matches!(finished.outcome, "waiting" | "parked");
        // Erased while it was being sent: there is nothing left to send again.
        if stays && !held.raw { "erased" } else { finished.outcome }
    };
    let known: Vec<_> = all.into_iter().filter_map(|it| Some((it, outcome(it, found.get(&it.event)?)))).collect();
    for piece in writing.pieces(&known) {
        let mut sql = Sql::new(
            "WITH given (event, owner, change, becomes, not_before, since, code, answer, key, params, pointer, id_there, forgotten) AS (",
        )
        .kept();
        sql.rows(piece, |row, (finished, outcome)| {
            let answer = &finished.answer;
            let params = serde_json::to_string(&answer.params).expect("texts become JSON");
            row.bind(&*finished.event).and(&*finished.owner).and(new_id()).and(*outcome).and(finished.next_at);
            row.and(finished.at).and(finished.status.map(i64::from)).and(finished.body.as_deref()).and(answer.key);
            row.and(params).and(answer.mend.as_ref().map(|pointer| pointer.as_str())).and(answer.trace.as_deref());
            row.and(finished.forgotten.as_deref());
        });
        sql.push(UPDATE);
        // What was believed lost and marked unknown is known after all.
        sql.push(" AND event.outcome IN ('sending', 'unknown') RETURNING event.id, event.outcome");
        for (id, outcome) in sql.fetch::<(String, String)>(writing).await? {
            if let Some(held) = found.get(&id) {
                held.becomes(changes, &outcome);
            }
        }
    }
    Ok(())
}

/// Events by id, held until the transaction ends.
pub(crate) async fn locked<'i>(
    writing: &mut Writing,
    ids: impl IntoIterator<Item = &'i str>,
) -> Result<BTreeMap<String, Held>, sqlx::Error> {
    // In order, so that two proxies never wait for each other crosswise.
    let ids: Vec<&str> = ids.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
    let mut rows: Vec<Row> = Vec::new();
    for piece in writing.pieces(&ids) {
        let mut sql = Sql::new("WITH given (event) AS (").kept();
        sql.rows(piece, |row, id| {
            row.bind(*id);
        });
        sql.push(SELECT).push(writing.for_update(" FOR UPDATE OF e"));
        rows.append(&mut sql.fetch(writing).await?);
    }
    let held = |row: Row| {
        let bot = row.bot.unwrap_or_default();
        let place = Place { workspace: row.workspace, mode: row.mode, goal: row.goal, day: row.day, bot, ad: row.ad };
        (row.id, Held { place, destination: row.destination, outcome: row.outcome, raw: row.raw == 1 })
    };
    Ok(rows.into_iter().map(held).collect())
}
