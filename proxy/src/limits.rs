//! How much is taken: so many requests at once, so many a second of one caller, so long each; and so many streams, which
//! have no end. What is too much is told with a problem and when to try again.

use std::{
    num::NonZeroU32,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use governor::{DefaultKeyedRateLimiter, Quota, clock::Clock, clock::DefaultClock};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::{app::App, auth::Session, config, problem::Problem};

/// What is in use now.
#[derive(Debug)]
pub(crate) struct Limits {
    request: Duration,
    per_second: u32,
    running: Arc<Semaphore>,
    most_streams: usize,
    streams: Arc<Semaphore>,
    rates: DefaultKeyedRateLimiter<String>,
}

impl Limits {
    pub(crate) fn new(limits: config::Limits) -> Self {
        let per_second = NonZeroU32::new(limits.per_second).unwrap_or(NonZeroU32::MIN);
        Self {
            request: limits.request,
            per_second: limits.per_second,
            running: Arc::new(Semaphore::new(limits.concurrent)),
            most_streams: limits.streams,
            streams: Arc::new(Semaphore::new(limits.streams)),
            rates: DefaultKeyedRateLimiter::keyed(Quota::per_second(per_second)),
        }
    }

    /// Room for one more stream, as long as it is held.
    pub(crate) fn stream(&self) -> Result<OwnedSemaphorePermit, Problem> {
        let room = Arc::clone(&self.streams).try_acquire_owned();
        room.map_err(|_| Problem::too_many_streams(self.most_streams).after(STREAM_WAIT))
    }
}

/// So many seconds later somebody may have stopped listening.
const STREAM_WAIT: u64 = 30;

/// Bounds how many requests run, and how long each may.
pub(crate) async fn bound(State(app): State<App>, request: Request, next: Next) -> Result<Response, Problem> {
    let limits = app.limits();
    let Ok(_running) = limits.running.try_acquire() else {
        return Err(Problem::too_many("concurrent_requests").after(1));
    };
    let began = Instant::now();
    match tokio::time::timeout(limits.request, next.run(request)).await {
        Ok(response) => Ok(response),
        Err(_) => {
            tracing::warn!(seconds = began.elapsed().as_secs(), "a request took too long");
            Err(Problem::too_slow())
        }
    }
}

/// Bounds how often one caller asks.
pub(crate) async fn pace(State(app): State<App>, request: Request, next: Next) -> Result<Response, Problem> {
    let limits = app.limits();
    if let Some(session) = request.extensions().get::<Session>()
        && let Err(early) = limits.rates.check_key(&session.caller())
    {
        let wait = early.wait_time_from(DefaultClock::default().now()).as_secs() + 1;
        return Err(Problem::too_many(format!("requests_per_second = {}", limits.per_second)).after(wait));
    }
    Ok(next.run(request).await)
}
