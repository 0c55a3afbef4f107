//! Rate limits: so many calls of a platform in so many seconds, as the configuration says.

use crate::received::Target;
use serde::Deserialize;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How many calls a platform takes.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// Whose calls.
    pub target: Target,
    /// So many calls …
    pub calls: u32,
    /// … in so many seconds.
    pub seconds: u32,
    /// Whether the refusal says by `Retry-After` when to come back.
    #[serde(default)]
    pub retry_after: bool,
}

/// A limit, and what was used of it.
struct Used {
    limit: Limit,
    since: Instant,
    calls: u32,
}

/// All limits.
pub(crate) struct Limits(Mutex<Vec<Used>>);

/// A limit is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reached {
    /// Seconds until the next call is taken; none if the platform does not say.
    pub(crate) retry_after: Option<u64>,
}

impl Limits {
    pub(crate) fn new(limits: &[Limit]) -> Self {
        let fresh = |limit: &Limit| Used { limit: *limit, since: Instant::now(), calls: 0 };
        Self(Mutex::new(limits.iter().map(fresh).collect()))
    }

    /// Counts a call, or says that it is one too many.
    pub(crate) fn count(&self, target: Target) -> Result<(), Reached> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for used in all.iter_mut().filter(|used| used.limit.target == target) {
            let window = Duration::from_secs(used.limit.seconds.into());
            let passed = used.since.elapsed();
            if passed >= window {
                (used.since, used.calls) = (Instant::now(), 0);
            }
            if used.calls >= used.limit.calls {
                let left = window.saturating_sub(passed).as_secs() + 1;
                return Err(Reached { retry_after: used.limit.retry_after.then_some(left) });
            }
            used.calls += 1;
        }
        Ok(())
    }
}
