//! Where a platform is told that an event happened: Meta's `action_source`, TikTok's `event_source`.

use crate::domain::{Platform, disturb};

include!(concat!(env!("OUT_DIR"), "/sources.rs"));

/// A source of one platform. [`meta`] and [`tiktok`] name them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    pub(super) platform: Platform,
    pub(super) index: u8,
}

/// What is known of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceSpec {
    /// The platform's spelling.
    pub name: &'static str,
    /// Whether it takes names of one's own.
    pub custom: bool,
    /// Seconds after which an event is refused; 0: no such limit is known.
    pub oldest: u32,
    /// One of these finds the person; empty: no such list is known.
    pub needs: &'static [&'static str],
    /// Which of the connection's ids it is sent to; empty: the platform has one id for all sources.
    pub id: &'static str,
}

impl Source {
    /// The source of that place in [`all`].
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub const fn at(platform: Platform, index: usize) -> Self {
        Self { platform, index: index as u8 }
    }

    /// What is known of it.
    #[must_use]
    pub fn spec(self) -> Option<&'static SourceSpec> {
        let spec = all(self.platform).get(usize::from(self.index))?;
        disturb::row("source", spec.name, spec, |spec| SourceSpec {
            custom: !spec.custom,
            oldest: spec.oldest + 1,
            ..spec
        })
    }

    /// Its bit in the tables' masks.
    pub(super) const fn bit(self) -> u16 {
        1 << self.index
    }
}

/// Every source of `platform`, in the order of the tables' masks.
#[must_use]
pub fn all(platform: Platform) -> &'static [SourceSpec] {
    match platform {
        Platform::Meta => &META_SOURCES,
        Platform::TikTok => &TIKTOK_SOURCES,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_ones_own_go_where_the_platforms_take_them() {
        let custom = |source: Source| source.spec().map(|spec| spec.custom);
        assert_eq!(custom(meta::BUSINESS_MESSAGING), Some(false));
        assert_eq!(custom(meta::CHAT), Some(true));
        assert_eq!(custom(tiktok::WEB), Some(true));
        assert_eq!(custom(tiktok::OFFLINE), Some(false));
        assert_eq!(custom(tiktok::CRM), Some(true));
    }

    #[test]
    fn each_platform_has_its_own_sources() {
        assert_eq!(all(Platform::Meta).len(), 9);
        assert_eq!(all(Platform::TikTok).len(), 4);
        assert_eq!(tiktok::OFFLINE.spec().map(|spec| (spec.name, spec.oldest)), Some(("offline", 2_419_200)));
        assert_eq!(meta::PHYSICAL_STORE.spec().map(|spec| spec.oldest), Some(62 * 86_400));
    }
}
