//! What is sent next: live traffic first, the backlog at a bounded share and oldest first, and nothing into what is known
//! to be broken but a probe now and then.

use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};

use goal_element::payload::batch;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::{attempt, lane::Lane};
use crate::{
    app::App,
    connections,
    store::{Circuit, Claim, Claimed, Failed, Which},
};

/// How often to look for what other proxies left, or what may be tried again.
const IDLE: Duration = Duration::from_millis(500);
/// So long, at most, what waits to be sent gives way to what comes in.
const GIVE_WAY: Duration = Duration::from_millis(250);
/// How often to look whether it is calm again.
const LOOK: Duration = Duration::from_millis(10);
/// Seconds between two looks at what is over.
const SWEEP: i64 = 5;
/// Seconds between two looks at what is old.
const TIDY: i64 = 3600;

/// The part of the program that sends.
#[derive(Debug)]
pub(crate) struct Worker {
    app: App,
    fresh: Arc<Semaphore>,
    backlog: Arc<Semaphore>,
    swept: i64,
    tidied: i64,
    turns: usize,
}

impl Worker {
    pub(crate) fn new(app: App) -> Self {
        let settings = app.config().delivery;
        Self {
            fresh: Arc::new(Semaphore::new(settings.live_requests)),
            backlog: Arc::new(Semaphore::new(settings.backlog_requests)),
            app,
            swept: i64::MIN,
            tidied: i64::MIN,
            turns: 0,
        }
    }

    /// Sends until the program stops.
    pub(crate) async fn run(mut self) {
        let stopping = self.app.stopping();
        while !stopping.is_cancelled() {
            let took = match self.turn().await {
                Ok(took) => took,
                Err(error) => {
                    // Said with what to do; nothing is sent meanwhile.
                    self.app.storage_failed(&error);
                    0
                }
            };
            if took > 0 {
                self.give_way().await;
            } else {
                tokio::select! {
                    () = stopping.cancelled() => {}
                    () = self.app.wake().notified() => {}
                    () = tokio::time::sleep(IDLE) => {}
                }
            }
        }
    }

    /// While more comes in than is written, whoever tells it waits for us, and the platform does not: what is on the disk may
    /// be sent a moment later, and more of it together. Bounded, so that a long storm is sent while it lasts.
    async fn give_way(&self) {
        let until = Instant::now() + GIVE_WAY;
        while self.app.writer().is_pressed() && !self.app.is_stopping() && Instant::now() < until {
            tokio::time::sleep(LOOK).await;
        }
    }

    /// One look at everything that waits. Returns how many events were taken; they are under way when it returns.
    pub(crate) async fn turn(&mut self) -> Result<usize, Failed> {
        let now = self.app.now();
        if now < self.swept || now >= self.swept.saturating_add(SWEEP) {
            self.sweep(now).await?;
            self.swept = now;
        }
        if now < self.tidied || now >= self.tidied.saturating_add(TIDY) {
            self.tidy(now).await?;
            self.tidied = now;
        }
        // Nothing could be taken; whoever is done rings again.
        if !self.has_room() && self.backlog.available_permits() == 0 {
            return Ok(0);
        }
        let circuits = self.app.store().circuits().await?;
        let due = self.due(now).await?;
        let (count, has_room, mut took) = (due.len(), self.has_room(), 0);
        for (at, lane) in due.into_iter().enumerate() {
            // An equal share of what is free, of which the last may have what the first left.
            let share = if has_room { self.fresh.available_permits().div_ceil(count - at) } else { 0 };
            took += self.serve(lane, &circuits, now, share).await?;
        }
        Ok(took)
    }

    /// The lanes for which something waits; each turn begins with another.
    async fn due(&mut self, now: i64) -> Result<Vec<Lane>, sqlx::Error> {
        let mut due = Vec::new();
        for lane in Lane::all(&self.app).await {
            // Whoever has its token sends it.
            if connections::token(&lane.connection, self.app.secrets()).is_ok()
                && self.app.store().has_due(&lane.workspace, lane.id(), now).await?
            {
                due.push(lane);
            }
        }
        let first = self.turns.checked_rem(due.len()).unwrap_or_default();
        due.rotate_left(first);
        self.turns = self.turns.wrapping_add(1);
        Ok(due)
    }

    /// Waits until nothing is under way.
    pub(crate) async fn settle(&self) {
        let settings = self.app.config().delivery;
        let count = |slots: usize| u32::try_from(slots).unwrap_or(u32::MAX);
        let _ = self.fresh.acquire_many(count(settings.live_requests)).await;
        let _ = self.backlog.acquire_many(count(settings.backlog_requests)).await;
    }

    async fn sweep(&self, now: i64) -> Result<(), sqlx::Error> {
        let store = self.app.store();
        let lost = store.give_up_lost(now).await?;
        if lost > 0 {
            tracing::warn!(lost, "whoever sent these events is gone; they are marked unknown");
        }
        let mut expired = 0;
        while let more @ 1.. = store.expire(now).await? {
            expired += more;
        }
        if expired > 0 {
            tracing::warn!(expired, "the platform would not take these events any more; they are expired");
        }
        for gone in store.deleted_connections().await? {
            // One of its name in the configuration goes first.
            let stands = self.app.workspace(&gone.workspace).is_some_and(|it| it.connections.is_of_file(&gone.id));
            while !stands && store.skip_deleted(&gone, now).await? > 0 {}
        }
        while store.forget_raw_ids(now).await? > 0 {}
        Ok(())
    }

