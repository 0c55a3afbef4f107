//! What can be wrong with a goal: one rule per file, grouped by what it is about. A rule's page, identity, check and fix
//! stand in its file; its words in `locales/`; its cases in `tests/spec/<group>/<problem>.json`.

mod aside;
mod check;
mod engine;
mod facts;
mod levels;
mod order;
mod readers;
mod registry;
mod report;
pub(crate) mod sums;
mod texts;
mod verdict;

mod connection;
mod consent;
mod custom;
mod event;
pub(crate) mod filled;
mod goal;
mod items;
mod money;
mod once;
mod param;
mod privacy;
mod secret;
mod shape;
mod tiktok;
mod variable;

pub(crate) use aside::{is_aside, is_left, owner};
use check::{Check, Spots};
use engine::Run;
use levels::Levels;
pub(crate) use levels::severity_of;
use report::Into;
use sums::Sums;

use crate::domain::{Diagnostic, Goal, Severity, Surroundings};

pub use crate::catalog::Confidence;
pub use facts::Facts;
pub(crate) use once::{order_key, policy, tells_of_lead, tells_of_order};
pub(crate) use order::sort;
pub use registry::RULES;
#[cfg(not(target_arch = "wasm32"))]
pub use registry::pages;
pub(crate) use report::noted;
pub use report::{Found, Report};
pub use secret::holds_token;
pub use texts::{used_at, variables};
pub use verdict::{Counts, Setting, Verdict};

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

/// A row of the registry.
#[derive(Debug)]
pub struct Entry {
    /// The rule's identity.
    pub meta: &'static Meta,
    /// What it looks at, and how.
    pub(crate) check: Check,
    /// What else it reads.
    pub(crate) reads: Spots,
}

/// Declares a rule: the doc comment is its page, the fields its identity, then what it looks at with which function (a
/// [`Check`]), and every spot of the document that the function reads. The spots of a check that looks at texts, rows or
/// parameters one by one need not be named again. What is not a text (which rows there are, what is switched on, the bot)
/// need not be named at all: when that changes, everything is checked.
macro_rules! rule {
    (
        $(#[doc = $page:literal])+
        $name:ident {
            $code:literal, $severity:ident, $confidence:ident, $source:literal, since $since:literal
            $(, $kind:ident($($check:tt)+) reads [$($spot:ident),*])?
        }
    ) => {
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
            $(
                pub(crate) const CHECK: $crate::rules::check::Check = $crate::rules::check::Check::$kind($($check)+);
                pub(crate) const READS: $crate::rules::check::Spots =
                    $crate::rules::check::Spots::of(&[$($crate::domain::Spot::$spot),*]);
            )?
        }
    };
}
pub(crate) use rule;

/// Where its rule finds something, nothing else is said.
const SECRET: &str = "secret/token-in-text";

/// Everything that is wrong with `goal`: errors first, then by place, then by code.
#[must_use]
pub fn check(goal: &Goal, surroundings: &Surroundings) -> Vec<Diagnostic> {
    check_under(goal, surroundings, &Levels::under(&surroundings.rules))
}

/// Diagnostics together with others of the same goal, in the order of [`check`].
#[must_use]
pub fn with(mut found: Vec<Diagnostic>, more: &[Diagnostic]) -> Vec<Diagnostic> {
    if more.is_empty() {
        return found;
    }
    found.extend_from_slice(more);
    sort(found)
}

fn check_under(goal: &Goal, surroundings: &Surroundings, levels: &Levels) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    Run::new(goal, &Sums::of(goal), surroundings, levels, Into::Words(&mut found)).run(None);
    secret::silence_others(&mut found);
    sort(found)
}
