//! The goals library: revisions, who uses a goal, and deleting what nobody uses.

use std::collections::BTreeMap;

use sqlx::FromRow;

use super::{Store, Writing};

/// A goal at one of its revisions.
#[derive(Debug, FromRow)]
pub(crate) struct KeptGoal {
    pub(crate) id: String,
    pub(crate) revision: i64,
    pub(crate) name: String,
    pub(crate) updated_at: i64,
    pub(crate) document: String,
}

/// What is to become a goal's next revision.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewRevision<'a> {
    pub(crate) workspace: &'a str,
    pub(crate) id: &'a str,
    pub(crate) name: &'a str,
    pub(crate) document: &'a str,
    pub(crate) by: Option<&'a str>,
    pub(crate) at: i64,
}

/// What became of saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Saved {
    /// As this revision.
    As(i64),
    /// Somebody was faster: this is the newest.
    Not(i64),
    /// There is no such goal.
    Unknown,
}

/// One revision in the history.
#[derive(Debug, FromRow)]
pub(crate) struct Revision {
    pub(crate) revision: i64,
    pub(crate) at: i64,
    pub(crate) name: String,
    pub(crate) by_name: Option<String>,
}

/// A bot that uses a goal.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct Use {
    pub(crate) goal: String,
    pub(crate) bot: String,
    pub(crate) bot_name: String,
    pub(crate) blocks: i64,
}

const NEWEST: &str = "SELECT g.id, g.revision, g.name, g.updated_at, r.document FROM goal g JOIN goal_revision r \
     ON r.workspace = g.workspace AND r.goal = g.id AND r.revision = g.revision WHERE g.workspace = $1 AND g.deleted = 0";

impl Store {
    /// The workspace's goals, by name; with `bot` those that it uses.
    pub(crate) async fn goals(&self, workspace: &str, bot: Option<&str>) -> Result<Vec<KeptGoal>, sqlx::Error> {
        let text = format!(
            "{NEWEST} AND ($2 = '' OR EXISTS (SELECT 1 FROM goal_usage u WHERE u.workspace = g.workspace AND \
             u.goal = g.id AND u.bot = $2)) ORDER BY g.name, g.id"
        );
        let query = sqlx::query_as(sqlx::AssertSqlSafe(text)).bind(workspace).bind(bot.unwrap_or_default());
        query.fetch_all(self.pool()).await
    }

    /// A goal at `revision`, or at its newest.
    pub(crate) async fn goal(
        &self,
        workspace: &str,
        id: &str,
        revision: Option<i64>,
    ) -> Result<Option<KeptGoal>, sqlx::Error> {
        let Some(revision) = revision else {
            let query = sqlx::query_as(sqlx::AssertSqlSafe(format!("{NEWEST} AND g.id = $2"))).bind(workspace).bind(id);
            return query.fetch_optional(self.pool()).await;
        };
        let sql = "SELECT g.id, r.revision, r.name, r.at AS updated_at, r.document FROM goal g JOIN goal_revision r \
                   ON r.workspace = g.workspace AND r.goal = g.id WHERE g.workspace = $1 AND g.id = $2 AND \
                   g.deleted = 0 AND r.revision = $3";
        sqlx::query_as(sql).bind(workspace).bind(id).bind(revision).fetch_optional(self.pool()).await
    }

    /// Who uses the workspace's goals, by goal.
    pub(crate) async fn uses(&self, workspace: &str) -> Result<BTreeMap<String, Vec<Use>>, sqlx::Error> {
        let sql = "SELECT goal, bot, bot_name, blocks FROM goal_usage WHERE workspace = $1 ORDER BY bot_name, bot";
        let all: Vec<Use> = sqlx::query_as(sql).bind(workspace).fetch_all(self.pool()).await?;
        let mut by_goal: BTreeMap<String, Vec<Use>> = BTreeMap::new();
        for used in all {
            by_goal.entry(used.goal.clone()).or_default().push(used);
        }
        Ok(by_goal)
    }

    /// A goal's revisions, the newest first; none if there is no such goal.
    pub(crate) async fn revisions(&self, workspace: &str, id: &str) -> Result<Vec<Revision>, sqlx::Error> {
        let sql = "SELECT r.revision, r.at, r.name, r.by_name FROM goal_revision r JOIN goal g ON \
                   g.workspace = r.workspace AND g.id = r.goal WHERE r.workspace = $1 AND r.goal = $2 AND g.deleted = 0 \
                   ORDER BY r.revision DESC";
        sqlx::query_as(sql).bind(workspace).bind(id).fetch_all(self.pool()).await
    }

