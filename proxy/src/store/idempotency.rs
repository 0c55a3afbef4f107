//! Answers kept under the caller's key.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use sqlx::{AnyConnection, FromRow};

use super::{Arrived, Reached, Store, Writing, sql::Sql};

/// What is known under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Begun {
    /// Nothing: the caller runs it now.
    Run,
    /// It was asked, of another body.
    Conflict,
    /// It is being run.
    Running,
    /// Its answer: status and JSON.
    Done(i64, String),
}

/// A caller's key, the digest of what it is asked of, and how it is answered: status and JSON.
pub(crate) struct Keyed {
    key: String,
    digest: String,
    now: i64,
    answer: Box<Answering>,
}

/// Status and JSON of an answer. It may be made more than once: a group that could not be written is written again.
type Answering = dyn Fn(&Arrived) -> (u16, String) + Send + Sync;

impl Keyed {
    pub(crate) fn new(
        key: &str,
        digest: &str,
        now: i64,
        answer: impl Fn(&Arrived) -> (u16, String) + Send + Sync + 'static,
    ) -> Self {
        Self { key: key.to_owned(), digest: digest.to_owned(), now, answer: Box::new(answer) }
    }
}

impl fmt::Debug for Keyed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Keyed").field("key", &self.key).finish_non_exhaustive()
    }
}

/// What came of a happening that was told under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Once {
    /// It was taken now, and is answered so.
    Now(String),
    /// The key was known.
    Known(Begun),
}

/// Whoever runs longer than that, in seconds, is gone: another may.
const LONGEST_RUN: i64 = 300;

impl Store {
    /// What is known under `key`; [`Begun::Run`]: nothing, and nothing is held.
    pub(crate) async fn known_once(
        &self,
        workspace: &str,
        key: &str,
        digest: &str,
        now: i64,
    ) -> Result<Begun, sqlx::Error> {
        let known = Kept::under(&mut *self.pool().acquire().await?, (workspace, key)).await?;
        // Begun too long ago, or in the future: before the clock was set back.
        let is_free = |it: &Kept| it.status.is_none() && (it.at < now - LONGEST_RUN || it.at > now + LONGEST_RUN);
        Ok(known.filter(|it| !is_free(it)).map_or(Begun::Run, |it| it.begun(digest)))
    }

    /// Begins what may be done once under `key`.
    pub(crate) async fn begin_once(
        &self,
        workspace: &str,
        key: &str,
        digest: &str,
        now: i64,
    ) -> Result<Begun, sqlx::Error> {
        let mut writing = self.write().await?;
        let sql = "INSERT INTO idempotency (workspace, key, digest, at) VALUES ($1, $2, $3, $4) \
                   ON CONFLICT (workspace, key) DO UPDATE SET at = excluded.at, digest = excluded.digest \
                   WHERE idempotency.status IS NULL AND (idempotency.at < $5 OR idempotency.at > $6)";
        let query = sqlx::query(sql).bind(workspace).bind(key).bind(digest).bind(now).bind(now - LONGEST_RUN);
        // Begun in the future: before the clock was set back.
        let query = query.bind(now + LONGEST_RUN);
        let begun = if query.execute(&mut *writing).await?.rows_affected() == 1 {
            Begun::Run
        } else {
            let known = Kept::under(&mut writing, (workspace, key)).await?;
            known.ok_or(sqlx::Error::RowNotFound)?.begun(digest)
        };
        writing.commit().await?;
        Ok(begun)
    }

    /// Keeps its answer.
    pub(crate) async fn end_once(
        &self,
        workspace: &str,
        key: &str,
        status: u16,
        answer: &str,
    ) -> Result<(), sqlx::Error> {
        let mut writing = self.write().await?;
        let sql = "UPDATE idempotency SET status = $1, answer = $2 WHERE workspace = $3 AND key = $4";
        let query = sqlx::query(sql).bind(i64::from(status)).bind(answer).bind(workspace).bind(key);
        query.execute(&mut *writing).await?;
        writing.commit().await
    }

    /// Frees the key again.
    pub(crate) async fn forget_once(&self, workspace: &str, key: &str) -> Result<(), sqlx::Error> {
        let mut writing = self.write().await?;
        let sql = "DELETE FROM idempotency WHERE workspace = $1 AND key = $2 AND status IS NULL";
        sqlx::query(sql).bind(workspace).bind(key).execute(&mut *writing).await?;
        writing.commit().await
    }
}

/// What stands under a key.
#[derive(FromRow)]
struct Kept {
    digest: String,
    status: Option<i64>,
    answer: Option<String>,
    at: i64,
}

