//! The list of platform calls, as the control side shows it. No token is ever in it.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// Older calls are forgotten, so that a sandbox may run for weeks.
const KEPT: usize = 1000;
/// Nor are more bytes of bodies kept than these.
const KEPT_BYTES: usize = 16 * 1024 * 1024;

/// Which platform was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    /// Meta's Graph API.
    Meta,
    /// TikTok's Business API.
    TikTok,
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
    /// The body as it came.
    pub(crate) text: String,
    /// A form's fields.
    #[serde(skip)]
    pub(crate) fields: Option<Value>,
    /// The answer; a string if it was no JSON.
    pub(crate) answer: Value,
}

impl Call {
    /// As it is listed, with the body as read; a string if it was no JSON. Made for whoever asks: it is many times larger
    /// than the text.
    pub(crate) fn listed(&self) -> Value {
        let mut listed = serde_json::to_value(self).unwrap_or_default();
        let body = self.fields.clone().or_else(|| serde_json::from_str(&self.text).ok());
        listed["body"] = body.filter(Value::is_object).unwrap_or_else(|| Value::from(self.text.clone()));
        listed
    }
}

/// The list itself.
#[derive(Default)]
pub(crate) struct Received(Mutex<List>);

#[derive(Default)]
struct List {
    last: u64,
    bytes: usize,
    calls: VecDeque<Call>,
}

impl Received {
    /// Adds a call; its `id` is given here.
    pub(crate) fn add(&self, call: Call) {
        let mut list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        list.last += 1;
        let id = list.last;
        list.bytes += call.text.len();
        list.calls.push_front(Call { id, ..call });
        while list.calls.len() > KEPT || list.bytes > KEPT_BYTES {
            let oldest = list.calls.pop_back().map_or(0, |call| call.text.len());
            list.bytes -= oldest;
        }
    }

    /// The calls that are kept, newest first, at most so many.
    pub(crate) fn newest_first(&self, limit: usize) -> Vec<Call> {
        let list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        list.calls.iter().take(limit).cloned().collect()
    }

    /// Forgets all calls and says how many there were.
    pub(crate) fn clear(&self) -> usize {
        let mut list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        list.bytes = 0;
        std::mem::take(&mut list.calls).len()
    }
}
