//! The body: one list of events, of which the first bad one refuses all.

use super::event::{self, Good, Scene};
use super::reason::Reason;
use super::refusal::Refusal;
use crate::fields::{Blame, Fields};
use serde_json::{Map, Value};

const MAX_EVENTS: usize = 1000;
/// Fields of the body that are plain text.
const TEXTS: [&str; 4] = ["upload_tag", "upload_id", "upload_source", "namespace_id"];

/// What a good body holds.
pub(crate) struct Batch {
    pub(crate) events: Vec<Good>,
    /// Whether it has a test event code.
    pub(crate) test: bool,
}

/// The events, if all are good.
pub(crate) fn check(body: &Map<String, Value>, scene: &Scene<'_>) -> Result<Batch, Refusal> {
    let body = Fields::root(body);
    let events = body.list("data")?.unwrap_or_default();
    if events.is_empty() {
        return Err(Reason::NoEvents.at(body.at("data")));
    }
    if events.len() > MAX_EVENTS {
        return Err(Reason::TooManyEvents.at(body.at("data")));
    }
    check_settings(&body)?;
    let check = |(index, event)| {
        Fields::of(event, body.at("data").item(index))
            .map_err(Refusal::from)
            .and_then(|event| event::check(&event, scene))
    };
    let events = events.iter().enumerate().map(check).collect::<Result<_, _>>()?;
    Ok(Batch { events, test: body.is_filled("test_event_code") })
}

fn check_settings(body: &Fields<'_>) -> Result<(), Refusal> {
    if body.text("partner_agent")?.is_some_and(|agent| !is_agent(agent)) {
        return Err(Reason::PartnerAgent.at(body.at("partner_agent")));
    }
    if body.text("test_event_code")?.is_some_and(|code| !is_test_code(code)) {
        return Err(Reason::TestCode.at(body.at("test_event_code")));
    }
    TEXTS.iter().try_for_each(|key| body.text(key).map(drop))?;
    Ok(())
}

/// Fewer than 23 characters, at least two letters.
fn is_agent(agent: &str) -> bool {
    agent.chars().count() < 23 && agent.chars().filter(|c| c.is_alphabetic()).count() >= 2
}

/// Codes look like `TEST12345`; that no letter follows is not promised anywhere.
fn is_test_code(code: &str) -> bool {
    let rest = code.strip_prefix("TEST").unwrap_or_default();
    !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphanumeric())
}
