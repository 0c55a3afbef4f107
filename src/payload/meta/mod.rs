//! Meta's Conversions API: one event per request. Source of every field: `docs/architecture.md` names the pages.

mod custom_data;
mod user_data;

use super::filled::Part;
use super::prepare::{Moment, name_of};
use super::writer::Writer;
use super::{Request, SkipReason, window};
use crate::catalog::events;
use crate::catalog::limits::meta::DEDUPLICATION_WINDOW;
use crate::catalog::params::ParamSet;
use crate::catalog::sources::{Source, meta};
use crate::domain::pointer::push_number;
use crate::domain::surroundings::Channel;
use crate::domain::{Connection, Event, Mode, Platform};

/// Newest version of the Graph API that is confirmed (29 Jul 2026).
pub(super) const VERSION: &str = "v26.0";
/// The header that carries the token, and what stands before the token.
pub(super) const TOKEN_HEADER: (&str, &str) = ("Authorization", "Bearer ");
pub(super) const ORIGIN: &str = "https://graph.facebook.com";
/// Tells Meta which platform an event comes through: fewer than 23 characters.
const PARTNER_AGENT: &str = "goal-element";

/// Whether Meta refuses the event without a value and a currency.
#[must_use]
pub fn needs_value(event: &Event) -> bool {
    matches!(event, Event::Standard(_))
        && events::find(Platform::Meta, name_of(event)).is_some_and(|spec| spec.requires(ParamSet::VALUE))
}

/// How an event travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Route {
    /// `business_messaging` on WhatsApp: credited to the ad click.
    WhatsApp,
    /// `chat`, with hashed contact data: takes names of one's own, and credits no click.
    Chat,
}

impl Route {
    /// Meta takes no names of one's own in `business_messaging`; those go as `chat`.
    const fn of(event: &Event, connection: &Connection) -> Option<Self> {
        match (event, connection.channel) {
            (Event::Custom(_), _) => Some(Self::Chat),
            (Event::Standard(_), Some(Channel::WhatsApp)) => Some(Self::WhatsApp),
            _ => None,
        }
    }

    const fn source(self) -> Source {
        match self {
            Self::WhatsApp => meta::BUSINESS_MESSAGING,
            Self::Chat => meta::CHAT,
        }
    }
}

/// Writes what goes to Meta into `request`, whose event has its name and id already.
pub(super) fn write(
    moment: Moment<'_>,
    event: &Event,
    connection: &Connection,
    parts: &[Part<'_>],
    request: &mut Request,
) -> Result<(), SkipReason> {
    let route = Route::of(event, connection).ok_or(SkipReason::NotSupported)?;
    let source = route.source();
    request.origin = ORIGIN;
    request.source = source.spec().map_or("", |spec| spec.name);
    request.source_id = connection.dataset_id.trim().to_owned();
    request.expires_at = window::end(source, request.event_time);
    // Meta looks for copies among what comes from websites and apps; what comes from chats it counts every time.
    request.drops_copies_for = if source == meta::WEBSITE { DEDUPLICATION_WINDOW } else { 0 };
    for part in ["/", VERSION, "/", connection.dataset_id.trim(), "/events"] {
        request.path.push_str(part);
    }
    request.token_header = TOKEN_HEADER;
    let mut writer = Writer::default();
    writer.object();
    writer.key("data");
    writer.array();
    writer.element();
    writer.object();
    writer.member("event_name", &request.event_name);
    let field = moment.own_field("event");
    writer.comes_from(&if matches!(event, Event::Custom(_)) { field.key("custom") } else { field });
    writer.key("event_time");
    let mut digits = String::new();
    push_number(&mut digits, usize::try_from(moment.context.now).unwrap_or_default());
    writer.raw(&digits);
    writer.member("event_id", &request.event_id);
    writer.member("action_source", request.source);
    if route == Route::WhatsApp {
        writer.member("messaging_channel", Channel::WhatsApp.name());
    }
    writer.key("user_data");
    writer.object();
    user_data::write(&mut writer, moment.context, connection, route)?;
    writer.end();
    if !parts.is_empty() {
        writer.key("custom_data");
        custom_data::write(&mut writer, parts);
    }
    writer.end();
    writer.end();
    if moment.context.mode == Mode::Test {
        writer.member("test_event_code", moment.context.test_event_code.trim());
    }
    writer.member("partner_agent", PARTNER_AGENT);
    writer.end();
    (request.body, request.map) = writer.finish();
    Ok(())
}
