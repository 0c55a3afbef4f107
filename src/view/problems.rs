//! The list of everything that is wrong, goal by goal.

use super::{Counts, Shown, Sight, Words, card, diagnostic_words, fix_words};
use crate::domain::{Diagnostic, Pointer, Safety, Severity};

/// The problems of one goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The goal's name.
    pub name: Shown,
    /// Its problems, the worst first.
    pub problems: Vec<Problem>,
}

/// One problem as people see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The rule.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub text: Words,
    /// Where.
    pub path: Pointer,
    /// Its place among the goal's diagnostics.
    pub index: usize,
    /// What its fixes are called.
    pub fixes: Vec<Words>,
}

impl Problem {
    /// The problem that the `index`-th diagnostic of a goal makes.
    #[must_use]
    pub fn of(index: usize, diagnostic: &Diagnostic) -> Self {
        Self {
            code: diagnostic.code,
            severity: diagnostic.severity,
            text: diagnostic_words(diagnostic),
            path: diagnostic.path.clone(),
            index,
            fixes: diagnostic.fixes.iter().map(fix_words).collect(),
        }
    }
}

/// The whole list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    /// Goal by goal; goals without problems are left out.
    pub groups: Vec<Group>,
    /// Of all of them.
    pub counts: Counts,
    /// How many fixes may be applied unasked.
    pub safe: usize,
}

/// Adds a goal to the list.
pub fn add(problems: &mut Problems, sight: Sight<'_>) {
    if sight.diagnostics.is_empty() {
        return;
    }
    problems.counts = problems.counts.plus(Counts::of(sight.diagnostics));
    if !sight.goal.is_read_only() {
        problems.safe += sight.diagnostics.iter().filter(|diagnostic| safe_fix(diagnostic).is_some()).count();
    }
    problems.groups.push(Group {
        name: card::name(sight.goal),
        problems: sight.diagnostics.iter().enumerate().map(|(index, found)| Problem::of(index, found)).collect(),
    });
}

/// The fix of a diagnostic that may be applied unasked.
#[must_use]
pub fn safe_fix(diagnostic: &Diagnostic) -> Option<&crate::domain::Fix> {
    diagnostic.fixes.iter().find(|fix| fix.applicability == Safety::Safe)
}
