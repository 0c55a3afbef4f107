//! Trouble to order: the next calls of a platform are answered as a test asks.

use crate::received::Target;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use futures_util::{StreamExt, stream};
use serde::Deserialize;
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Long enough for every sender's timeout, short enough to be no mistake.
const MAX_DELAY_MS: u64 = 600_000;
const MAX_TIMES: u32 = 1_000_000;
const MAX_EVERY: u32 = 10_000;
/// Time for the first half of a broken-off body to leave the machine.
const BREAK_AFTER: Duration = Duration::from_millis(30);

/// One order of trouble.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fault {
    pub(crate) target: Target,
    /// How many calls it is for.
    #[serde(default = "once")]
    times: u32,
    /// It is for each so-manieth call; those between are judged as usual.
    #[serde(default = "once")]
    every: u32,
    /// The status to answer with; 200 if only a body is given.
    status: Option<u16>,
    /// The body to answer with, as it is.
    body: Option<String>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    /// Wait before anything else. Alone, the call is then judged as usual.
    #[serde(default)]
    delay_ms: u64,
    /// Drop the connection: with a body after that body, else without a word.
    #[serde(default)]
    close: bool,
    /// Drop the connection after so many bytes of the answer's body.
    cut: Option<usize>,
    /// Drop the connection as soon as the request's head is there.
    #[serde(default)]
    unread: bool,
    /// Judge the call first and keep what it accepts; the trouble, the waiting too, comes upon the answer alone.
    #[serde(default)]
    after_verdict: bool,
    /// Calls that passed since the last one that it was for.
    #[serde(skip)]
    passed: u32,
}

fn once() -> u32 {
    1
}

impl Fault {
    /// What is wrong with the order, in a sentence.
    pub(crate) fn problem(&self) -> Option<String> {
        if self.times == 0 || self.times > MAX_TIMES {
            return Some(format!("times: write a number from 1 to {MAX_TIMES}"));
        }
        if self.every == 0 || self.every > MAX_EVERY {
            return Some(format!("every: write a number from 1 to {MAX_EVERY}"));
        }
        if self.delay_ms > MAX_DELAY_MS {
            return Some(format!("delay_ms: write at most {MAX_DELAY_MS}"));
        }
        if self.status.is_some_and(|code| !(200..=599).contains(&code)) {
            return Some("status: write a number from 200 to 599".to_owned());
        }
        if let Err(name) = self.header_map() {
            return Some(format!("headers: {name} is no header that HTTP allows"));
        }
        if self.unread && (self.answers() || self.delay_ms > 0 || self.after_verdict) {
            return Some("unread: stands alone, since nothing follows it".to_owned());
        }
        if !self.answers() && self.delay_ms == 0 && !self.unread {
            return Some("say what shall go wrong: status, body, delay_ms, close, cut or unread".to_owned());
        }
        None
    }

    /// How long to wait first.
    pub(crate) fn delay(&self) -> Duration {
        Duration::from_millis(self.delay_ms)
    }

    /// Whether the connection ends before the request's body was read.
    pub(crate) fn leaves_the_body_unread(&self) -> bool {
        self.unread
    }

    /// Whether the call is judged first.
    pub(crate) fn comes_after_the_verdict(&self) -> bool {
        self.after_verdict
    }

    /// The status that the caller will see; none if it sees nothing at all.
    pub(crate) fn status(&self) -> Option<u16> {
        match (self.close, self.status, &self.body) {
            (true, None, None) => None,
            (_, status, _) => Some(status.unwrap_or(200)),
        }
    }

    /// The same where the platform's answer has `status`.
    pub(crate) fn status_instead_of(&self, status: u16) -> Option<u16> {
        match self.status() {
            Some(200) if self.status.is_none() && self.body.is_none() => Some(status),
            own => own,
        }
    }

    /// The text that is sent.
    pub(crate) fn text(&self) -> &str {
        self.body.as_deref().unwrap_or_default()
    }

    /// Whether it answers in the platform's place; else it only delays.
    pub(crate) fn answers(&self) -> bool {
        self.status.is_some() || self.body.is_some() || self.close || self.cut.is_some()
    }

    /// The answer to give in the platform's place.
    pub(crate) fn response(&self, text: String) -> Response {
        self.response_with(self.status(), text)
    }

    /// The platform's own answer, spoilt as ordered.
    pub(crate) fn response_instead_of(&self, status: u16, text: String) -> Response {
        self.response_with(self.status_instead_of(status), self.body.clone().unwrap_or(text))
    }

    fn response_with(&self, status: Option<u16>, text: String) -> Response {
        let Some(status) = status else {
            return dropped();
        };
        let html = text.trim_start().starts_with('<');
        let mut response = Response::new(self.stream(text));
        *response.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
        *response.headers_mut() = self.header_map().unwrap_or_default();
        let kind = if html { "text/html; charset=utf-8" } else { "application/json" };
        response.headers_mut().entry(header::CONTENT_TYPE).or_insert(HeaderValue::from_static(kind));
        response
    }

    /// The body; one that fails makes the server drop the connection, which is the only way to drop it from here.
    fn stream(&self, text: String) -> Body {
        if !self.close && self.cut.is_none() {
            return Body::from(text);
        }
        let mut bytes = Bytes::from(text);
        bytes.truncate(self.cut.unwrap_or(usize::MAX));
        let end = stream::once(async move {
            tokio::time::sleep(BREAK_AFTER).await;
            Err(drop_it())
        });
        Body::from_stream(stream::iter([Ok(bytes)]).chain(end))
    }

    fn header_map(&self) -> Result<HeaderMap, &str> {
        let pair = |(name, value): (&'_ String, &String)| {
            Some((HeaderName::try_from(name).ok()?, HeaderValue::try_from(value).ok()?))
        };
        self.headers.iter().map(|(name, value)| pair((name, value)).ok_or(name.as_str())).collect()
    }

    /// Whether this call is one of those that it is for.
    fn is_due(&mut self) -> bool {
        self.passed += 1;
        let due = self.passed >= self.every;
        if due {
            self.passed = 0;
            self.times -= 1;
        }
        due
    }
}

/// An answer that is none: the connection ends without a word.
pub(crate) fn dropped() -> Response {
    Response::new(Body::from_stream(stream::once(async { Err::<Bytes, _>(drop_it()) })))
}

fn drop_it() -> std::io::Error {
    std::io::Error::other("connection dropped as ordered")
}

/// The orders that wait.
#[derive(Default)]
pub(crate) struct Faults(Mutex<VecDeque<Fault>>);

impl Faults {
    /// Puts an order at the end; says how many calls will go wrong now.
    pub(crate) fn order(&self, fault: Fault) -> u64 {
        let mut queue = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        queue.push_back(fault);
        queue.iter().map(|waiting| u64::from(waiting.times)).sum()
    }

    /// The trouble for this call, if any.
    pub(crate) fn next(&self, target: Target) -> Option<Fault> {
        let mut queue = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = queue.iter().position(|fault| fault.target == target)?;
        let fault = queue.get_mut(at)?;
        if !fault.is_due() {
            return None;
        }
        let due = fault.clone();
        if due.times == 0 {
            queue.remove(at);
        }
        Some(due)
    }

    /// Forgets all orders.
    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
