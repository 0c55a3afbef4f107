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
const MAX_TIMES: u32 = 10_000;
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
        if self.delay_ms > MAX_DELAY_MS {
            return Some(format!("delay_ms: write at most {MAX_DELAY_MS}"));
        }
        if self.status.is_some_and(|code| !(200..=599).contains(&code)) {
            return Some("status: write a number from 200 to 599".to_owned());
        }
        if let Err(name) = self.header_map() {
            return Some(format!("headers: {name} is no header that HTTP allows"));
        }
        if !self.answers() && self.delay_ms == 0 {
            return Some("say what shall go wrong: status, body, delay_ms or close".to_owned());
        }
        None
    }

    /// How long to wait first.
    pub(crate) fn delay(&self) -> Duration {
        Duration::from_millis(self.delay_ms)
    }

    /// The status that the caller will see; none if it sees nothing at all.
    pub(crate) fn status(&self) -> Option<u16> {
        match (self.close, self.status, &self.body) {
            (true, None, None) => None,
            (_, status, _) => Some(status.unwrap_or(200)),
        }
    }

    /// The text that is sent.
    pub(crate) fn text(&self) -> &str {
        self.body.as_deref().unwrap_or_default()
    }

    /// Whether it answers in the platform's place; else it only delays.
    pub(crate) fn answers(&self) -> bool {
        self.status.is_some() || self.body.is_some() || self.close
    }

    /// The answer to give in the platform's place.
    pub(crate) fn response(&self) -> Response {
        let mut response = Response::new(self.stream());
        let status = self.status().and_then(|code| StatusCode::from_u16(code).ok());
        *response.status_mut() = status.unwrap_or_default();
        *response.headers_mut() = self.header_map().unwrap_or_default();
        let html = self.text().trim_start().starts_with('<');
        let kind = if html { "text/html; charset=utf-8" } else { "application/json" };
        response.headers_mut().entry(header::CONTENT_TYPE).or_insert(HeaderValue::from_static(kind));
        response
    }

    /// The body; one that fails makes the server drop the connection, which is the only way to drop it from here.
    fn stream(&self) -> Body {
        let text = self.text().to_owned();
        if !self.close {
            return Body::from(text);
        }
        let broken = || Err::<Bytes, _>(std::io::Error::other("connection dropped as ordered"));
        if self.status().is_none() {
            return Body::from_stream(stream::once(async move { broken() }));
        }
        let end = stream::once(async move {
            tokio::time::sleep(BREAK_AFTER).await;
            broken()
        });
        Body::from_stream(stream::iter([Ok(Bytes::from(text))]).chain(end))
    }

    fn header_map(&self) -> Result<HeaderMap, &str> {
        let pair = |(name, value): (&'_ String, &String)| {
            Some((HeaderName::try_from(name).ok()?, HeaderValue::try_from(value).ok()?))
        };
        self.headers.iter().map(|(name, value)| pair((name, value)).ok_or(name.as_str())).collect()
    }
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
        fault.times -= 1;
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
