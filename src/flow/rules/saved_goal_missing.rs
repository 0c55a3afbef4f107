use super::{Notes, Rule, Survey};
use crate::rules::rule;

rule! {
    /// ## What it does
    /// Reports a saved goal that the library does not have any more.
    ///
    /// ## Why it matters
    /// The library decides what a saved goal sends. Without it the block has only what it showed last.
    ///
    /// ## Example
    /// ```json flow
    /// {
    ///   "nodes": [
    ///     { "id": "a", "goal": { "version": 1, "goal": { "id": "g1", "revision": 2 }, "name": "Lead", "destinations": {} } }
    ///   ],
    ///   "saved": [{ "id": "g7", "revision": 1 }]
    /// }
    /// ```
    ///
    /// ## Use instead
    /// Save the goal again, or choose another one.
    SavedGoalMissing { "flow/saved-goal-missing", Warning, Documented, "goal-element: the library decides at run time", since "0.1.0" }
}

impl Rule for SavedGoalMissing {
    fn check(survey: &Survey<'_>, notes: &mut Notes<'_>) {
        let Some(saved) = &survey.library.saved else {
            return;
        };
        for (number, site) in survey.sites.iter().enumerate() {
            if site.goal.revision.is_some() && saved.iter().all(|saved| saved.id != site.goal.id) {
                notes.at(number, "/goal/id");
            }
        }
    }
}
