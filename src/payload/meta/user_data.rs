//! Who reached the goal, as Meta is told. In a messaging event the click id and the account name the person; contact
//! data, always hashed, may go along. The web's fields (IP, user agent, fbc, fbp) never appear: Meta refuses them here.

use super::Route;
use crate::domain::{Connection, Contact, Context, Platform};
use crate::identity;
use crate::payload::SkipReason;
use crate::payload::prepare::lookup;
use crate::payload::writer::Writer;

/// Writes the members, or says why nobody could be known by them.
pub(super) fn write(
    writer: &mut Writer,
    context: &Context,
    connection: &Connection,
    route: Route,
) -> Result<(), SkipReason> {
    if route == Route::WhatsApp {
        // The click id goes out as the webhook gave it: case and all.
        let click = context.referral.ctwa_clid.trim();
        if click.is_empty() {
            return Err(SkipReason::NoClick);
        }
        writer.member("whatsapp_business_account_id", connection.whatsapp_business_account_id.trim());
        writer.member("ctwa_clid", click);
    }
    let mut has_contact = false;
    for name in ["em", "external_id", "ph"] {
        if let Some(value) = contact(context, name) {
            writer.member(name, &value);
            has_contact = true;
        }
    }
    if route == Route::Chat && !has_contact { Err(SkipReason::NoIdentity) } else { Ok(()) }
}

/// Hashed contact data: as the browser hashed it, else hashed here from what the bot's runtime gave in clear.
fn contact(context: &Context, name: &str) -> Option<String> {
    let subscriber = &context.subscriber;
    if let Some(hash) = lookup(&subscriber.hashed_meta, name) {
        return identity::is_hash(hash.trim()).then(|| hash.trim().to_ascii_lowercase());
    }
    let clear = match name {
        "em" => subscriber.contact(Contact::Email),
        "ph" => subscriber.contact(Contact::Phone),
        _ => return None,
    };
    identity::identify(Platform::Meta, name, clear, &identity::Home::default()).value
}
