use super::place;
use crate::catalog::regions::{Limit, holds};
use crate::domain::letters::Trimmed as _;
use crate::domain::surroundings::Channel;
use crate::rules::event::brand;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Says that Messenger and Instagram do not tell which ad began a chat, in the connection's country. It is silent for
    /// WhatsApp, and where the editor tells no country.
    ///
    /// ## Why it matters
    /// For pages and people in Europe and Japan Meta leaves the ad out of what it tells the bot. The event is sent and
    /// Meta may credit it, but neither the conversation nor the statistics can name the ad.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Asked for an offer", "once": { "per": "subscriber" },
    ///   "destinations": { "meta": { "enabled": true, "connection": "shop", "event": "LeadSubmitted" } } }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "connections": [{ "id": "shop", "name": "Shop", "platform": "meta", "channel": "messenger", "country": "ES" }] }
    /// ```
    ///
    /// ## Use instead
    /// WhatsApp, where the ad has to be known; else look at Meta Ads Manager for what each ad brought.
    RegionLimit {
        "connection/region-limit", Hint, Observed, "Meta, Messenger API updates for Europe and Japan (2021-09-14)", since "0.1.0",
        Goal(check) reads [Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(connection) = facts.connection() else {
        return;
    };
    if let Some(channel @ (Channel::Messenger | Channel::Instagram)) = connection.channel
        && holds(Limit::MetaAdReferral, &connection.country)
    {
        report.at(place()).with("country", connection.country.trimmed()).with("channel", brand(channel));
    }
}
