//! TikTok's Events API 2.0: one event per request. TikTok has no source for chats, so each event takes the one in which TikTok can
//! find the person.
//! Source of every field: TikTok, *Report App, Web, Offline, or CRM Events* (document 1771101303285761, 2026-11-22).

mod route;
mod user;

pub use route::goes_without_click;

use super::filled::Part;
use super::meta::is_page;
use super::prepare::Moment;
use super::writer::Writer;
use super::{Request, SkipReason, parts, window};
use crate::catalog::limits::tiktok::DEDUPLICATION_WINDOW;
use crate::catalog::sources::tiktok;
use crate::domain::{Connection, Event, Mode};

const ORIGIN: &str = "https://business-api.tiktok.com";
/// The version in the path is the whole API's; the events' own, 2.0, shows in the body's shape.
const PATH: &str = "/open_api/v1.3/event/track/";

/// Writes what goes to TikTok into `request`, whose event has its name and id already.
pub(super) fn write(
    moment: Moment<'_>,
    event: &Event,
    connection: &Connection,
    made: &[Part<'_>],
    request: &mut Request,
) -> Result<(), SkipReason> {
    let (source, mut person) = route::choose(moment, event, connection)?;
    let spec = source.spec().ok_or(SkipReason::Block)?;
    request.told = core::mem::take(&mut person.told);
    request.origin = ORIGIN;
    request.source = spec.name;
    request.source_id = route::id(connection, source).to_owned();
    request.expires_at = window::end(source, request.event_time);
    request.drops_copies_for = DEDUPLICATION_WINDOW.most();
    request.path = PATH.to_owned();
    request.token_header = ("Access-Token", "");
    let context = moment.context;
    let mut writer = Writer::default();
    writer.object();
    writer.member("event_source", request.source);
    writer.member("event_source_id", &request.source_id);
    writer.comes_from(&moment.own_field("connection"));
    let code = context.test_event_code.trim();
    if context.mode == Mode::Test && !code.is_empty() {
        writer.member("test_event_code", code);
    }
    writer.key("data");
    writer.array();
    writer.element();
    writer.object();
    writer.member("event", &request.event_name);
    writer.comes_from(&moment.event_field(event));
    writer.key("event_time");
    writer.seconds(request.event_time);
    writer.member("event_id", &request.event_id);
    // A CRM event is known by its lead; what else is known of the person may be nothing.
    if person.names().any(|name| name != user::LEAD) {
        writer.key("user");
        writer.object();
        person.write(&mut writer, moment, &|name| name != user::LEAD);
        writer.end();
    }
    if source == tiktok::CRM {
        writer.key("lead");
        writer.object();
        person.write(&mut writer, moment, &|name| name == user::LEAD);
        writer.end();
    }
    if source == tiktok::WEB {
        let page = context.referral.page_url.trim();
        if is_page(page) {
            writer.key("page");
            writer.object();
            writer.member("url", page);
            writer.end();
        }
        // TikTok knows the mark on events from a page or an app alone.
        if connection.limited_data_use {
            writer.key("limited_data_use");
            writer.raw("true");
        }
    }
    if !made.is_empty() {
        writer.key("properties");
        parts::write(&mut writer, made);
    }
    writer.end();
    writer.end();
    writer.end();
    (request.body, request.map) = writer.finish();
    Ok(())
}
