//! What people see of a goal: goal + diagnostics + surroundings + the state of the screen -> a [`drawing`].
//!
//! Nothing here knows a DOM: the package's JavaScript makes drawings true, tests read them. Texts are keys with params,
//! because the words themselves live in `locales/`.

pub mod card;
pub mod choices;
pub mod completion;
pub mod draft;
pub mod drawing;
pub mod explain;
pub mod panel;
pub mod popup;
pub mod preview;
pub mod problems;
mod start;
pub mod status;
pub mod template;
pub mod terms;
pub mod words;

use crate::domain::{Diagnostic, Goal, Severity, Surroundings};

pub use crate::rules::Counts;
pub use terms::Terms;
pub use words::{Words, words};

/// One block as the rules see it.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'a> {
    /// The goal.
    pub goal: &'a Goal,
    /// What is wrong with it, the worst first.
    pub diagnostics: &'a [Diagnostic],
    /// The bot around it.
    pub surroundings: &'a Surroundings,
}

/// The worst that must be looked at; `None`: the goal is ready.
#[must_use]
pub const fn worst(counts: Counts) -> Option<Severity> {
    match counts {
        Counts { error: 1.., .. } => Some(Severity::Error),
        Counts { warning: 1.., .. } => Some(Severity::Warning),
        _ => None,
    }
}

/// The same as a name, for styles.
#[must_use]
pub fn mood(counts: Counts) -> &'static str {
    worst(counts).map_or("none", Severity::name)
}

/// What a fix is called.
#[must_use]
pub fn fix_words(fix: &crate::domain::Fix) -> Words {
    Words { prefix: "fix.", name: fix.title, params: fix.params.clone() }
}
