//! What Meta can be asked besides being sent events: the dataset of a chat account, the name of a dataset or an ad.

use super::meta;
use crate::domain::{Connection, surroundings::Channel};

/// A question. Its answer is JSON with an `id` and what was asked for; any other is an error as for events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookUp {
    /// The platform's address, `https://graph.facebook.com`.
    pub origin: &'static str,
    /// Where it is asked.
    pub path: String,
    /// The part after the question mark; empty: none.
    pub query: &'static str,
    /// The header that carries the token, and what stands before the token.
    pub token_header: (&'static str, &'static str),
}

/// The dataset of a chat account: read with `GET`, made or found with `POST`.
/// Source: Meta, "Conversions API for Business Messaging", "Get or create a dataset".
#[must_use]
pub fn dataset_of(account: &str) -> LookUp {
    ask(&[account, "/dataset"], "")
}

/// The name of an ad (with the permission `ads_read`) or of a dataset. Source: Meta, Graph API, reading a node's fields.
#[must_use]
pub fn name_of(id: &str) -> LookUp {
    ask(&[id], "fields=name")
}

/// The account that a connection's channel belongs to; `None` without a channel, or while its account is not told.
#[must_use]
pub fn account(connection: &Connection) -> Option<&str> {
    let account = match connection.channel? {
        Channel::WhatsApp => &connection.whatsapp_business_account_id,
        Channel::Messenger => &connection.page_id,
        Channel::Instagram => &connection.ig_account_id,
    };
    (!account.is_empty()).then_some(account)
}

fn ask(parts: &[&str], query: &'static str) -> LookUp {
    let mut path = String::from("/");
    path.push_str(meta::VERSION);
    path.push('/');
    for part in parts {
        path.push_str(part);
    }
    LookUp { origin: meta::ORIGIN, path, query, token_header: meta::TOKEN_HEADER }
}
