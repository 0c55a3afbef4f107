use super::{label, place};
use crate::catalog::ids::{Id, shape};
use crate::domain::letters::Trimmed as _;
use crate::domain::surroundings::Channel;
use crate::identity;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a connection whose account id cannot be one: the WhatsApp Business account, the page, or the Instagram account
    /// that its channel needs. So are placeholders such as `TEST`, and ids that somebody has hashed.
    ///
    /// ## Why it matters
    /// Meta does not find the account and refuses the event. Ids of accounts are never hashed; only contact data is.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Asked for an offer",
    ///   "destinations": { "meta": { "enabled": true, "connection": "shop", "event": "LeadSubmitted" } } }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "connections": [{ "id": "shop", "name": "Shop", "platform": "meta", "channel": "whatsapp",
    ///   "dataset_id": "100000000000002", "whatsapp_business_account_id": "TEST" }] }
    /// ```
    ///
    /// ## Use instead
    /// The number that Meta Business Suite shows for the account.
    AccountShape {
        "connection/account-shape", Warning, Observed,
        "Meta, Customer Information Parameters: ids are not hashed; their length observed (2026-09-12)",
        since "0.1.0",
        Goal(check) reads [Connection]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(connection) = facts.connection() else {
        return;
    };
    let (account, id) = match connection.channel {
        Some(Channel::WhatsApp) => (&connection.whatsapp_business_account_id, Id::WhatsappAccount),
        Some(Channel::Messenger) => (&connection.page_id, Id::Page),
        Some(Channel::Instagram) => (&connection.ig_account_id, Id::InstagramAccount),
        None => return,
    };
    let account = account.trimmed();
    if account.is_empty() || shape(id).fits(account) {
        return;
    }
    let key = if identity::is_hash(account) { "connection/account-shape.hashed" } else { "connection/account-shape" };
    report.at(place()).key(key).with("name", label(connection));
}
