//! The events that each platform knows by name, where it takes them, and what each takes.

use super::params::ParamSet;
use super::sources::Source;
use super::spelling;
use crate::domain::{Platform, disturb};

include!(concat!(env!("OUT_DIR"), "/events.rs"));

/// An event that a platform knows by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventSpec {
    /// The platform's spelling; names are matched exactly. `event.<name>.label` and `.about` in `locales/` tell people of it.
    pub name: &'static str,
    /// Whose it is.
    pub platform: Platform,
    /// Whether it is still to be chosen.
    pub standing: Standing,
    /// Index of the event to choose instead.
    instead: u8,
    /// A bit for each of the platform's sources.
    sources: u16,
    /// Parameters without which the platform refuses it.
    pub required: ParamSet,
    /// Parameters that the block asks for, or whose lack the platform reports.
    pub wanted: ParamSet,
    /// Other parameters that make sense with it.
    pub optional: ParamSet,
}

/// Whether an event is still to be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Yes.
    Standard,
    /// The platform turns it into another one.
    Renamed,
    /// The platform will give it up.
    Deprecated,
    /// The platform's own script sends it by itself.
    Base,
}

/// A name that is no event, though people use it as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OtherName {
    /// The name.
    pub name: &'static str,
    /// What the platform makes of it.
    pub kind: OtherKind,
    becomes: u8,
    instead: u8,
}

/// What a platform makes of a name that is no event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherKind {
    /// It refuses it from chats.
    Refused,
    /// It turns it into an event.
    Reserved,
    /// It is an event of apps, and means nothing elsewhere.
    App,
}

impl EventSpec {
    /// Whether `source` takes it.
    #[must_use]
    pub fn goes_to(&self, source: Source) -> bool {
        source.platform == self.platform && self.sources & source.bit() != 0
    }

    /// Whether the platform refuses it without `params`.
    #[must_use]
    pub const fn requires(&self, params: ParamSet) -> bool {
        self.required.has(params)
    }

    /// Whether the block asks for `params`, required or not.
    #[must_use]
    pub const fn asks(&self, params: ParamSet) -> bool {
        self.required.and(self.wanted).has(params)
    }

    /// Whether `params` make sense with it.
    #[must_use]
    pub const fn takes(&self, params: ParamSet) -> bool {
        self.required.and(self.wanted).and(self.optional).has(params)
    }

    /// What to choose instead: for Meta in a chat, for TikTok in place of a name that goes out of use.
    #[must_use]
    pub fn instead(&self) -> Option<&'static Self> {
        all(self.platform).get(usize::from(self.instead))
    }
}

impl OtherName {
    /// What the platform turns it into.
    #[must_use]
    pub fn becomes(&self, platform: Platform) -> Option<&'static EventSpec> {
        all(platform).get(usize::from(self.becomes))
    }

    /// What to choose instead.
    #[must_use]
    pub fn instead(&self, platform: Platform) -> Option<&'static EventSpec> {
        all(platform).get(usize::from(self.instead))
    }
}

/// Every event of `platform`, in the order in which they are offered; Meta's for chats stand first.
#[must_use]
pub const fn all(platform: Platform) -> &'static [EventSpec] {
    match platform {
        Platform::Meta => &META_EVENTS,
        Platform::TikTok => &TIKTOK_EVENTS,
    }
}

/// The names that are no events of `platform`.
#[must_use]
pub const fn others(platform: Platform) -> &'static [OtherName] {
    match platform {
        Platform::Meta => &META_OTHERS,
        Platform::TikTok => &TIKTOK_OTHERS,
    }
}

/// The events that `source` takes, in the order in which they are offered.
pub fn of(source: Source) -> impl Iterator<Item = &'static EventSpec> {
    all(source.platform).iter().filter(move |event| event.goes_to(source))
}

/// The event of exactly that name.
#[must_use]
#[inline(never)]
pub fn find(platform: Platform, name: &str) -> Option<&'static EventSpec> {
    let event = all(platform).iter().find(|event| event.name == name)?;
    disturb::row("event", name, event, |event| EventSpec {
        sources: !event.sources,
        required: event.optional,
        optional: event.required,
        ..event
    })
}

/// The event that `name` was likely meant to be: the same but for case, blanks and underscores, or at most two slips away.
#[must_use]
pub fn nearest(platform: Platform, name: &str) -> Option<&'static EventSpec> {
    find(platform, spelling::nearest(name, &mut all(platform).iter().map(|event| event.name))?)
}

/// The name of the event that `name` is another name of: `SubmitForm` is TikTok's Lead of today, Meta's `Lead` is
/// LeadSubmitted in chats; its own name where it has no other.
#[must_use]
pub fn known_as(platform: Platform, name: &str) -> &str {
    let Some(event) = find(platform, name) else {
        return name;
    };
    let is_one = |instead: &&EventSpec| event.standing == Standing::Renamed || instead.name.starts_with(event.name);
    event.instead().filter(is_one).map_or(name, |instead| instead.name)
}

/// What is known of `name`, which is no event of `platform`; case, blanks and underscores do not count.
#[must_use]
pub fn other(platform: Platform, name: &str) -> Option<&'static OtherName> {
    disturbed(others(platform).iter().find(|other| spelling::same(other.name, name))?)
}

/// The same, where the name is spelled exactly so.
#[must_use]
pub fn other_exactly(platform: Platform, name: &str) -> Option<&'static OtherName> {
    disturbed(others(platform).iter().find(|other| other.name == name)?)
}

fn disturbed(other: &'static OtherName) -> Option<&'static OtherName> {
    disturb::row("other name", other.name, other, |other| OtherName {
        kind: if other.kind == OtherKind::App { OtherKind::Refused } else { OtherKind::App },
        becomes: if other.becomes == 0 { 1 } else { 0 },
        instead: if other.instead == 0 { 1 } else { 0 },
        ..other
    })
}

/// What to choose in one of Meta's chats instead of `name`: the event of the same meaning, else the one that was likely meant.
#[must_use]
pub fn instead_in_messaging(name: &str) -> Option<&'static EventSpec> {
    if let Some(instead) = other(Platform::Meta, name).and_then(|other| other.instead(Platform::Meta)) {
        return Some(instead);
    }
    let near = nearest(Platform::Meta, name)?;
    near.instead().or_else(|| near.goes_to(super::sources::meta::BUSINESS_MESSAGING).then_some(near))
}

#[cfg(test)]
mod tests;