    /// Forgets what is kept for a while only.
    async fn tidy(&self, now: i64) -> Result<(), sqlx::Error> {
        let kept = self.app.config().retention;
        let mut rows = 0;
        while let more @ 1.. = self.app.store().forget_old(now, kept).await? {
            rows += more;
        }
        if rows > 0 {
            tracing::info!(rows, "older than they are kept; forgotten");
        }
        let lanes = Lane::all(&self.app).await;
        let needed = lanes.iter().flat_map(|lane| lane.keys().all().map(str::to_owned)).collect();
        let circuits = self.app.store().forget_circuits(&needed, now).await?;
        if circuits > 0 {
            tracing::info!(circuits, "no connection goes through these circuits any more; forgotten");
        }
        Ok(())
    }

    /// Takes what a lane has and there is room for: at most `share` events that have just come in.
    async fn serve(
        &self,
        lane: Lane,
        circuits: &BTreeMap<String, Circuit>,
        now: i64,
        share: usize,
    ) -> Result<usize, Failed> {
        let keys = lane.keys();
        let known = keys.known(circuits);
        let lane = Arc::new((lane, known.iter().map(|circuit| circuit.key.clone()).collect::<Vec<_>>()));
        let open: Vec<&Circuit> = known.into_iter().filter(|circuit| circuit.is_open == 1).collect();
        if !open.is_empty() {
            return self.behind_open(&lane, &open, now).await;
        }
        let settings = self.app.config().delivery;
        let fresh = permits(&self.fresh, share);
        let backlog = Arc::clone(&self.backlog).try_acquire_owned().ok();
        // In one transaction: what it costs is the same for one event and for many.
        let mut claims = Vec::new();
        if !fresh.is_empty() {
            claims.push(self.wanted(&lane.0, Which::Fresh(now - settings.live_for), fresh.len()));
        }
        if backlog.is_some() {
            claims.push(self.wanted(&lane.0, Which::Backlog, settings.backlog_batch as usize));
        }
        if claims.is_empty() {
            return Ok(0);
        }
        let mut got = self.app.writer().claim(claims).await?;
        let mut took = 0;
        if let Some(permit) = backlog {
            let events = got.pop().unwrap_or_default();
            took += events.len();
            self.start_batches(&lane, events, permit);
        }
        for (event, permit) in got.pop().unwrap_or_default().into_iter().zip(fresh) {
            took += 1;
            self.start(&lane, vec![event], permit);
        }
        Ok(took)
    }

    /// Whether enough requests are free to take events for: a few at a time, for each time is a transaction.
    fn has_room(&self) -> bool {
        self.fresh.available_permits() >= self.app.config().delivery.live_requests.div_ceil(3)
    }

    /// Something on the way is broken: a probe, if it is time for one; what needs people is parked.
    async fn behind_open(&self, lane: &Arc<(Lane, Vec<String>)>, open: &[&Circuit], now: i64) -> Result<usize, Failed> {
        let (store, keys) = (self.app.store(), lane.0.keys());
        if open.iter().any(|circuit| keys.is_for_people(&circuit.key)) {
            store.park(&lane.0.workspace, lane.0.id()).await?;
        }
        let permit = Arc::clone(&self.fresh).try_acquire_owned();
        let (Ok(permit), true) = (permit, open.iter().all(|circuit| circuit.may_be_tried(now))) else {
            return Ok(0);
        };
        let next = now + self.app.config().delivery.probe_every;
        for circuit in open {
            if !store.may_probe(&circuit.key, now, next).await? {
                return Ok(0);
            }
        }
        let claims = vec![self.wanted(&lane.0, Which::Probe, 1)];
        let events = self.app.writer().claim(claims).await?.pop().unwrap_or_default();
        let took = events.len();
        if took > 0 {
            self.start(lane, events, permit);
        }
        Ok(took)
    }

    fn wanted(&self, lane: &Lane, which: Which, most: usize) -> Claim {
        let now = self.app.now();
        Claim {
            workspace: lane.workspace.clone(),
            connection: lane.id().to_owned(),
            which,
            now,
            until: now + self.app.lease_seconds(),
            most: u32::try_from(most).unwrap_or(u32::MAX),
        }
    }

    fn start_batches(&self, lane: &Arc<(Lane, Vec<String>)>, events: Vec<Claimed>, permit: OwnedSemaphorePermit) {
        let mut by_address: BTreeMap<(String, String), Vec<Claimed>> = BTreeMap::new();
        for event in events {
            by_address.entry((event.url.clone(), event.headers.clone())).or_default().push(event);
        }
        let mut batches = Vec::new();
        for events in by_address.into_values() {
            let bodies: Vec<&str> = events.iter().map(|event| &*event.body).collect();
            for places in batch::plan(&bodies) {
                batches.push(places.into_iter().map(|at| events[at].clone()).collect::<Vec<_>>());
            }
        }
        let (app, lane) = (self.app.clone(), Arc::clone(lane));
        self.app.tasks().spawn(async move {
            for events in batches {
                attempt::send(&app, &lane.0, &lane.1, events).await;
            }
            drop(permit);
            app.wake().notify_one();
        });
    }

    fn start(&self, lane: &Arc<(Lane, Vec<String>)>, events: Vec<Claimed>, permit: OwnedSemaphorePermit) {
        let (app, lane) = (self.app.clone(), Arc::clone(lane));
        self.app.tasks().spawn(async move {
            attempt::send(&app, &lane.0, &lane.1, events).await;
            drop(permit);
            app.wake().notify_one();
        });
    }
}

/// As many as are free, up to `most`, one by one.
fn permits(slots: &Arc<Semaphore>, most: usize) -> Vec<OwnedSemaphorePermit> {
    std::iter::from_fn(|| Arc::clone(slots).try_acquire_owned().ok()).take(most).collect()
}
