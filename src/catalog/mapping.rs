//! Which event of TikTok's is proposed for one of Meta's. People may change it.

use super::events::{self, EventSpec};
use crate::domain::{Platform, disturb};

include!(concat!(env!("OUT_DIR"), "/mapping.rs"));

/// The name proposed for TikTok, for an event that Meta knows; not always one that TikTok knows.
#[must_use]
pub fn tiktok_for(meta: &EventSpec) -> &'static str {
    if disturb::harm("mapping", meta.name).is_some() {
        return "";
    }
    for (from, to) in &RENAMED {
        if *from == meta.name {
            return to;
        }
    }
    meta.name
}

/// The event proposed for TikTok, where TikTok has one of that meaning.
#[must_use]
pub fn tiktok_event_for(meta: &EventSpec) -> Option<&'static EventSpec> {
    events::find(Platform::TikTok, tiktok_for(meta))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_the_same_is_proposed() {
        for (meta, tiktok, standard) in [
            ("Purchase", "Purchase", true),
            ("LeadSubmitted", "Lead", true),
            ("OrderCreated", "InitiateCheckout", true),
            ("OrderShipped", "ShipOrder", false),
            ("QualifiedLead", "QualifiedLead", false),
            ("Donate", "Donate", false),
        ] {
            let meta = events::find(Platform::Meta, meta).unwrap();
            assert_eq!(tiktok_for(meta), tiktok);
            assert_eq!(tiktok_event_for(meta).is_some(), standard, "{tiktok}");
        }
    }
}
