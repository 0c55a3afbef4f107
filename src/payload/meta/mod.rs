//! Meta's Conversions API: one event per request.
//! Source of every field: Meta, *Server Event Parameters*, *Customer Information Parameters*, *Standard Parameters* and
//! *Conversions API for Business Messaging: Onboarding Guide* (2026-09-12).

mod user_data;

use super::filled::Part;
use super::person::{Person, home};
use super::prepare::Moment;
use super::writer::Writer;
use super::{Request, SkipReason, parts, window};
use crate::catalog::limits::meta::DEDUPLICATION_WINDOW;
use crate::catalog::sources::{Source, meta};
use crate::catalog::user_data::state_number;
use crate::domain::pointer::push_number;
use crate::domain::surroundings::{ActionSource, Channel};
use crate::domain::{Connection, Contact, Context, Event, Mode, Platform};
use crate::identity::{self, Home};

/// Newest version of the Graph API that is confirmed (29 Jul 2026).
pub const VERSION: &str = "v26.0";
/// The header that carries the token, and what stands before the token.
pub(super) const TOKEN_HEADER: (&str, &str) = ("Authorization", "Bearer ");
/// Where the Graph API is.
pub const ORIGIN: &str = "https://graph.facebook.com";
/// Tells Meta which platform an event comes through: fewer than 23 characters.
const PARTNER_AGENT: &str = "goal-element";
/// Meta's number for California, where the law that Limited Data Use answers to is the strictest.
const CALIFORNIA: usize = 1000;

/// How an event travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Route {
    /// `business_messaging`: credited to the ad that led into the chat.
    Messaging(Channel),
    /// `website`: on a page.
    Website,
    /// `chat`, with hashed contact data: takes names of one's own, and credits no click.
    Chat,
    /// `system_generated`: by itself.
    Generated,
}

impl Route {
    /// Meta takes no names of one's own in `business_messaging`; those go as `chat`. It takes no event from a page without the
    /// page's address and the person's browser.
    fn of(event: &Event, connection: &Connection, context: &Context) -> Self {
        let referral = &context.referral;
        match (event, connection.channel, connection.action_source) {
            (Event::Custom(_), ..) => Self::Chat,
            (_, Some(channel), _) => Self::Messaging(channel),
            (.., Some(ActionSource::Chat)) => Self::Chat,
            (.., Some(ActionSource::SystemGenerated)) => Self::Generated,
            _ if is_page(&referral.page_url) && is_browser(&referral.user_agent) => Self::Website,
            _ => Self::Chat,
        }
    }

    const fn source(self) -> Source {
        match self {
            Self::Messaging(_) => meta::BUSINESS_MESSAGING,
            Self::Website => meta::WEBSITE,
            Self::Chat => meta::CHAT,
            Self::Generated => meta::SYSTEM_GENERATED,
        }
    }
}

/// Whether a browser goes out for it, and not a variable that nobody filled.
fn is_browser(text: &str) -> bool {
    identity::identify(Platform::Meta, "client_user_agent", text, &Home::default()).value.is_some()
}

/// Whether it is an address that a browser opens.
pub(super) fn is_page(url: &str) -> bool {
    let url = url.trim();
    url.starts_with("https://") || url.starts_with("http://")
}

/// Writes what goes to Meta into `request`, whose event has its name and id already.
pub(super) fn write(
    moment: Moment<'_>,
    event: &Event,
    connection: &Connection,
    made: &[Part<'_>],
    request: &mut Request,
) -> Result<(), SkipReason> {
    let route = Route::of(event, connection, moment.context);
    let source = route.source();
    let mut person = user_data::person(moment, connection, route)?;
    request.told = core::mem::take(&mut person.told);
    request.origin = ORIGIN;
    request.source = source.spec().map_or("", |spec| spec.name);
    request.source_id = connection.dataset_id.trim().to_owned();
    request.expires_at = window::end(source, request.event_time);
    // Meta looks for copies among what comes from websites and apps; what comes from chats it counts every time.
    request.drops_copies_for = if source == meta::WEBSITE { DEDUPLICATION_WINDOW.most() } else { 0 };
    for part in ["/", VERSION, "/", &request.source_id, "/events"] {
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
    writer.comes_from(&moment.event_field(event));
    writer.key("event_time");
    writer.seconds(request.event_time);
    writer.member("event_id", &request.event_id);
    writer.member("action_source", request.source);
    match route {
        Route::Messaging(channel) => writer.member("messaging_channel", channel.name()),
        Route::Website => writer.member("event_source_url", moment.context.referral.page_url.trim()),
        Route::Chat | Route::Generated => {}
    }
    if connection.opt_out {
        writer.key("opt_out");
        writer.raw("true");
    }
    if connection.limited_data_use {
        limit(&mut writer, moment, connection, &person);
    }
    writer.key("user_data");
    writer.object();
    person.write(&mut writer, moment, &|_| true);
    writer.end();
    if !made.is_empty() {
        writer.key("custom_data");
        parts::write(&mut writer, made);
    }
    writer.end();
    writer.end();
    let code = moment.context.test_event_code.trim();
    if moment.context.mode == Mode::Test && !code.is_empty() {
        writer.member("test_event_code", code);
    }
    writer.member("partner_agent", PARTNER_AGENT);
    writer.end();
    (request.body, request.map) = writer.finish();
    Ok(())
}

/// Limited Data Use. Meta finds the state by the person's address on the net where that goes along; else it must be told, and where
/// nobody knows it the strictest law holds.
fn limit(writer: &mut Writer, moment: Moment<'_>, connection: &Connection, person: &Person) {
    let (at, now) = (home(moment, connection), moment.context.now);
    // MT is Montana in the United States alone. TikTok's spelling of a state is the plain one.
    let is_in_usa = ["us", ""].iter().any(|country| at == Home::new(&[country], now));
    let told = Some(moment.context.subscriber.contact(Contact::State)).filter(|_| is_in_usa).unwrap_or_default();
    let plain = identity::identify(Platform::TikTok, "state", told, &at).value;
    let state = plain.and_then(|state| state_number(&state));
    let (country, state) = match state {
        Some(state) => ("1", state),
        None if person.has("client_ip_address") => ("0", 0),
        None => ("1", CALIFORNIA),
    };
    writer.key("data_processing_options");
    writer.array();
    writer.element();
    writer.text("LDU");
    writer.end();
    writer.key("data_processing_options_country");
    writer.raw(country);
    writer.key("data_processing_options_state");
    let mut digits = String::new();
    push_number(&mut digits, state);
    writer.raw(&digits);
}
