//! What one running sandbox holds.

use crate::clock::Clock;
use crate::config::{Config, Dataset};
use crate::faults::Faults;
use crate::limits::Limits;
use crate::received::Received;
use crate::record::Record;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The handle that the routes share.
pub(crate) type Shared = Arc<Sandbox>;

/// What one running sandbox holds.
pub(crate) struct Sandbox {
    pub(crate) config: Config,
    pub(crate) received: Received,
    pub(crate) record: Record,
    pub(crate) faults: Faults,
    pub(crate) limits: Limits,
    pub(crate) clock: Clock,
    /// Those of the configuration, and those made since.
    datasets: Mutex<Vec<Dataset>>,
    traces: AtomicU64,
}

impl Sandbox {
    pub(crate) fn new(config: Config, record: Record) -> Self {
        Self {
            received: Received::default(),
            record,
            faults: Faults::default(),
            limits: Limits::new(&config.limits),
            clock: Clock::new(config.now),
            datasets: Mutex::new(config.datasets.clone()),
            traces: AtomicU64::new(1),
            config,
        }
    }

    /// Now, in Unix seconds.
    pub(crate) fn now(&self) -> i64 {
        self.clock.now()
    }

    /// The first dataset that `wanted` says yes to.
    pub(crate) fn dataset(&self, wanted: impl Fn(&Dataset) -> bool) -> Option<Dataset> {
        let datasets = self.datasets.lock().unwrap_or_else(PoisonError::into_inner);
        datasets.iter().find(|dataset| wanted(dataset)).cloned()
    }

    /// Makes a dataset, whose id `with` is given.
    pub(crate) fn make_dataset(&self, with: impl FnOnce(String) -> Dataset) -> Dataset {
        let mut datasets = self.datasets.lock().unwrap_or_else(PoisonError::into_inner);
        let first = 5_020_304_050_607_000_u64;
        let free = (first..).map(|id| id.to_string()).find(|id| datasets.iter().all(|dataset| dataset.id() != id));
        let made = with(free.unwrap_or_default());
        datasets.push(made.clone());
        made
    }

    /// A trace id, new for every answer. It says where it comes from, so that nobody takes it to the platform's support.
    pub(crate) fn trace(&self) -> String {
        format!("Sandbox{:08}", self.traces.fetch_add(1, Ordering::Relaxed))
    }
}
