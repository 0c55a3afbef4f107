//! What can be wrong with a goal because of where it stands: one rule per file, as in `crate::rules`.

mod before_consent;
mod in_loop;
mod input_unbound;
mod no_identity;
mod not_at_end;
mod same_goal;
mod saved_goal_changed;
mod saved_goal_missing;
mod twice_on_path;
mod unreachable;
mod unreadable;
mod variable_maybe_unset;

use super::graph::Flow;
use super::survey::Survey;
use crate::domain::surroundings::RuleSettings;
use crate::domain::{Diagnostic, Pointer, Severity};
use crate::rules::{Found, Meta, noted, severity_of, sort};

/// A row of the flow's rules.
#[derive(Debug)]
pub struct Entry {
    /// The rule's identity.
    pub meta: &'static Meta,
    check: fn(&Survey<'_>, &mut Notes<'_>),
}

/// A rule's check over the whole flow.
trait Rule {
    /// Notes which goals are wrong, and how.
    fn check(survey: &Survey<'_>, notes: &mut Notes<'_>);
}

macro_rules! registry {
    ($($rule:path),+ $(,)?) => {
        /// Every rule that is checked over a flow, by code.
        pub static RULES: &[Entry] = &[$(Entry { meta: &<$rule>::META, check: <$rule as Rule>::check }),+];

        /// The page of every rule of a flow.
        #[cfg(not(target_arch = "wasm32"))]
        #[must_use]
        pub fn pages() -> Vec<crate::rules::Page> {
            vec![$(crate::rules::Page { meta: &<$rule>::META, text: <$rule>::PAGE }),+]
        }
    };
}

registry![
    before_consent::BeforeConsent,
    in_loop::InLoop,
    input_unbound::InputUnbound,
    no_identity::NoIdentity,
    not_at_end::NotAtEnd,
    same_goal::SameGoal,
    saved_goal_changed::SavedGoalChanged,
    saved_goal_missing::SavedGoalMissing,
    twice_on_path::TwiceOnPath,
    unreachable::Unreachable,
    unreadable::Unreadable,
    variable_maybe_unset::VariableMaybeUnset,
];

/// Where one rule puts what it finds.
pub(super) struct Notes<'a> {
    code: &'static str,
    severity: Severity,
    into: &'a mut [Vec<Diagnostic>],
}

impl Notes<'_> {
    /// Something is wrong with the goal at `site`, at a place of its document.
    fn at(&mut self, site: usize, path: &str) -> Option<Found<'_>> {
        let into = self.into.get_mut(site)?;
        Some(noted(into, self.code, self.severity, Pointer::parse(path)))
    }
}

/// Checks every rule over the flow.
pub(super) fn check(survey: &Survey<'_>) -> Vec<Vec<Diagnostic>> {
    let mut found = Vec::new();
    found.resize_with(survey.sites.len(), Vec::new);
    for entry in RULES {
        if let Some(severity) = severity_of(entry.meta, &survey.surroundings.rules) {
            (entry.check)(survey, &mut Notes { code: entry.meta.code, severity, into: &mut found });
        }
    }
    for (site, of) in survey.sites.iter().zip(&mut found) {
        // A document newer than ours is shown, not judged.
        *of = if site.goal.is_read_only() { Vec::new() } else { sort(core::mem::take(of)) };
    }
    found
}

/// What could not be read of the flow itself.
pub(super) fn unreadable(flow: &Flow) -> Vec<(&'static str, Diagnostic)> {
    let settings: &RuleSettings = &flow.surroundings.rules;
    let mut found = Vec::new();
    if let Some(severity) = severity_of(&unreadable::Unreadable::META, settings) {
        for fault in &flow.faults {
            noted(&mut found, unreadable::Unreadable::META.code, severity, fault.path.clone());
        }
    }
    found.into_iter().map(|diagnostic| ("", diagnostic)).collect()
}
