//! Events of `business_messaging`: a closed list of names, no web fields, and the ids of the chat's channel.

use super::event::Scene;
use super::reason::Reason;
use super::refusal::Refusal;
use crate::config::Dataset;
use crate::fields::{Blame, Fields};

/// The closed list: no custom name, no other standard name, no other spelling.
const NAMES: [&str; 14] = [
    "Purchase",
    "LeadSubmitted",
    "InitiateCheckout",
    "AddToCart",
    "ViewContent",
    "OrderCreated",
    "OrderShipped",
    "OrderDelivered",
    "OrderCanceled",
    "OrderReturned",
    "CartAbandoned",
    "QualifiedLead",
    "RatingProvided",
    "ReviewProvided",
];
/// What a web page's event has and a chat's must not.
const WEB_FIELDS: [&str; 4] = ["client_ip_address", "client_user_agent", "fbc", "fbp"];
const WABA: &str = "whatsapp_business_account_id";

pub(crate) fn check(event: &Fields<'_>, name: &str, person: &Fields<'_>, scene: &Scene<'_>) -> Result<(), Refusal> {
    event.require("messaging_channel", Reason::ChannelMissing)?;
    if !NAMES.contains(&name) {
        return Err(Reason::NameNotAllowed.at(event.at("event_name")));
    }
    check_web_fields(event, person)?;
    match event.text("messaging_channel")? {
        Some("whatsapp") => check_click(person, scene)?,
        Some("messenger") => {
            person.require("page_id", Reason::PageMissing)?;
            person.require("page_scoped_user_id", Reason::PersonMissing)?;
        }
        _ => {
            // The guide's sample has `instagram_business_account_id`; the live endpoint asks for this one.
            person.require("ig_account_id", Reason::InstagramAccountMissing)?;
            person.require("ig_sid", Reason::InstagramPersonMissing)?;
        }
    }
    check_link(person, scene.dataset)
}

fn check_web_fields(event: &Fields<'_>, person: &Fields<'_>) -> Result<(), Refusal> {
    if event.get("event_source_url").is_some() {
        return Err(Reason::FieldNotAllowed.at(event.at("event_source_url")));
    }
    match WEB_FIELDS.iter().find(|key| person.get(key).is_some()) {
        Some(key) => Err(Reason::FieldNotAllowed.at(person.at(key))),
        None => Ok(()),
    }
}

/// WhatsApp: a click that happened, and the account that the chat belongs to.
fn check_click(person: &Fields<'_>, scene: &Scene<'_>) -> Result<(), Refusal> {
    person.require("ctwa_clid", Reason::ClickMissing)?;
    if !person.is_filled(WABA) {
        person.require("page_id", Reason::OwnerMissing)?;
    }
    match person.text("ctwa_clid")? {
        Some(click) if scene.config.knows_click(click) => Ok(()),
        _ => Err(Reason::ClickUnknown.at(person.at("ctwa_clid"))),
    }
}

/// The dataset must be the one of the Page or account that the event names.
fn check_link(person: &Fields<'_>, dataset: &Dataset) -> Result<(), Refusal> {
    if let Some(page) = person.text("page_id")?
        && !matches!(dataset, Dataset::Page { page_id, .. } if page_id == page)
    {
        return Err(Reason::NoPage.at(person.at("page_id")));
    }
    if let Some(waba) = person.text(WABA)? {
        let fault = match dataset {
            Dataset::Waba { whatsapp_business_account_id, .. } if whatsapp_business_account_id == waba => None,
            Dataset::Waba { .. } => Some(Reason::OtherWaba),
            _ => Some(Reason::NoWaba),
        };
        if let Some(fault) = fault {
            return Err(fault.at(person.at(WABA)));
        }
    }
    if let Some(account) = person.text("ig_account_id")?
        && !matches!(dataset, Dataset::Instagram { ig_account_id, .. } if ig_account_id == account)
    {
        return Err(Reason::NoInstagram.at(person.at("ig_account_id")));
    }
    Ok(())
}
