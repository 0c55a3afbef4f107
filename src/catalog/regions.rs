//! Countries in which a platform holds something of messaging back.

use super::packed::Fixed;
use crate::domain::letters::Trimmed as _;

include!(concat!(env!("OUT_DIR"), "/regions.rs"));

/// What is held back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// TikTok's direct messages are closed to bots.
    TikTokDirectMessages,
    /// Messenger and Instagram do not tell the ad that began the chat.
    MetaAdReferral,
    /// Meta finds no leads and purchases in chats by itself.
    MetaAutomaticEvents,
}

/// The countries where `limit` holds, by ISO 3166 (two capital letters).
#[must_use]
pub const fn countries(limit: Limit) -> Fixed {
    let rest = match limit {
        Limit::TikTokDirectMessages => TIKTOK_DIRECT_MESSAGES,
        Limit::MetaAdReferral => META_AD_REFERRAL,
        Limit::MetaAutomaticEvents => META_AUTOMATIC_EVENTS,
    };
    Fixed { rest, length: 2 }
}

/// Whether `limit` holds in `country`, in any letter case.
#[must_use]
pub fn holds(limit: Limit, country: &str) -> bool {
    countries(limit).has(&country.trimmed().to_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_hold_where_the_platforms_say() {
        assert!(holds(Limit::TikTokDirectMessages, "ES") && holds(Limit::TikTokDirectMessages, " us "));
        assert!(!holds(Limit::TikTokDirectMessages, "PE") && !holds(Limit::TikTokDirectMessages, ""));
        assert!(holds(Limit::MetaAutomaticEvents, "JP") && !holds(Limit::MetaAutomaticEvents, "NO"));
        assert!(holds(Limit::MetaAdReferral, "NO"));
        assert_eq!(countries(Limit::MetaAutomaticEvents).count(), 29);
    }
}
