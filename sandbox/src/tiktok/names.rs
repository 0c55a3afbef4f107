//! Event names. They are exact: another case is another name.

use crate::config::SourceKind;

/// On the web, offline and, by one of two pages, in a CRM.
const STANDARD: [&str; 18] = [
    "AddPaymentInfo",
    "AddToCart",
    "AddToWishlist",
    "ApplicationApproval",
    "CompleteRegistration",
    "Contact",
    "CustomizeProduct",
    "Download",
    "FindLocation",
    "InitiateCheckout",
    "Lead",
    "Purchase",
    "Schedule",
    "Search",
    "StartTrial",
    "SubmitApplication",
    "Subscribe",
    "ViewContent",
];
/// Older names that still work.
const LEGACY: [&str; 6] = ["CompletePayment", "SubmitForm", "PlaceAnOrder", "ClickButton", "Pageview", "PageView"];
const MAX_NAME: usize = 50;

/// What is wrong with a name.
pub(crate) enum Wrong {
    /// No event set outside the web takes it.
    NotOffline,
    /// No name at all.
    Spelling,
}

/// Judges a name for a source. Reserved names are turned into standard ones by TikTok, so they pass as custom ones do.
pub(crate) fn check(name: &str, source: SourceKind) -> Result<(), Wrong> {
    if STANDARD.contains(&name) || LEGACY.contains(&name) {
        return Ok(());
    }
    match source {
        SourceKind::Offline => Err(Wrong::NotOffline),
        // Stages of a CRM have names in any alphabet, spaces included.
        SourceKind::Crm if name.chars().count() <= MAX_NAME => Ok(()),
        SourceKind::Web if is_custom(name) => Ok(()),
        _ => Err(Wrong::Spelling),
    }
}

/// `^[A-Za-z][A-Za-z0-9_-]{0,49}$`
fn is_custom(name: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
    name.len() <= MAX_NAME && name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.bytes().all(allowed)
}
