//! The tasks that write what many ask for at once: while one transaction is on its way to the disk, the next ones
//! gather, and go together. So each is as safe as one alone, and a hundred cost little more than one. On SQLite there is
//! one such task; on a server a few, so that the next group is filled and told while the last one is being kept.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::sync::{Mutex, mpsc, oneshot};
use tokio_util::task::TaskTracker;

use super::{
    Store, Writing,
    arrive::{Arrived, Reached, arrive},
    circuits::{CircuitChange, change_circuits},
    claim::{Claim, Claimed, claim},
    finish::{Finished, finish},
    idempotency::{Keyed, Once, Told, keep_answers, take_keys},
    roll::Changes,
};

/// Shared by all whose work was in one transaction.
pub(crate) type Failed = Arc<sqlx::Error>;

type Reply<T> = oneshot::Sender<Result<T, Failed>>;

/// Something to write.
#[derive(Debug)]
enum Job {
    Arrive(Box<Reached>, Reply<Arrived>),
    ArriveOnce(Box<(Reached, Keyed)>, Reply<Once>),
    Finish(Vec<Finished>, Vec<CircuitChange>, Reply<()>),
    Claim(Vec<Claim>, Reply<Vec<Vec<Claimed>>>),
    Stop,
}

/// The way to the tasks.
#[derive(Debug, Clone)]
pub(crate) struct Writer {
    jobs: mpsc::Sender<Job>,
    tasks: TaskTracker,
    /// How many goals the last group had.
    told: Arc<AtomicUsize>,
}

/// So many go together; more than gather while one transaction is written.
const MOST: usize = 128;
const WAITING: usize = 4096;
/// So long, where many are told, a server's next group gathers.
const GATHER: Duration = Duration::from_millis(2);
/// So many come together only where more is told than can be written one by one.
const MANY: usize = 8;
/// How often a transaction is tried that lost against another proxy's.
const TRIES: u32 = 8;

impl Writer {
    pub(super) fn start(store: Store) -> Self {
        let (jobs, waiting) = mpsc::channel(WAITING);
        let (waiting, tasks, told) = (Arc::new(Mutex::new(waiting)), TaskTracker::new(), Arc::default());
        for task in 0..store.writers() {
            tasks.spawn(run(Task { store: store.clone(), number: task }, Arc::clone(&waiting), Arc::clone(&told)));
        }
        tasks.close();
        Self { jobs, tasks, told }
    }

    /// Writes that a goal was reached; it is on the disk when this returns.
    pub(crate) async fn arrive(&self, reached: Reached) -> Result<Arrived, Failed> {
        self.ask(|reply| Job::Arrive(Box::new(reached), reply)).await
    }

    /// The same under a caller's key: its answer is on the disk with it.
    pub(crate) async fn arrive_once(&self, reached: Reached, keyed: Keyed) -> Result<Once, Failed> {
        self.ask(|reply| Job::ArriveOnce(Box::new((reached, keyed)), reply)).await
    }

    /// Writes what attempts made of their events, and what they tell of circuits.
    pub(crate) async fn finish(&self, finished: Vec<Finished>, circuits: Vec<CircuitChange>) -> Result<(), Failed> {
        self.ask(|reply| Job::Finish(finished, circuits, reply)).await
    }

    /// Takes events to be sent by this process alone; no event twice. For each claim what it got.
    pub(crate) async fn claim(&self, claims: Vec<Claim>) -> Result<Vec<Vec<Claimed>>, Failed> {
        self.ask(|reply| Job::Claim(claims, reply)).await
    }

    /// Whether many goals at once were told to be written last.
    pub(crate) fn is_pressed(&self) -> bool {
        self.told.load(Ordering::Relaxed) >= MANY
    }

    /// Ends the tasks once everything asked for is written.
    pub(super) async fn stop(&self) {
        let _ = self.jobs.send(Job::Stop).await;
        self.tasks.wait().await;
    }

    async fn ask<T>(&self, job: impl FnOnce(Reply<T>) -> Job) -> Result<T, Failed> {
        let (reply, answer) = oneshot::channel();
        let gone = || Failed::new(sqlx::Error::WorkerCrashed);
        self.jobs.send(job(reply)).await.map_err(|_| gone())?;
        answer.await.map_err(|_| gone())?
    }
}

/// One of the tasks that write.
#[derive(Debug)]
struct Task {
    store: Store,
    number: u32,
}

