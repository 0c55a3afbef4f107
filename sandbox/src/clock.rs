//! The sandbox's clock: the machine's, moved or stopped as a test asks.

use std::sync::{Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

/// What the clock shows.
#[derive(Clone, Copy, Debug)]
enum Hands {
    /// So many seconds ahead of the machine's.
    Moving(i64),
    /// It stands still.
    Still(i64),
}

pub(crate) struct Clock(Mutex<Hands>);

impl Clock {
    /// It stands still at `now`, or goes as the machine's.
    pub(crate) fn new(now: Option<i64>) -> Self {
        Self(Mutex::new(now.map_or(Hands::Moving(0), Hands::Still)))
    }

    /// Unix seconds.
    pub(crate) fn now(&self) -> i64 {
        match *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Hands::Moving(ahead) => machine().saturating_add(ahead),
            Hands::Still(now) => now,
        }
    }

    /// Stops it at a time.
    pub(crate) fn stop(&self, now: i64) {
        self.set(Hands::Still(now));
    }

    /// Lets it go, so many seconds ahead of the machine's.
    pub(crate) fn go(&self, ahead: i64) {
        self.set(Hands::Moving(ahead));
    }

    fn set(&self, hands: Hands) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = hands;
    }
}

fn machine() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}