impl Kept {
    async fn under(connection: &mut AnyConnection, (workspace, key): Name<'_>) -> Result<Option<Self>, sqlx::Error> {
        let mut sql = Sql::new("SELECT digest, status, answer, at FROM idempotency WHERE workspace = ").kept();
        sql.bind(workspace).push(" AND key = ").bind(key);
        Ok(sql.fetch(connection).await?.into_iter().next())
    }

    /// What that says to who asks for something of this `digest`.
    fn begun(self, digest: &str) -> Begun {
        match (self.status, self.answer) {
            _ if self.digest != digest => Begun::Conflict,
            (Some(status), Some(answer)) => Begun::Done(status, answer),
            _ => Begun::Running,
        }
    }
}

/// A happening and the key that it was told under, if it was.
pub(super) type Told<'a> = (&'a Reached, Option<&'a Keyed>);

/// Workspace and key.
type Name<'a> = (&'a str, &'a str);

fn name<'a>((reached, keyed): &Told<'a>) -> Option<Name<'a>> {
    keyed.map(|keyed| (&*reached.workspace, &*keyed.key))
}

/// Takes the keys of happenings that are told under one. Which of them are to be written: those without a key, and the
/// first of each key that nobody has.
pub(super) async fn take_keys(writing: &mut Writing, all: &[Told<'_>]) -> Result<Vec<bool>, sqlx::Error> {
    // In order, so that two proxies never wait for each other crosswise.
    let mut first = BTreeMap::new();
    for (at, told) in all.iter().enumerate() {
        if let Some((name, keyed)) = name(told).zip(told.1) {
            first.entry(name).or_insert((at, keyed));
        }
    }
    let mut write: Vec<bool> = all.iter().map(|(_, keyed)| keyed.is_none()).collect();
    let wanted: Vec<_> = first.iter().map(|(name, (_, keyed))| (*name, *keyed)).collect();
    let mut taken = BTreeSet::new();
    for piece in writing.pieces(&wanted) {
        let mut sql = Sql::new("INSERT INTO idempotency (workspace, key, digest, at) ").kept();
        sql.rows(piece, |row, ((workspace, key), keyed)| {
            row.bind(*workspace).and(*key).and(&*keyed.digest).and(keyed.now);
        });
        sql.push(
            " ON CONFLICT (workspace, key) DO UPDATE SET at = excluded.at, digest = excluded.digest \
              WHERE idempotency.status IS NULL AND (idempotency.at < excluded.at - ",
        );
        sql.bind(LONGEST_RUN).push(" OR idempotency.at > excluded.at + ").bind(LONGEST_RUN);
        sql.push(") RETURNING workspace, key");
        taken.extend(sql.fetch::<(String, String)>(writing).await?);
    }
    for (workspace, key) in &taken {
        if let Some((at, _)) = first.get(&(&**workspace, &**key)) {
            write[*at] = true;
        }
    }
    Ok(write)
}

/// Keeps the answers to what was written, and tells what is known under the keys of the rest; in the order of `all`.
pub(super) async fn keep_answers(
    writing: &mut Writing,
    all: &[Told<'_>],
    arrived: &[Option<Arrived>],
) -> Result<Vec<Option<Once>>, sqlx::Error> {
    let mut answers = BTreeMap::new();
    for (told, arrived) in all.iter().zip(arrived) {
        if let (Some(name), Some(keyed), Some(arrived)) = (name(told), told.1, arrived) {
            answers.insert(name, (keyed, (keyed.answer)(arrived)));
        }
    }
    let kept: Vec<_> = answers.iter().collect();
    for piece in writing.pieces(&kept) {
        let mut sql = Sql::new("WITH given (workspace, key, status, answer) AS (").kept();
        sql.rows(piece, |row, ((workspace, key), (_, (status, answer)))| {
            row.bind(*workspace).and(*key).and(i64::from(*status)).and(&**answer);
        });
        sql.push(
            ") UPDATE idempotency SET status = given.status, answer = given.answer FROM given \
              WHERE idempotency.workspace = given.workspace AND idempotency.key = given.key",
        );
        sql.execute(writing).await?;
    }
    let mut all_told = Vec::with_capacity(all.len());
    for (told, arrived) in all.iter().zip(arrived) {
        let once = match (name(told).zip(told.1), arrived) {
            (None, _) => None,
            (Some((name, _)), Some(_)) => answers.get(&name).map(|(_, (_, answer))| Once::Now(answer.clone())),
            // Told at the same time under the same key, or before.
            (Some((name, keyed)), None) => Some(Once::Known(match answers.get(&name) {
                Some((first, _)) if first.digest != keyed.digest => Begun::Conflict,
                Some((_, (status, answer))) => Begun::Done(i64::from(*status), answer.clone()),
                None => Kept::under(writing, name).await?.ok_or(sqlx::Error::RowNotFound)?.begun(&keyed.digest),
            })),
        };
        all_told.push(once);
    }
    Ok(all_told)
}