async fn run(task: Task, waiting: Arc<Mutex<mpsc::Receiver<Job>>>, told: Arc<AtomicUsize>) {
    loop {
        let mut batch = Vec::with_capacity(MOST);
        let mut jobs = waiting.lock().await;
        if task.store.writers() > 1 && told.load(Ordering::Relaxed) >= MANY {
            // Another group is being written meanwhile, and of a transaction most costs the same for one and for many.
            tokio::time::sleep(GATHER).await;
        }
        if jobs.recv_many(&mut batch, MOST).await == 0 {
            return;
        }
        if batch.iter().any(|job| matches!(job, Job::Stop)) {
            // What was asked for before is written all the same, by whichever of the tasks.
            jobs.close();
            batch.retain(|job| !matches!(job, Job::Stop));
        }
        drop(jobs);
        let goals = batch.iter().filter(|job| matches!(job, Job::Arrive(..) | Job::ArriveOnce(..))).count();
        told.store(goals, Ordering::Relaxed);
        write_all(&task, batch).await;
    }
}

/// Writes them together; if that cannot be, each by itself, so that one bad one fails alone.
async fn write_all(task: &Task, jobs: Vec<Job>) {
    if jobs.is_empty() {
        return;
    }
    match write(task, &jobs).await {
        Ok(done) => answer(jobs, done),
        Err(error) if jobs.len() == 1 || is_down(&error) => fail(jobs, &Arc::new(error)),
        Err(_) => {
            for job in jobs {
                let job = vec![job];
                match write(task, &job).await {
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
    told: Vec<(Option<Arrived>, Option<Once>)>,
    claimed: Vec<Vec<Vec<Claimed>>>,
}

async fn write(task: &Task, jobs: &[Job]) -> Result<Done, sqlx::Error> {
    for attempt in 1.. {
        match try_write(task, jobs).await {
            Err(error) if is_conflict(&error) && attempt < TRIES => {
                tokio::time::sleep(Duration::from_millis(u64::from(attempt * attempt))).await;
            }
            result => return result,
        }
    }
    unreachable!("the last attempt returns")
}

async fn try_write(task: &Task, jobs: &[Job]) -> Result<Done, sqlx::Error> {
    let mut writing = task.store.write_gathered(task.number).await?;
    let mut changes = Changes::default();
    let done = do_all(&task.store, &mut writing, &mut changes, jobs).await?;
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
    let mut told: Vec<Told<'_>> = Vec::new();
    let mut finished: Vec<&Finished> = Vec::new();
    let mut circuits = Vec::new();
    for job in jobs {
        match job {
            Job::Arrive(one, _) => told.push((one, None)),
            Job::ArriveOnce(one, _) => told.push((&one.0, Some(&one.1))),
            Job::Finish(some, changes, _) => {
                finished.extend(some);
                circuits.extend(changes);
            }
            Job::Claim(..) | Job::Stop => {}
        }
    }
    done.told = take(writing, changes, &told).await?;
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

/// Writes happenings and the answers to those that were told under a key.
async fn take(
    writing: &mut Writing,
    changes: &mut Changes,
    all: &[Told<'_>],
) -> Result<Vec<(Option<Arrived>, Option<Once>)>, sqlx::Error> {
    let write = take_keys(writing, all).await?;
    let reached: Vec<&Reached> = all.iter().zip(&write).filter(|(_, write)| **write).map(|((it, _), _)| *it).collect();
    let mut arrived = if reached.is_empty() { Vec::new() } else { arrive(writing, changes, &reached, None).await? };
    let mut next = arrived.drain(..);
    let arrived: Vec<Option<Arrived>> = write.into_iter().map(|write| write.then(|| next.next()).flatten()).collect();
    let once = keep_answers(writing, all, &arrived).await?;
    Ok(arrived.into_iter().zip(once).collect())
}

fn answer(jobs: Vec<Job>, done: Done) {
    let (mut told, mut claimed) = (done.told.into_iter(), done.claimed.into_iter());
    let mut told = || told.next().unwrap_or_default();
    // Whoever asked may be gone; what was written stays.
    for job in jobs {
        match job {
            Job::Arrive(_, reply) => drop(told().0.map(|one| reply.send(Ok(one)))),
            Job::ArriveOnce(_, reply) => drop(told().1.map(|one| reply.send(Ok(one)))),
            Job::Claim(_, reply) => drop(claimed.next().map(|some| reply.send(Ok(some)))),
            Job::Finish(.., reply) => drop(reply.send(Ok(()))),
            Job::Stop => {}
        }
    }
}

fn fail(jobs: Vec<Job>, error: &Failed) {
    for job in jobs {
        match job {
            Job::Arrive(_, reply) => drop(reply.send(Err(Arc::clone(error)))),
            Job::ArriveOnce(_, reply) => drop(reply.send(Err(Arc::clone(error)))),
            Job::Claim(_, reply) => drop(reply.send(Err(Arc::clone(error)))),
            Job::Finish(.., reply) => drop(reply.send(Err(Arc::clone(error)))),
            Job::Stop => {}
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
