use super::{connection, heard, place};
use crate::catalog::sources::tiktok::OFFLINE;
use crate::domain::letters::Trimmed as _;
use crate::domain::{Platform, Severity, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports an event that TikTok does not take as an offline event, where the connection has an offline event set.
    /// It is an error where the connection has nothing else, and a hint where it also has a pixel or a CRM event set.
    ///
    /// ## Why it matters
    /// People who write from a chat seldom have a TikTok click. TikTok hears of them by their phone or e-mail, as an
    /// offline event, and there it takes its own events alone.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "destinations": { "tiktok": { "enabled": true, "connection": "shop", "event": { "custom": "VIP" } } } }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "connections": [{ "id": "shop", "name": "Shop", "platform": "tiktok", "offline_event_set_id": "7000000000000000001" }] }
    /// ```
    ///
    /// ## Use instead
    /// One of TikTok's events; or a connection with a pixel, for people who come through your page.
    EventNotOffline {
        "tiktok/event-not-offline", Error, Documented, "TikTok, Report App, Web, Offline, or CRM Events (2026-11-22)",
        since "0.1.0", Goal(check) reads [Event, CustomEvent, Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let (Some(event), Some(connection)) = (heard(facts), connection(facts)) else {
        return;
    };
    // A name that TikTok turns into one of its events goes where that event goes, as far as is known.
    let spec = event.spec.or_else(|| event.other()?.becomes(Platform::TikTok));
    if connection.offline_event_set_id.trimmed().is_empty() || spec.is_some_and(|spec| spec.goes_to(OFFLINE)) {
        return;
    }
    let found = report.at(place(Spot::Event)).with("event", event.name);
    if !connection.pixel_code.trimmed().is_empty() || !connection.crm_event_set_id.trimmed().is_empty() {
        found.key("tiktok/event-not-offline.partly").only(Severity::Hint);
    }
}
