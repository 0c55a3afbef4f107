//! Who reached the goal, as Meta is told. In a messaging event the click id and the account name the person; contact
//! data, always hashed, may go along. The web's fields (IP, user agent, fbc, fbp) never appear: Meta refuses them here.

use super::Route;
use crate::domain::{Connection, Context, Platform};
use crate::identity;
use crate::payload::SkipReason;

pub(super) fn of(
    context: &Context,
    connection: &Connection,
    route: Route,
) -> Result<Vec<(&'static str, String)>, SkipReason> {
    let mut fields = Vec::new();
    if route == Route::WhatsApp {
        // The click id goes out as the webhook gave it: case and all.
        let click = context.referral.ctwa_clid.trim();
        if click.is_empty() {
            return Err(SkipReason::NoClick);
        }
        let account = connection.whatsapp_business_account_id.trim();
        fields.push(("whatsapp_business_account_id", account.to_owned()));
        fields.push(("ctwa_clid", click.to_owned()));
    }
    let contacts = contacts(context);
    if route == Route::Chat && contacts.is_empty() {
        return Err(SkipReason::NoIdentity);
    }
    fields.extend(contacts);
    Ok(fields)
}

/// Hashed contact data: as the browser hashed it, else hashed here from what the bot's runtime gave in clear.
fn contacts(context: &Context) -> Vec<(&'static str, String)> {
    let subscriber = &context.subscriber;
    let clear = [("em", &subscriber.email), ("ph", &subscriber.phone)];
    let mut fields = Vec::new();
    for name in identity::META_HASHED {
        let hashed = subscriber.hashed_meta.iter().find(|(of, _)| of == name).map(|(_, hash)| hash);
        let value = match hashed {
            Some(hash) => identity::is_hash(hash.trim()).then(|| hash.trim().to_ascii_lowercase()),
            None => clear
                .iter()
                .find(|(of, _)| *of == name)
                .and_then(|(_, text)| identity::identify(Platform::Meta, name, text).value),
        };
        fields.extend(value.map(|value| (name, value)));
    }
    fields
}
