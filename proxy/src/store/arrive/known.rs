//! Happenings that had been told before: how they stand.

use std::collections::BTreeMap;

use super::{Arrived, Reached, Stands};
use crate::store::{Writing, sql::Sql};

#[derive(sqlx::FromRow)]
struct Known {
    reached: String,
    first: i64,
    workspace: String,
    goal: String,
    happening: String,
    id: Option<String>,
    destination: Option<String>,
    outcome: Option<String>,
    reason: Option<String>,
    event_id: Option<String>,
}

/// Adds how happenings stand that had been told before.
pub(super) async fn add_known(
    writing: &mut Writing,
    all: &[&Reached],
    known: &[usize],
    arrived: &mut BTreeMap<usize, Arrived>,
) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new(
        "SELECT r.id AS reached, r.first, r.workspace, r.goal, r.happening, e.id, e.destination, e.outcome, e.reason, e.event_id \
         FROM reached r LEFT JOIN event e ON e.reached = r.id WHERE r.mode = 'live' AND (",
    );
    for (number, at) in known.iter().enumerate() {
        sql.push(if number == 0 { "" } else { " OR " });
        sql.push("(r.workspace = ").bind(&*all[*at].workspace).push(" AND r.goal = ").bind(&*all[*at].goal);
        sql.push(" AND r.happening = ").bind(&*all[*at].happening).push(")");
    }
    sql.push(") ORDER BY e.destination");
    let rows: Vec<Known> = sql.fetch(writing).await?;
    for at in known {
        let told = |row: &&Known| Some((&*row.workspace, &*row.goal, &*row.happening)) == all[*at].identity();
        let mut rows = rows.iter().filter(told).peekable();
        let Some(first) = rows.peek() else {
            return Err(sqlx::Error::RowNotFound);
        };
        let (reached, is_first) = (first.reached.clone(), first.first == 1);
        let events = rows.filter_map(Known::stands).collect();
        arrived.insert(*at, Arrived { reached, is_first, events });
    }
    Ok(())
}

impl Known {
    fn stands(&self) -> Option<Stands> {
        Some(Stands {
            id: self.id.clone()?,
            destination: self.destination.clone()?,
            outcome: self.outcome.clone()?,
            reason: self.reason.clone(),
            event_id: self.event_id.clone(),
        })
    }
}
