//! How bad each rule may be under a host's settings.

use super::registry::RULES;
use super::{Entry, Meta};
use crate::domain::surroundings::RuleSettings;
use crate::domain::{Severity, disturb};

/// By rule: its severity; `None` where the host has switched it off.
#[derive(Debug)]
pub(super) struct Levels(Vec<Option<Severity>>);

impl Levels {
    pub(super) fn under(settings: &RuleSettings) -> Self {
        let mut levels = Vec::with_capacity(RULES.len());
        for Entry { meta, .. } in RULES {
            levels.push(severity_of(meta, settings));
        }
        Self(levels)
    }

    pub(super) fn of(&self, rule: u8) -> Option<Severity> {
        *self.0.get(usize::from(rule))?
    }
}

/// The rule's severity under the host's settings; `None`: switched off. A host may lower, never raise.
pub(crate) fn severity_of(meta: &Meta, settings: &RuleSettings) -> Option<Severity> {
    disturb::level(meta.code, allowed(meta, settings))
}

fn allowed(meta: &Meta, settings: &RuleSettings) -> Option<Severity> {
    if settings.off.iter().any(|code| code == meta.code) {
        return None;
    }
    let lowered = settings.lower.iter().find(|(code, _)| code == meta.code).map(|(_, severity)| *severity);
    Some(lowered.map_or(meta.severity, |severity| severity.max(meta.severity)))
}
