//! What one running sandbox holds.

use crate::config::Config;
use crate::faults::Faults;
use crate::received::Received;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The handle that the routes share.
pub(crate) type Shared = Arc<Sandbox>;

/// What one running sandbox holds.
pub(crate) struct Sandbox {
    pub(crate) config: Config,
    pub(crate) received: Received,
    pub(crate) faults: Faults,
    traces: AtomicU64,
}

impl Sandbox {
    pub(crate) fn new(config: Config) -> Self {
        Self { config, received: Received::default(), faults: Faults::default(), traces: AtomicU64::new(1) }
    }

    /// A trace id, new for every answer. It says where it comes from, so that nobody takes it to the platform's support.
    pub(crate) fn trace(&self) -> String {
        format!("Sandbox{:08}", self.traces.fetch_add(1, Ordering::Relaxed))
    }
}
