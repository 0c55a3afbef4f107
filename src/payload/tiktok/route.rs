//! Where TikTok is told that an event happened. A fresh click on the ad is the surest sign of a person; then the id of a lead from
//! TikTok's own form; then a phone or an e-mail, as an offline event. It is fixed with the request, because TikTok looks for
//! copies of an event within one source.

use super::user;
use crate::catalog::events;
use crate::catalog::ids::{Id, shape};
use crate::catalog::limits::tiktok::CLICK_WINDOW;
use crate::catalog::regions::{Limit, holds};
use crate::catalog::sources::{Source, tiktok};
use crate::domain::{Connection, Context, Event, Platform};
use crate::payload::SkipReason;
use crate::payload::person::Person;
use crate::payload::prepare::{Moment, name_of};

/// The source, and the person as it hears of them; or why TikTok does not hear of them.
pub(super) fn choose(
    moment: Moment<'_>,
    event: &Event,
    connection: &Connection,
) -> Result<(Source, Person), SkipReason> {
    let usable = |source: Source| is_usable(source, event, connection);
    for source in [tiktok::WEB, tiktok::CRM, tiktok::OFFLINE] {
        if !usable(source) {
            continue;
        }
        let person = user::person(moment, connection, source);
        let is_known = match source {
            tiktok::WEB => person.has("ttclid") && is_fresh(moment.context),
            tiktok::CRM => person.has(user::LEAD) && is_lead(moment.context),
            _ => person.has("email") || person.has("phone"),
        };
        if is_known {
            return Ok((source, person));
        }
    }
    Err(if connection.channel.is_none() && holds(Limit::TikTokDirectMessages, &connection.country) {
        SkipReason::Region
    } else if usable(tiktok::OFFLINE) || !usable(tiktok::WEB) {
        SkipReason::NoIdentity
    } else {
        SkipReason::NoClick
    })
}

/// Whether TikTok can hear of the event without a click on its ad: of people whose phone or e-mail is known, or whose lead is.
#[must_use]
pub fn goes_without_click(event: &Event, connection: &Connection) -> bool {
    [tiktok::OFFLINE, tiktok::CRM].into_iter().any(|source| is_usable(source, event, connection))
}

fn is_usable(source: Source, event: &Event, connection: &Connection) -> bool {
    !id(connection, source).is_empty() && takes(source, event)
}

/// Which of the connection's ids the source is sent to; empty: it has none.
pub(super) fn id(connection: &Connection, source: Source) -> &str {
    match source {
        tiktok::WEB => &connection.pixel_code,
        tiktok::CRM => &connection.crm_event_set_id,
        _ => &connection.offline_event_set_id,
    }
    .trim()
}

/// Whether the source takes the event. A name that TikTok turns into one of its events goes where that one goes, and a name of one's
/// own that is one of TikTok's is that event.
fn takes(source: Source, event: &Event) -> bool {
    let name = name_of(event);
    let becomes = || events::other_exactly(Platform::TikTok, name)?.becomes(Platform::TikTok);
    match events::find(Platform::TikTok, name).or_else(becomes) {
        Some(spec) => spec.goes_to(source),
        None => source.spec().is_some_and(|spec| spec.custom),
    }
}

/// Whether an ad can still be credited by the click. A click whose time nobody knows is taken for a fresh one.
fn is_fresh(context: &Context) -> bool {
    let at = context.referral.ttclid_clicked_at();
    at == 0 || context.now.saturating_sub(at) <= i64::from(CLICK_WINDOW.most())
}

/// Whether the lead is one of TikTok's. The place holds either platform's, and Meta's have fewer digits.
fn is_lead(context: &Context) -> bool {
    let lead = context.referral.lead_id.trim();
    shape(Id::TiktokLead).fits(lead) && !shape(Id::MetaLead).fits(lead)
}
