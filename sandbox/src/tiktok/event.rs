//! One event.

use super::names::{self, Wrong};
use super::reason::{Reason, Refusal};
use super::{properties, user};
use crate::config::SourceKind;
use crate::fields::{Blame, Fields};
use crate::received::Target;
use crate::record::{Counting, Event};

/// Seconds that an offline event may be old. For other sources no limit is documented.
const MAX_AGE_OFFLINE: i64 = 28 * 86_400;
/// Unix seconds have ten digits from 2001 to 2286; milliseconds have thirteen.
const SECONDS: std::ops::RangeInclusive<i64> = 1_000_000_000..=9_999_999_999;
/// Marks of an event for Events API 1.0.
const OLD: [&str; 3] = ["pixel_code", "context", "timestamp"];

/// An event that is taken.
pub(crate) struct Good {
    name: String,
    id: Option<String>,
    time: i64,
}

impl Good {
    /// For the record. Copies of one source, name and id are dropped; tests do not count.
    pub(crate) fn recorded(
        self,
        now: i64,
        kind: SourceKind,
        source: &str,
        token: &str,
        test: bool,
    ) -> (Event, Counting) {
        let counting = if test { Counting::Never } else { Counting::OncePerId };
        let event = Event {
            seq: 0,
            at: now,
            platform: Target::TikTok,
            source: source.to_owned(),
            kind: kind.name().to_owned(),
            event: self.name,
            event_id: self.id,
            event_time: self.time,
            test,
            token: token.to_owned(),
            copy: 0,
            counted: false,
        };
        (event, counting)
    }
}

/// The event, or its first fault.
pub(crate) fn check(event: &Fields<'_>, source: SourceKind, now: i64) -> Result<Good, Refusal> {
    if let Some(old) = OLD.iter().find(|key| event.get(key).is_some()) {
        return Err(Reason::OldSchema.at(event.at(old)));
    }
    event.require("event", Reason::Missing)?;
    let name = event.text("event")?.unwrap_or_default();
    names::check(name, source).map_err(|wrong| match wrong {
        Wrong::NotOffline => Reason::NotOffline.at(event.at("event")),
        Wrong::Spelling => Reason::EventName.at(event.at("event")),
    })?;
    let time = check_time(event, source, now)?;
    let id = event.text("event_id")?;
    event.boolean("limited_data_use")?;
    check_page(event)?;
    if let Some(person) = event.object("user")? {
        user::check(&person)?;
    }
    if let Some(bought) = event.object("properties")? {
        properties::check(&bought)?;
    }
    check_lead(event, source)?;
    let id = id.filter(|id| !id.trim().is_empty()).map(str::to_owned);
    Ok(Good { name: name.to_owned(), id, time })
}

fn check_time(event: &Fields<'_>, source: SourceKind, now: i64) -> Result<i64, Refusal> {
    event.require("event_time", Reason::Missing)?;
    let time = event.integer("event_time")?.unwrap_or_default();
    if !SECONDS.contains(&time) {
        return Err(Reason::EventTime.at(event.at("event_time")));
    }
    if source == SourceKind::Offline && time < now.saturating_sub(MAX_AGE_OFFLINE) {
        return Err(Reason::TooOld.at(event.at("event_time")));
    }
    Ok(time)
}

/// A page has a full address. That a web event without a page is refused is on no record.
fn check_page(event: &Fields<'_>) -> Result<(), Refusal> {
    let Some(page) = event.object("page")? else {
        return Ok(());
    };
    page.require("url", Reason::Missing)?;
    page.text("referrer")?;
    let url = page.text("url")?.unwrap_or_default();
    let full = url.split_once("://").is_some_and(|(scheme, rest)| !scheme.is_empty() && !rest.is_empty());
    if full && !url.contains(char::is_whitespace) { Ok(()) } else { Err(Reason::NotUrl.at(page.at("url"))) }
}

/// What happens in a CRM happens to a lead of TikTok's.
fn check_lead(event: &Fields<'_>, source: SourceKind) -> Result<(), Refusal> {
    let lead = event.object("lead")?;
    match lead {
        Some(lead) => {
            lead.text("lead_event_source")?;
            lead.text("lead_id")?;
            if source == SourceKind::Crm {
                lead.require("lead_id", Reason::Missing)?;
            }
            Ok(())
        }
        None if source == SourceKind::Crm => Err(Reason::Missing.at(event.at("lead").key("lead_id"))),
        None => Ok(()),
    }
}
