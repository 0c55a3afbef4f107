//! The list of platform calls, as the control side shows it. No token is ever in it.

use serde::Serialize;
use serde_json::Value;
use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// Older calls are forgotten, so that a sandbox may run for weeks.
const KEPT: usize = 1000;

/// Which platform was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Target {
    Meta,
}

/// What became of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Outcome {
    Accepted,
    Refused,
    Fault,
}

/// One call and its answer.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Call {
    /// Counts up from 1, also over what was deleted.
    pub(crate) id: u64,
    /// When it came, in Unix seconds of the sandbox's clock.
    pub(crate) at: i64,
    pub(crate) target: Target,
    pub(crate) path: String,
    pub(crate) outcome: Outcome,
    /// The configured name of the token; none if it was missing or unknown.
    pub(crate) token: Option<String>,
    /// The answer's HTTP status; none if the connection was dropped.
    pub(crate) status: Option<u16>,
    /// The body as read; a string if it was no JSON.
    pub(crate) body: Value,
    /// The body as it came.
    pub(crate) text: String,
    /// The answer; a string if it was no JSON.
    pub(crate) answer: Value,
}

/// The list itself.
#[derive(Default)]
pub(crate) struct Received(Mutex<List>);

#[derive(Default)]
struct List {
    last: u64,
    calls: VecDeque<Call>,
}

impl Received {
    /// Adds a call; its `id` is given here.
    pub(crate) fn add(&self, call: Call) {
        let mut list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        list.last += 1;
        let id = list.last;
        list.calls.push_front(Call { id, ..call });
        list.calls.truncate(KEPT);
    }

    /// All calls that are kept, newest first.
    pub(crate) fn newest_first(&self) -> Vec<Call> {
        let list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        list.calls.iter().cloned().collect()
    }

    /// Forgets all calls and says how many there were.
    pub(crate) fn clear(&self) -> usize {
        let mut list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut list.calls).len()
    }
}
