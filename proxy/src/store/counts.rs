//! How often goals were reached, by how many people, and what became of it; tests apart from live.

use std::collections::BTreeMap;

use goal_element::domain::Mode;
use serde::Serialize;
use utoipa::ToSchema;

use super::Store;

/// One goal's figures.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub(crate) struct Tally {
    pub(crate) goal: String,
    pub(crate) goal_name: String,
    pub(crate) test: Count,
    pub(crate) live: Count,
}

/// The figures of one mode. The outcomes' sum is what was reached times the destinations that were switched on.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub(crate) struct Count {
    /// How often the goal was reached.
    pub(crate) reached: i64,
    /// By how many people.
    pub(crate) people: i64,
    /// What became of its events.
    pub(crate) outcomes: BTreeMap<String, i64>,
    /// Why events were skipped.
    pub(crate) skipped: BTreeMap<String, i64>,
}

type ReachedRow = (String, String, String, i64, i64);
type OutcomeRow = (String, String, String, Option<String>, i64);

// SQLite takes a bare column from the row that MAX came from; PostgreSQL will say DISTINCT ON.
const REACHED: &str = "SELECT goal, goal_name, mode, COUNT(*), COUNT(DISTINCT person), MAX(id) AS newest FROM reached \
     WHERE workspace = $1 AND ($2 IS NULL OR goal = $2) GROUP BY goal, mode ORDER BY newest DESC";

const OUTCOMES: &str = "SELECT r.goal, r.mode, e.outcome, e.reason, COUNT(*) FROM event e JOIN reached r ON r.id = e.reached \
     WHERE r.workspace = $1 AND ($2 IS NULL OR r.goal = $2) GROUP BY r.goal, r.mode, e.outcome, e.reason";

impl Store {
    /// The figures of the workspace's goals, or of `goal` alone; the goal reached last comes first.
    pub(crate) async fn tallies(&self, workspace: &str, goal: Option<&str>) -> Result<Vec<Tally>, sqlx::Error> {
        // One snapshot: between two reads an event may come in.
        let mut snapshot = self.pool.begin().await?;
        let reached: Vec<ReachedRow> =
            sqlx::query_as(REACHED).bind(workspace).bind(goal).fetch_all(&mut *snapshot).await?;
        let outcomes: Vec<OutcomeRow> =
            sqlx::query_as(OUTCOMES).bind(workspace).bind(goal).fetch_all(&mut *snapshot).await?;
        snapshot.commit().await?;

        let mut tallies: Vec<Tally> = Vec::new();
        for (goal, goal_name, mode, count, people) in reached {
            let at = position(&mut tallies, &goal, &goal_name);
            let figures = tallies[at].of(&mode);
            figures.reached = count;
            figures.people = people;
        }
        for (goal, mode, outcome, reason, count) in outcomes {
            let at = position(&mut tallies, &goal, "");
            let figures = tallies[at].of(&mode);
            *figures.outcomes.entry(outcome).or_default() += count;
            if let Some(reason) = reason {
                *figures.skipped.entry(reason).or_default() += count;
            }
        }
        Ok(tallies)
    }
}

impl Tally {
    fn of(&mut self, mode: &str) -> &mut Count {
        if mode == Mode::Live.name() { &mut self.live } else { &mut self.test }
    }
}

fn position(tallies: &mut Vec<Tally>, goal: &str, goal_name: &str) -> usize {
    tallies.iter().position(|tally| tally.goal == goal).unwrap_or_else(|| {
        tallies.push(Tally { goal: goal.to_owned(), goal_name: goal_name.to_owned(), ..Tally::default() });
        tallies.len() - 1
    })
}
