//! The one task that writes what many ask for at once: while one transaction is on its way to the disk, the next ones
//! gather, and go together. So each is as safe as one alone, and a hundred cost little more than one.

use std::{sync::Arc, time::Duration};

use tokio::sync::{mpsc, oneshot};

use super::{
    Store, Writing,
    arrive::{Arrived, Reached, arrive},
    circuits::{CircuitChange, change_circuits},
    claim::{Claim, Claimed, claim},
    finish::{Finished, finish},
    roll::Changes,
};

/// Shared by all whose work was in one transaction.
pub(crate) type Failed = Arc<sqlx::Error>;

type Reply<T> = oneshot::Sender<Result<T, Failed>>;

/// Something to write.
#[derive(Debug)]
enum Job {
    Arrive(Box<Reached>, Reply<Arrived>),
    Finish(Vec<Finished>, Vec<CircuitChange>, Reply<()>),
    Claim(Vec<Claim>, Reply<Vec<Vec<Claimed>>>),
    Stop(oneshot::Sender<()>),
}

/// The way to the task.
#[derive(Debug, Clone)]
pub(crate) struct Writer(mpsc::Sender<Job>);

/// So many go together; more than gather while one transaction is written.
const MOST: usize = 128;
const WAITING: usize = 4096;
/// How often a transaction is tried that lost against another proxy's.
const TRIES: u32 = 8;

impl Writer {
    pub(super) fn start(store: Store) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING);
        tokio::spawn(run(store, receiver));
        Self(sender)
    }

    /// Writes that a goal was reached; it is on the disk when this returns.
    pub(crate) async fn arrive(&self, reached: Reached) -> Result<Arrived, Failed> {
        self.ask(|reply| Job::Arrive(Box::new(reached), reply)).await
    }

    /// Writes what attempts made of their events, and what they tell of circuits.
    pub(crate) async fn finish(&self, finished: Vec<Finished>, circuits: Vec<CircuitChange>) -> Result<(), Failed> {
        self.ask(|reply| Job::Finish(finished, circuits, reply)).await
    }

    /// Takes events to be sent by this process alone; no event twice. For each claim what it got.
    pub(crate) async fn claim(&self, claims: Vec<Claim>) -> Result<Vec<Vec<Claimed>>, Failed> {
        self.ask(|reply| Job::Claim(claims, reply)).await
    }

    /// Ends the task once everything asked for is written.
    pub(super) async fn stop(&self) {
        let (reply, stopped) = oneshot::channel();
        if self.0.send(Job::Stop(reply)).await.is_ok() {
            let _ = stopped.await;
        }
    }

    async fn ask<T>(&self, job: impl FnOnce(Reply<T>) -> Job) -> Result<T, Failed> {
        let (reply, answer) = oneshot::channel();
        let gone = || Failed::new(sqlx::Error::WorkerCrashed);
        self.0.send(job(reply)).await.map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }
}

async fn run(store: Store, mut jobs: mpsc::Receiver<Job>) {
    let mut batch = Vec::with_capacity(MOST);
    while jobs.recv_many(&mut batch, MOST).await > 0 {
        let mut stopped = None;
        let mut work = Vec::with_capacity(batch.len());
        for job in batch.drain(..) {
            match job {
                Job::Stop(reply) => stopped = Some(reply),
                job => work.push(job),
            }
        }
        write_all(&store, work).await;
        if let Some(reply) = stopped {
            let _ = reply.send(());
            return;
        }
    }
}

/// Writes them together; if that cannot be, each by itself, so that one bad one fails alone.
async fn write_all(store: &Store, jobs: Vec<Job>) {
    if jobs.is_empty() {
        return;
    }
    match write(store, &jobs).await {
        Ok(done) => answer(jobs, done),
        Err(error) if jobs.len() == 1 || is_down(&error) => fail(jobs, &Arc::new(error)),
        Err(_) => {
            for job in jobs {
                let job = vec![job];
                match write(store, &job).await {
                    Ok(done) => answer(job, done),
                    Err(error) => fail(job, &Arc::new(error)),
                }
            }
        }
    }
}

