//! How often goals were reached, by how many people, and what became of it; tests apart from live. From the roll-ups.

use std::collections::{BTreeMap, BTreeSet};

use goal_element::domain::Mode;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Store, sql::Sql};

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

const REACHED: &str = "SELECT goal, mode, CAST(SUM(reached) AS BIGINT) FROM roll_reached WHERE workspace = ";
const PEOPLE: &str =
    "SELECT goal, mode, CAST(SUM(n) AS BIGINT) FROM roll_people WHERE scope = '' AND before = '' AND workspace = ";
const OUTCOMES: &str =
    "SELECT goal, mode, outcome, reason, CAST(SUM(n) AS BIGINT) FROM roll_outcome WHERE workspace = ";

impl Store {
    /// The figures of the workspace's goals, or of `goal` alone; the goal reached last comes first.
    pub(crate) async fn tallies(&self, workspace: &str, goal: Option<&str>) -> Result<Vec<Tally>, sqlx::Error> {
        let about = |text: &'static str| {
            let mut sql = Sql::new(text);
            sql.bind(workspace);
            if let Some(goal) = goal {
                sql.push(" AND goal = ").bind(goal);
            }
            sql
        };
        // One snapshot: between two reads an event may come in.
        let mut snapshot = self.snapshot().await?;
        let mut seen = about("SELECT goal, name FROM goal_seen WHERE workspace = ");
        seen.push(" ORDER BY reached DESC");
        let seen: Vec<(String, String)> = seen.fetch(&mut snapshot).await?;
        // Each writer has told its newest; the newest of all counts.
        let mut tallies: Vec<Tally> = Vec::new();
        let mut goals = BTreeSet::new();
        for (goal, goal_name) in seen {
            if goals.insert(goal.clone()) {
                tallies.push(Tally { goal, goal_name, ..Tally::default() });
            }
        }
        let mut reached = about(REACHED);
        reached.push(" GROUP BY goal, mode");
        for (goal, mode, n) in reached.fetch::<(String, String, i64)>(&mut snapshot).await? {
            at(&mut tallies, &goal, &mode, |count| count.reached = n);
        }
        let mut people = about(PEOPLE);
        people.push(" GROUP BY goal, mode");
        for (goal, mode, n) in people.fetch::<(String, String, i64)>(&mut snapshot).await? {
            at(&mut tallies, &goal, &mode, |count| count.people = n);
        }
        let mut outcomes = about(OUTCOMES);
        outcomes.push(" GROUP BY goal, mode, outcome, reason HAVING SUM(n) <> 0");
        for (goal, mode, outcome, reason, n) in
            outcomes.fetch::<(String, String, String, String, i64)>(&mut snapshot).await?
        {
            at(&mut tallies, &goal, &mode, |count| {
                *count.outcomes.entry(outcome).or_default() += n;
                if !reason.is_empty() {
                    *count.skipped.entry(reason).or_default() += n;
                }
            });
        }
        snapshot.commit().await?;
        Ok(tallies)
    }
}

fn at(tallies: &mut [Tally], goal: &str, mode: &str, change: impl FnOnce(&mut Count)) {
    if let Some(tally) = tallies.iter_mut().find(|tally| tally.goal == goal) {
        change(if mode == Mode::Live.name() { &mut tally.live } else { &mut tally.test });
    }
}
