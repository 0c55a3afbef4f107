//! The rows that arrivals are kept in, many in one statement.

use std::collections::{BTreeMap, BTreeSet};

use super::{Lease, Outcome, Reached, Stands};
use crate::store::{Writing, sql::Sql};

const REACHED: &str = "INSERT INTO reached (id, workspace, mode, goal, goal_name, bot, node, person, happening, at, day, ad, \
                       first, amount, currency) ";
const EVENT: &str = "INSERT INTO event (id, workspace, reached, mode, destination, outcome, reason, at, connection, sandbox, event_name, \
                     event_id, url, headers, body, moment, raw, next_at, expires_at, lease, lease_until, changed) ";

/// Enters what counts once into the ledger; the happenings that were the first to do so.
pub(super) async fn count_once(
    writing: &mut Writing,
    all: &[&Reached],
    ids: &[String],
) -> Result<BTreeSet<String>, sqlx::Error> {
    // In order, so that two proxies never wait for each other crosswise; the first telling of a batch stands for its fact.
    let mut facts = BTreeMap::new();
    for (reached, id) in all.iter().zip(ids) {
        if let Some(once) = &reached.once {
            facts.entry((&*reached.workspace, &**once)).or_insert(&**id);
        }
    }
    let facts: Vec<_> = facts.into_iter().collect();
    let mut winners = BTreeSet::new();
    for facts in writing.pieces(&facts) {
        let mut sql = Sql::new("INSERT INTO ledger (workspace, event_id, reached) ").kept();
        sql.rows(facts, |row, ((workspace, event_id), reached)| {
            row.bind(*workspace).and(*event_id).and(*reached);
        });
        sql.push(" ON CONFLICT DO NOTHING RETURNING reached");
        winners.extend(sql.fetch::<(String,)>(writing).await?.into_iter().map(|(reached,)| reached));
    }
    Ok(winners)
}

/// Inserts the happenings; the ids of those that had not been told before.
pub(super) async fn insert_reached(
    writing: &mut Writing,
    all: &[&Reached],
    ids: &[String],
    first: &[bool],
) -> Result<BTreeSet<String>, sqlx::Error> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|at| all[*at].identity());
    let mut new = BTreeSet::new();
    for piece in writing.pieces(&order) {
        let mut sql = Sql::new(REACHED).kept();
        sql.rows(piece, |row, at| {
            let reached = all[*at];
            let (amount, currency) = reached.value.as_ref().map(|(amount, currency)| (&**amount, &**currency)).unzip();
            row.bind(&*ids[*at]).and(&*reached.workspace).and(reached.mode.name()).and(&*reached.goal);
            row.and(&*reached.goal_name).and(reached.bot.as_deref()).and(reached.node.as_deref());
            row.and(reached.person.as_deref()).and(&*reached.happening).and(reached.at).and(&*reached.day);
            row.and(&*reached.ad).and(i64::from(first[*at])).and(amount).and(currency);
        });
        sql.push(" ON CONFLICT DO NOTHING RETURNING id");
        new.extend(sql.fetch::<(String,)>(writing).await?.into_iter().map(|(id,)| id));
    }
    Ok(new)
}

pub(super) async fn insert_events(
    writing: &mut Writing,
    all: &[&Reached],
    ids: &[String],
    rows: &[(usize, &Outcome, Stands)],
    lease: Option<Lease<'_>>,
) -> Result<(), sqlx::Error> {
    for piece in writing.pieces(rows) {
        let mut sql = Sql::new(EVENT).kept();
        sql.rows(piece, |row, (at, outcome, stands)| {
            let reached = all[*at];
            let frozen = match outcome {
                Outcome::Send(frozen) if stands.reason.is_none() => Some(frozen),
                _ => None,
            };
            let lease = lease.filter(|_| frozen.is_some());
            row.bind(&*stands.id).and(&*reached.workspace).and(&*ids[*at]).and(reached.mode.name());
            row.and(&*stands.destination).and(&*stands.outcome).and(stands.reason.as_deref()).and(reached.at);
            row.and(frozen.map(|it| &*it.connection));
            row.and(frozen.map(|it| i64::from(it.sandbox))).and(frozen.map(|it| &*it.event_name));
            row.and(frozen.map(|it| &*it.event_id)).and(frozen.map(|it| &*it.url)).and(frozen.map(|it| &*it.headers));
            row.and(frozen.map(|it| &*it.body)).and(frozen.and_then(|it| it.moment.as_deref()));
            row.and(i64::from(frozen.is_some()));
            row.and(reached.at).and(frozen.map_or(0, |it| it.expires_at));
            row.and(lease.map(|it| it.owner)).and(lease.map_or(0, |it| it.until)).and(&*stands.id);
        });
        sql.execute(writing).await?;
    }
    Ok(())
}
