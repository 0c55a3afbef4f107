use super::{connection, heard, place};
use crate::catalog::limits::tiktok::EVENT_NAME_MAX;
use crate::domain::letters::Trimmed as _;
use crate::domain::{Connection, Severity, Spot, letters};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a name of one's own that breaks TikTok's rules: at most 50 letters, digits, `_` and `-`, the first a
    /// letter. Where the connection leads to a CRM event set alone it warns: there other names have been taken.
    ///
    /// ## Why it matters
    /// TikTok does not take such a name.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "destinations": { "tiktok": { "enabled": true, "event": { "custom": "VIP client" } } } }
    /// ```
    ///
    /// ## Use instead
    /// Letters without accents, digits, `_` and `-`: `VIP_client`.
    CustomName {
        "tiktok/custom-name", Error, Documented, "TikTok help, Custom events (2026-02-28)",
        since "0.1.0", Goal(check) reads [Event, CustomEvent, Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(event) = heard(facts).filter(|event| event.is_custom) else {
        return;
    };
    let key = if letters::count(event.name) > EVENT_NAME_MAX.most() as usize {
        "tiktok/custom-name.too-long"
    } else if !event.name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        "tiktok/custom-name.first"
    } else if !event.name.bytes().all(fits) {
        "tiktok/custom-name"
    } else {
        return;
    };
    let found = report.at(place(Spot::Event)).key(key).with("event", event.name);
    let is_crm = |connection: &Connection| {
        connection.pixel_code.trimmed().is_empty() && !connection.crm_event_set_id.trimmed().is_empty()
    };
    if connection(facts).is_some_and(is_crm) {
        found.only(Severity::Warning);
    }
}

const fn fits(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')
}