/// What came of each kind of job, in the jobs' order.
#[derive(Debug, Default)]
struct Done {
    arrived: Vec<Arrived>,
    claimed: Vec<Vec<Vec<Claimed>>>,
}

async fn write(store: &Store, jobs: &[Job]) -> Result<Done, sqlx::Error> {
    for attempt in 1.. {
        match try_write(store, jobs).await {
            Err(error) if is_conflict(&error) && attempt < TRIES => {
                tokio::time::sleep(Duration::from_millis(u64::from(attempt * attempt))).await;
            }
            result => return result,
        }
    }
    unreachable!("the last attempt returns")
}

async fn try_write(store: &Store, jobs: &[Job]) -> Result<Done, sqlx::Error> {
    let mut writing = store.write_gathered().await?;
    let mut changes = Changes::default();
    let done = do_all(store, &mut writing, &mut changes, jobs).await?;
    changes.write(&mut writing).await?;
    writing.commit().await?;
    Ok(done)
}

async fn do_all(
    store: &Store,
    writing: &mut Writing,
    changes: &mut Changes,
    jobs: &[Job],
) -> Result<Done, sqlx::Error> {
    let mut done = Done::default();
    let mut reached: Vec<&Reached> = Vec::new();
    let mut finished: Vec<&Finished> = Vec::new();
    let mut circuits = Vec::new();
    for job in jobs {
        match job {
            Job::Arrive(one, _) => reached.push(one),
            Job::Finish(some, changes, _) => {
                finished.extend(some);
                circuits.extend(changes);
            }
            Job::Claim(..) | Job::Stop(_) => {}
        }
    }
    if !reached.is_empty() {
        done.arrived = arrive(writing, changes, &reached, None).await?;
    }
    finish(writing, changes, &finished).await?;
    for job in jobs {
        if let Job::Claim(claims, _) = job {
            let mut got = Vec::with_capacity(claims.len());
            for wanted in claims {
                got.push(claim(writing, changes, wanted, store.owner()).await?);
            }
            done.claimed.push(got);
        }
    }
    change_circuits(writing, circuits).await?;
    Ok(done)
}

fn answer(jobs: Vec<Job>, done: Done) {
    let (mut arrived, mut claimed) = (done.arrived.into_iter(), done.claimed.into_iter());
    // Whoever asked may be gone; what was written stays.
    for job in jobs {
        match job {
            Job::Arrive(_, reply) => drop(arrived.next().map(|one| reply.send(Ok(one)))),
            Job::Claim(_, reply) => drop(claimed.next().map(|some| reply.send(Ok(some)))),
            Job::Finish(.., reply) => drop(reply.send(Ok(()))),
            Job::Stop(_) => {}
        }
    }
}

fn fail(jobs: Vec<Job>, error: &Failed) {
    for job in jobs {
        match job {
            Job::Arrive(_, reply) => drop(reply.send(Err(Arc::clone(error)))),
            Job::Claim(_, reply) => drop(reply.send(Err(Arc::clone(error)))),
            Job::Finish(.., reply) => drop(reply.send(Err(Arc::clone(error)))),
            Job::Stop(_) => {}
        }
    }
}

/// The database is not there, locked or full: no use in asking again at once.
fn is_down(error: &sqlx::Error) -> bool {
    if let Some(code) = error.as_database_error().and_then(|error| error.code()) {
        // SQLite's busy, locked, read-only, I/O error, corrupt, full, cannot open; PostgreSQL's classes of the same.
        let sqlite =
            code.parse::<u32>().is_ok_and(|code| code < 10_000 && matches!(code & 0xff, 5..=6 | 8 | 10..=11 | 13..=14));
        return sqlite || ["08", "53", "57", "58"].iter().any(|class| code.len() == 5 && code.starts_with(class));
    }
    matches!(error, sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed)
}

/// Another proxy's transaction went first: deadlock, or what serializable databases ask to be repeated.
fn is_conflict(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    matches!(code.as_deref(), Some("40001" | "40P01"))
}
