//! What can be wrong with a goal: one rule per file, grouped by what it is about. A rule's page, identity, check and fix
//! stand in its file; its words in `locales/`; its cases in `tests/spec/<group>/<problem>.json`.

mod facts;
mod place;
mod registry;
mod report;
mod texts;

mod connection;
mod custom;
mod event;
pub(crate) mod filled;
mod goal;
mod items;
mod money;
mod param;
mod secret;
mod shape;
mod variable;

use crate::domain::surroundings::RuleSettings;
use crate::domain::{Diagnostic, Goal, Severity, Surroundings};

pub use crate::catalog::Confidence;
pub use facts::Facts;
pub use place::Place;
pub use registry::RULES;
#[cfg(not(target_arch = "wasm32"))]
pub use registry::pages;
pub use report::{Found, Report};
pub(crate) use report::{noted, sort};
pub use texts::{used_at, variables};

/// A rule's identity. What only readers need is not shipped in the wasm.
#[derive(Debug)]
pub struct Meta {
    /// `group/problem`.
    pub code: &'static str,
    /// The severity before the host's settings; a rule may report less bad cases with a lower one.
    pub severity: Severity,
    /// How sure its ground is.
    pub confidence: Confidence,
    /// Where the fact stands: the platform's document, or our own contract.
    #[cfg(not(target_arch = "wasm32"))]
    pub source: &'static str,
    /// The version that brought it.
    #[cfg(not(target_arch = "wasm32"))]
    pub since: &'static str,
    /// Its file in the sources, for the page's link.
    #[cfg(not(target_arch = "wasm32"))]
    pub file: &'static str,
}

/// A rule's page for readers, Markdown.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// The rule's identity.
    pub meta: &'static Meta,
    /// What it does, why it matters, an example that trips it, what to use instead.
    pub text: &'static str,
}

/// A rule's check; [`rule!`] makes its identity and page.
pub(crate) trait Rule {
    /// Reports what is wrong, with fixes.
    fn check(facts: Facts<'_>, report: &mut Report<'_>);
}

/// A row of the registry.
#[derive(Debug)]
pub struct Entry {
    /// The rule's identity.
    pub meta: &'static Meta,
    /// The rule's check.
    pub check: fn(Facts<'_>, &mut Report<'_>),
}

/// Declares a rule: the doc comment is its page, the fields its identity.
macro_rules! rule {
    ($(#[doc = $page:literal])+ $name:ident { $code:literal, $severity:ident, $confidence:ident, $source:literal, since $since:literal }) => {
        $(#[doc = $page])+
        pub(crate) struct $name;

        impl $name {
            pub(crate) const META: $crate::rules::Meta = $crate::rules::Meta {
                code: $code,
                severity: $crate::domain::Severity::$severity,
                confidence: $crate::rules::Confidence::$confidence,
                #[cfg(not(target_arch = "wasm32"))]
                source: $source,
                #[cfg(not(target_arch = "wasm32"))]
                since: $since,
                #[cfg(not(target_arch = "wasm32"))]
                file: file!(),
            };
            #[cfg(not(target_arch = "wasm32"))]
            pub(crate) const PAGE: &'static str = concat!($($page, "\n"),+);
        }
    };
}
pub(crate) use rule;

/// Everything that is wrong with `goal`: errors first, then by place, then by code.
#[must_use]
pub fn check(goal: &Goal, surroundings: &Surroundings) -> Vec<Diagnostic> {
    let seen = facts::Seen::of(goal, surroundings);
    let facts = Facts { goal, surroundings, seen: &seen };
    let mut found = Vec::new();
    for entry in RULES.iter().filter(|entry| facts.are_enough_for(entry.meta.code)) {
        if let Some(severity) = severity_of(entry.meta, &surroundings.rules) {
            (entry.check)(facts, &mut Report::new(entry.meta.code, severity, &mut found));
        }
    }
    secret::silence_others(&mut found);
    sort(found)
}

/// The rule's severity under the host's settings; `None`: switched off. A host may lower, never raise.
pub(crate) fn severity_of(meta: &Meta, settings: &RuleSettings) -> Option<Severity> {
    if settings.off.iter().any(|code| code == meta.code) {
        return None;
    }
    let lowered = settings.lower.iter().find(|(code, _)| code == meta.code).map(|(_, severity)| *severity);
    Some(lowered.map_or(meta.severity, |severity| severity.max(meta.severity)))
}
