use super::{Notes, Rule, Survey};
use crate::rules::rule;

rule! {
    /// ## What it does
    /// Reports a block whose saved goal has been changed in the library since.
    ///
    /// ## Why it matters
    /// When somebody gets here, the library's newest revision is sent, and not what the block shows.
    ///
    /// ## Example
    /// ```json flow
    /// {
    ///   "nodes": [
    ///     { "id": "a", "goal": { "version": 1, "goal": { "id": "g1", "revision": 2 }, "name": "Lead", "destinations": {} } }
    ///   ],
    ///   "saved": [{ "id": "g1", "revision": 3 }]
    /// }
    /// ```
    ///
    /// ## Use instead
    /// Choose the goal again: then the block shows its newest revision.
    SavedGoalChanged { "flow/saved-goal-changed", Warning, Documented, "goal-element: the library decides at run time", since "0.1.0" }
}

impl Rule for SavedGoalChanged {
    fn check(survey: &Survey<'_>, notes: &mut Notes<'_>) {
        let Some(saved) = &survey.library.saved else {
            return;
        };
        for (number, site) in survey.sites.iter().enumerate() {
            let newest = saved.iter().find(|saved| saved.id == site.goal.id).and_then(|saved| saved.revision);
            if let (Some(shown), Some(newest)) = (site.goal.revision, newest)
                && shown != newest
            {
                notes.at(number, "/goal/revision");
            }
        }
    }
}
