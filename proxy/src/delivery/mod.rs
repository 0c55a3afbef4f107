//! Live events on their way: taken from the store, sent, and what came back written down. Whatever happens to this
//! process, an event is in the store, and in one state; what may have been sent is never sent again by itself.

mod attempt;
mod concern;
mod forget;
mod lane;
mod retry;
mod worker;

pub(crate) use forget::forget_raw;
pub(crate) use worker::Worker;

/// How events are sent. All times in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Requests under way at once for what has just come in, each with one event.
    pub fresh_slots: usize,
    /// Requests under way at once for what has waited: the share that live traffic leaves to a backlog.
    pub backlog_slots: usize,
    /// Most events of a backlog in one request.
    pub batch: u32,
    /// How long an event counts as live traffic.
    pub fresh_for: i64,
    /// How long to wait between two tries whether a circuit holds again.
    pub probe_every: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { fresh_slots: 12, backlog_slots: 4, batch: 20, fresh_for: 120, probe_every: 30 }
    }
}
