//! What can be wrong with a goal: one rule per file, grouped by what it is about. A rule's page, identity, check and fix
//! stand in its file; its words in `locales/`; its cases in `tests/spec/<group>/<problem>.json`.

mod registry;
mod report;

mod connection;
mod custom;
mod event;
pub(crate) mod filled;
mod goal;
mod items;
mod money;
mod secret;
mod shape;
mod variable;

use crate::domain::surroundings::RuleSettings;
use crate::domain::{Diagnostic, Goal, Severity, Surroundings};

pub use registry::RULES;
pub(crate) use report::sort;
pub use report::{Found, Report};

/// What a rule may look at.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The goal.
    pub goal: &'a Goal,
    /// The bot around it.
    pub surroundings: &'a Surroundings,
}

/// How sure a rule's ground is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// The platform's own documentation says so, or our own contract does. Only such a rule may be an error.
    Documented,
    /// Observed by several, or one good source.
    Observed,
    /// Our judgement.
    Judged,
}

/// A rule's identity.
#[derive(Debug)]
pub struct Meta {
    /// `group/problem`.
    pub code: &'static str,
    /// The severity before the host's settings.
    pub severity: Severity,
    /// How sure its ground is.
    pub confidence: Confidence,
    /// Where the fact stands: the platform's document, or our own contract.
    pub source: &'static str,
    /// The version that brought it.
    pub since: &'static str,
    /// Its file and group in the sources, for the page's link.
    pub file: &'static str,
}

/// A rule: [`rule!`] makes its identity and page, this its check.
pub trait Rule {
    /// Its identity.
    const META: Meta;
    /// The page for readers, Markdown. Reached from no function of the wasm, so it is not shipped.
    const PAGE: &'static str;

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
        #[derive(Debug)]
        pub struct $name;

        impl $name {
            pub(crate) const META: $crate::rules::Meta = $crate::rules::Meta {
                code: $code,
                severity: $crate::domain::Severity::$severity,
                confidence: $crate::rules::Confidence::$confidence,
                source: $source,
                since: $since,
                file: file!(),
            };
            pub(crate) const PAGE: &'static str = concat!($($page, "\n"),+);
        }
    };
}
pub(crate) use rule;

/// Everything that is wrong with `goal`: errors first, then by place, then by code.
#[must_use]
pub fn check(goal: &Goal, surroundings: &Surroundings) -> Vec<Diagnostic> {
    let facts = Facts { goal, surroundings };
    let mut found = Vec::new();
    for entry in RULES {
        let Some(severity) = severity_of(entry.meta, &surroundings.rules) else { continue };
        (entry.check)(facts, &mut Report::new(entry.meta.code, severity, &mut found));
    }
    sort(found)
}

/// The rule's severity under the host's settings; `None`: switched off. A host may lower, never raise.
fn severity_of(meta: &Meta, settings: &RuleSettings) -> Option<Severity> {
    if settings.off.iter().any(|code| code == meta.code) {
        return None;
    }
    let lowered = settings.lower.iter().find(|(code, _)| code == meta.code).map(|(_, severity)| *severity);
    Some(lowered.map_or(meta.severity, |severity| severity.max(meta.severity)))
}
