//! What people see of a goal, as plain data: goal + diagnostics + surroundings + the state of the screen -> models.
//!
//! Nothing here knows a DOM: `web` draws the models, tests read them. Texts are [`Words`], a key with params, because the
//! words themselves live in `locales/`.

pub mod card;
pub mod choices;
pub mod completion;
pub mod draft;
pub mod panel;
pub mod popup;
pub mod preview;
pub mod problems;
pub mod status;
pub mod terms;
pub mod words;

use crate::domain::{Diagnostic, Goal, Severity, Surroundings};

pub use crate::rules::Counts;
pub use terms::Terms;
pub use words::{Shown, Words, words};

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

/// What a diagnostic says.
#[must_use]
pub fn diagnostic_words(diagnostic: &Diagnostic) -> Words {
    Words::named("rule.", diagnostic.key).with_all(&diagnostic.params)
}

/// What one of its fixes is called.
#[must_use]
pub fn fix_words(fix: &crate::domain::Fix) -> Words {
    Words::named("fix.", fix.title).with_all(&fix.params)
}

/// A sentence for a number of problems of one severity, such as "2 errors".
#[must_use]
pub fn count_words(severity: Severity, count: usize) -> Words {
    Words::named("ui.count.", severity.name()).number("count", count)
}
