use super::{label, place};
use crate::domain::Severity;
use crate::domain::letters::Trimmed as _;
use crate::domain::surroundings::Channel;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a connection that lacks the dataset, or the account that its channel needs: the WhatsApp Business account,
    /// the page, the Instagram account. It is silent where the editor tells none of them.
    ///
    /// ## Why it matters
    /// Meta refuses events that do not say which account they belong to (100/2804116, 100/2804069, 100/2804079).
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Asked for an offer",
    ///   "destinations": { "meta": { "enabled": true, "connection": "shop", "event": "LeadSubmitted" } } }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "connections": [{ "id": "shop", "name": "Shop", "platform": "meta", "channel": "whatsapp",
    ///   "dataset_id": "100000000000002" }] }
    /// ```
    ///
    /// ## Use instead
    /// Complete the connection where connections are kept; the block itself is right.
    Incomplete {
        "connection/incomplete", Error, Documented,
        "Meta, Conversions API for Business Messaging: Onboarding Guide (2026-09-12)",
        since "0.1.0",
        Goal(check) reads [Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(connection) = facts.connection() else {
        return;
    };
    let (account, key) = match connection.channel {
        Some(Channel::WhatsApp) => (&connection.whatsapp_business_account_id, "connection/incomplete.whatsapp"),
        Some(Channel::Messenger) => (&connection.page_id, "connection/incomplete.messenger"),
        Some(Channel::Instagram) => (&connection.ig_account_id, "connection/incomplete.instagram"),
        // Without a channel the dataset is all there is to tell.
        None => return,
    };
    let (account, dataset) = (account.trimmed(), connection.dataset_id.trimmed());
    if account.is_empty() == dataset.is_empty() {
        return;
    }
    let found = report.at(place()).with("name", label(connection));
    if account.is_empty() {
        let found = found.key(key);
        if connection.channel == Some(Channel::Messenger) {
            // For Messenger one good source says so, not Meta itself.
            found.only(Severity::Warning);
        }
    }
}
