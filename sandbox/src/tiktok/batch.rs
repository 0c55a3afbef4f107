//! The body around the events: where they come from, whether they are tests, and the list, of which the first bad one
//! refuses all.

use super::event::{self, Good};
use super::reason::{Reason, Refusal};
use crate::config::{EventSource, SourceKind};
use crate::fields::{Blame, Fields};
use serde_json::{Map, Value};

const MAX_EVENTS: usize = 1000;
/// Names that only partners have.
const PARTNERS: [&str; 3] = ["GoogleTagManagerServer", "Segment", "RudderStack"];
/// Marks of a body for Events API 1.0.
const OLD: [&str; 4] = ["pixel_code", "context", "timestamp", "batch"];

/// What a good body holds.
pub(crate) struct Batch<'a> {
    pub(crate) source: &'a EventSource,
    pub(crate) events: Vec<Good>,
    /// Whether it has a test event code.
    pub(crate) test: bool,
}

/// The events, if all are good; `source` finds the pixel or event set.
pub(crate) fn check<'a>(
    body: &Map<String, Value>,
    now: i64,
    source: impl FnOnce(SourceKind, &str) -> Result<&'a EventSource, Reason>,
) -> Result<Batch<'a>, Refusal> {
    let body = Fields::root(body);
    if let Some(old) = OLD.iter().find(|key| body.get(key).is_some()) {
        return Err(Reason::OldSchema.at(body.at(old)));
    }
    for key in ["event_source", "event_source_id", "data"] {
        if body.get(key).is_none() {
            return Err(Reason::Missing.at(body.at(key)));
        }
    }
    let source = check_source(&body, source)?;
    if body.text("partner_name")?.is_some_and(|name| !PARTNERS.contains(&name)) {
        return Err(Reason::Partner.at(body.at("partner_name")));
    }
    body.text("test_event_code")?;
    let events = body.list("data")?.unwrap_or_default();
    if events.is_empty() || events.len() > MAX_EVENTS {
        return Err(Reason::BatchSize.at(body.at("data")));
    }
    let check = |(index, event)| {
        let event = Fields::of(event, body.at("data").item(index))?;
        event::check(&event, source.kind, now)
    };
    let events = events.iter().enumerate().map(check).collect::<Result<_, Refusal>>()?;
    Ok(Batch { source, events, test: body.is_filled("test_event_code") })
}

fn check_source<'a>(
    body: &Fields<'_>,
    find: impl FnOnce(SourceKind, &str) -> Result<&'a EventSource, Reason>,
) -> Result<&'a EventSource, Refusal> {
    let id = body.text("event_source_id")?.unwrap_or_default();
    let kind = match body.text("event_source")?.unwrap_or_default() {
        "web" => SourceKind::Web,
        "offline" => SourceKind::Offline,
        "crm" => SourceKind::Crm,
        // By 2.0 for few advertisers only.
        "app" => return Err(Reason::NotOnAllowList.at(body.at("event_source"))),
        _ => return Err(Reason::UnknownSource.at(body.at("event_source"))),
    };
    find(kind, id).map_err(|reason| Refusal::from(reason).repeating(id))
}
