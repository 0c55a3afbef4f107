//! One event.
//!
//! The order of the checks: types first, since nothing can be said about a field that is no field; then what the event
//! is; then, as observed with Meta, name, click, and only after them the parameters.

use super::messaging;
use super::reason::Reason;
use super::refusal::Refusal;
use super::{custom_data, user_data};
use crate::config::{Config, Dataset};
use crate::fields::{Blame, Fields, Shape};
use crate::received::Target;
use crate::record::{Counting, Event};
use serde_json::Value;

/// Days that an event may be old, in seconds.
const MAX_AGE: i64 = 7 * 86_400;
const MAX_AGE_IN_STORE: i64 = 62 * 86_400;
/// How far a clock may go fast. Meta names no figure.
const MAX_AHEAD: i64 = 60;
/// Characters of a custom event's name.
const MAX_NAME: usize = 50;

const ACTION_SOURCES: [&str; 9] = [
    "email",
    "website",
    "app",
    "phone_call",
    "chat",
    "physical_store",
    "system_generated",
    "business_messaging",
    "other",
];
const CHANNELS: [&str; 3] = ["whatsapp", "messenger", "instagram"];
/// 0 leaves the state to Meta; 1000 is California, and so on to Rhode Island.
const STATES: [i64; 15] = [0, 1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013];

/// What an event is judged against.
pub(crate) struct Scene<'a> {
    pub(crate) config: &'a Config,
    pub(crate) dataset: &'a Dataset,
    pub(crate) now: i64,
}

/// An event that is taken.
pub(crate) struct Good {
    name: String,
    id: Option<String>,
    time: i64,
    source: String,
    /// The chat channel, if it is a messaging event.
    pub(crate) channel: Option<String>,
}

impl Good {
    /// For the record. Meta drops copies of web and app events; that it compares others is documented nowhere, and of
    /// messaging events it says that it does not.
    pub(crate) fn recorded(self, now: i64, dataset: &str, token: &str, test: bool) -> (Event, Counting) {
        let compared = matches!(self.source.as_str(), "website" | "app");
        let counting = if compared { Counting::OncePerId } else { Counting::EachTime };
        let kind = match self.channel {
            Some(channel) => format!("{}/{channel}", self.source),
            None => self.source,
        };
        let event = Event {
            seq: 0,
            at: now,
            platform: Target::Meta,
            source: dataset.to_owned(),
            kind,
            event: self.name,
            event_id: self.id,
            event_time: self.time,
            // Meta counts test events, too.
            test,
            token: token.to_owned(),
            copy: 0,
            counted: false,
        };
        (event, counting)
    }
}

/// The event, or its first fault.
pub(crate) fn check(event: &Fields<'_>, scene: &Scene<'_>) -> Result<Good, Refusal> {
    for key in ["event_name", "event_time", "action_source", "user_data"] {
        event.require(key, Reason::MissingParameter)?;
    }
    check_types(event)?;
    let source = event.one_of("action_source", &ACTION_SOURCES)?.unwrap_or_default();
    let name = event.text("event_name")?.unwrap_or_default();
    let Some(person) = event.object("user_data")? else {
        return Err(Reason::MissingParameter.at(event.at("user_data")));
    };
    let custom = event.object("custom_data")?;
    user_data::check_types(&person)?;
    if let Some(custom) = &custom {
        custom_data::check_types(custom)?;
    }
    check_time(event, source, scene.now)?;
    check_data_use(event, &person)?;
    if source == "business_messaging" {
        messaging::check(event, name, &person, scene)?;
    } else {
        check_name(event, name)?;
        check_source(event, source, &person)?;
        user_data::check_strength(&person)?;
    }
    custom_data::check_money(name, event, custom.as_ref())?;
    let text = |key| Ok::<_, Refusal>(event.text(key)?.map(str::to_owned));
    let is_chat = source == "business_messaging";
    Ok(Good {
        name: name.to_owned(),
        id: text("event_id")?.filter(|id| !id.trim().is_empty()),
        time: event.integer("event_time")?.unwrap_or_default(),
        source: source.to_owned(),
        channel: text("messaging_channel")?.filter(|_| is_chat),
    })
}

fn check_types(event: &Fields<'_>) -> Result<(), Refusal> {
    for key in ["event_name", "event_id", "event_source_url", "referrer_url"] {
        event.text(key)?;
    }
    for key in ["original_event_data", "attribution_data"] {
        event.object(key)?;
    }
    event.integer("event_time")?;
    event.boolean("opt_out")?;
    event.one_of("messaging_channel", &CHANNELS)?;
    event.one_of("customer_segmentation", &custom_data::SEGMENTS)?;
    if let Some(outcome) = event.object("messaging_outcome_data")? {
        outcome.one_of("outcome_type", &["automatic_events"])?;
    }
    match event.object("app_data")? {
        Some(app) if app.get("extinfo").is_some_and(|info| !is_text_list(info)) => {
            Err(Reason::ExtInfo.at(app.at("extinfo")))
        }
        _ => Ok(()),
    }
}

fn is_text_list(value: &Value) -> bool {
    value.as_array().is_some_and(|items| items.iter().all(Value::is_string))
}

fn check_time(event: &Fields<'_>, source: &str, now: i64) -> Result<(), Refusal> {
    let time = event.integer("event_time")?.unwrap_or_default();
    let max_age = if source == "physical_store" { MAX_AGE_IN_STORE } else { MAX_AGE };
    let fault = if time > now.saturating_add(MAX_AHEAD) {
        Reason::InFuture
    } else if time < now.saturating_sub(max_age) {
        Reason::TooOld
    } else {
        return Ok(());
    };
    Err(fault.at(event.at("event_time")))
}

/// Limited data use: `[]` or `["LDU"]`, which then needs a country, and a state where no address tells it.
fn check_data_use(event: &Fields<'_>, person: &Fields<'_>) -> Result<(), Refusal> {
    let options = event.list("data_processing_options")?.unwrap_or_default();
    if !(options.is_empty() || options == ["LDU"]) {
        return Err(Shape::NotListed.at(event.at("data_processing_options")).into());
    }
    let limited = !options.is_empty();
    let with_address = person.is_filled("client_ip_address");
    let (country, state) = ("data_processing_options_country", "data_processing_options_state");
    for (key, allowed, needed) in
        [(country, [0, 1].as_slice(), limited), (state, STATES.as_slice(), limited && !with_address)]
    {
        match event.integer(key)? {
            Some(number) if !allowed.contains(&number) => {
                return Err(Shape::NotListed.at(event.at(key)).into());
            }
            None if needed => return Err(Reason::MissingParameter.at(event.at(key))),
            _ => {}
        }
    }
    Ok(())
}

/// Outside messaging a name of one's own is free but for its length.
fn check_name(event: &Fields<'_>, name: &str) -> Result<(), Refusal> {
    if name.chars().count() > MAX_NAME {
        return Err(Reason::LongName.at(event.at("event_name")));
    }
    Ok(())
}

/// What some sources ask for.
fn check_source(event: &Fields<'_>, source: &str, person: &Fields<'_>) -> Result<(), Refusal> {
    match source {
        "website" => {
            event.require("event_source_url", Reason::MissingParameter)?;
            person.require("client_user_agent", Reason::MissingParameter)
        }
        "app" => event.require("app_data", Reason::MissingParameter),
        _ => Ok(()),
    }
}