    /// Takes a goal into the library; [`Saved::Not`] if it is there already.
    pub(crate) async fn add_goal(&self, new: NewRevision<'_>) -> Result<Saved, sqlx::Error> {
        let mut writing = self.write().await?;
        let sql = "INSERT INTO goal (workspace, id, revision, name, updated_at) VALUES ($1, $2, 1, $3, $4) \
                   ON CONFLICT (workspace, id) DO UPDATE SET revision = goal.revision + 1, name = $3, updated_at = $4, \
                   deleted = 0 WHERE goal.deleted = 1";
        let query = sqlx::query(sql).bind(new.workspace).bind(new.id).bind(new.name).bind(new.at);
        let added = query.execute(&mut *writing).await?.rows_affected() > 0;
        let revision = revision(&mut writing, new.workspace, new.id).await?.unwrap_or(1);
        if !added {
            return Ok(Saved::Not(revision));
        }
        keep_revision(&mut writing, &new, revision).await?;
        writing.commit().await?;
        Ok(Saved::As(revision))
    }

    /// Saves a goal's next revision, if `expected` is still its newest.
    pub(crate) async fn save_goal(&self, new: NewRevision<'_>, expected: i64) -> Result<Saved, sqlx::Error> {
        let mut writing = self.write().await?;
        let sql = "UPDATE goal SET revision = revision + 1, name = $3, updated_at = $4 \
                   WHERE workspace = $1 AND id = $2 AND revision = $5 AND deleted = 0";
        let query = sqlx::query(sql).bind(new.workspace).bind(new.id).bind(new.name).bind(new.at).bind(expected);
        if query.execute(&mut *writing).await?.rows_affected() == 0 {
            let current = revision(&mut writing, new.workspace, new.id).await?;
            return Ok(current.map_or(Saved::Unknown, Saved::Not));
        }
        keep_revision(&mut writing, &new, expected + 1).await?;
        writing.commit().await?;
        Ok(Saved::As(expected + 1))
    }

    /// Deletes a goal that nobody uses; `Err` holds those who do, `Ok(false)` says that there is none.
    pub(crate) async fn delete_goal(&self, workspace: &str, id: &str) -> Result<Result<bool, Vec<Use>>, sqlx::Error> {
        let mut writing = self.write().await?;
        let sql =
            "SELECT goal, bot, bot_name, blocks FROM goal_usage WHERE workspace = $1 AND goal = $2 ORDER BY bot_name";
        let users: Vec<Use> = sqlx::query_as(sql).bind(workspace).bind(id).fetch_all(&mut *writing).await?;
        let sql = "UPDATE goal SET deleted = 1 WHERE workspace = $1 AND id = $2 AND deleted = 0";
        let deleted = sqlx::query(sql).bind(workspace).bind(id).execute(&mut *writing).await?.rows_affected() > 0;
        if deleted && !users.is_empty() {
            return Ok(Err(users));
        }
        writing.commit().await?;
        Ok(Ok(deleted))
    }

    /// Replaces what is known of the goals that `bot` uses.
    pub(crate) async fn replace_usage(
        &self,
        workspace: &str,
        bot: &str,
        bot_name: &str,
        goals: &[(String, i64)],
    ) -> Result<(), sqlx::Error> {
        let mut writing = self.write().await?;
        let sql = "DELETE FROM goal_usage WHERE workspace = $1 AND bot = $2";
        sqlx::query(sql).bind(workspace).bind(bot).execute(&mut *writing).await?;
        for (goal, blocks) in goals {
            let sql = "INSERT INTO goal_usage (workspace, bot, goal, bot_name, blocks) VALUES ($1, $2, $3, $4, $5) \
                       ON CONFLICT (workspace, bot, goal) DO UPDATE SET bot_name = $4, blocks = $5";
            let query = sqlx::query(sql).bind(workspace).bind(bot).bind(goal).bind(bot_name).bind(blocks);
            query.execute(&mut *writing).await?;
        }
        writing.commit().await
    }
}

async fn revision(writing: &mut Writing, workspace: &str, id: &str) -> Result<Option<i64>, sqlx::Error> {
    let sql = "SELECT revision FROM goal WHERE workspace = $1 AND id = $2 AND deleted = 0";
    sqlx::query_scalar(sql).bind(workspace).bind(id).fetch_optional(&mut **writing).await
}

async fn keep_revision(writing: &mut Writing, new: &NewRevision<'_>, revision: i64) -> Result<(), sqlx::Error> {
    let sql = "INSERT INTO goal_revision (workspace, goal, revision, at, name, by_name, document) \
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let query = sqlx::query(sql).bind(new.workspace).bind(new.id).bind(revision).bind(new.at).bind(new.name);
    query.bind(new.by).bind(new.document).execute(&mut **writing).await?;
    Ok(())
}
