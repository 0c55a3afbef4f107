use super::super::names::{NONE, Names, at, put};
use super::{Notes, Rule, Survey};
use crate::domain::diagnostic::Params;
use crate::domain::letters::Trimmed as _;
use crate::domain::pointer::push_number;
use crate::domain::{Edit, Json, Pointer};
use crate::rules::rule;

rule! {
    /// ## What it does
    /// Reports a second block with the same goal.
    ///
    /// ## Why it matters
    /// Both blocks count as one goal: in the statistics nobody can tell them apart, and *once* holds for both together. A copied
    /// block is such a one.
    ///
    /// ## Example
    /// ```json flow
    /// {
    ///   "nodes": [
    ///     { "id": "a", "goal": { "version": 1, "goal": { "id": "g1" }, "name": "Lead", "destinations": {} } },
    ///     { "id": "b", "goal": { "version": 1, "goal": { "id": "g1" }, "name": "Lead", "destinations": {} } }
    ///   ]
    /// }
    /// ```
    ///
    /// ## Use instead
    /// Where both mean the same, leave it. Else make the copy a goal of its own: the fix gives it another id.
    SameGoal { "flow/same-goal", Hint, Documented, "goal-element: statistics hang on the goal's id", since "0.1.0" }
}

impl Rule for SameGoal {
    fn check(survey: &Survey<'_>, notes: &mut Notes<'_>) {
        let mut ids = Names::default();
        for site in survey.sites {
            ids.number(site.goal.id.trimmed());
        }
        let mut copies = 0;
        let mut first = vec![NONE; ids.len()];
        for (number, site) in (0..).zip(survey.sites) {
            let id = site.goal.id.trimmed();
            let known = ids.find(id);
            let other = at(&first, known);
            if id.is_empty() || other == NONE {
                put(&mut first, known, number);
                continue;
            }
            let name = survey.sites.get(other as usize).map_or_else(String::new, |other| match other.node {
                Some(node) => survey.name(node),
                None => other.goal.name.clone(),
            });
            if let Some(found) = notes.at(number as usize, "/goal/id") {
                let own = Json::Object(vec![("id", Json::Text(new_id(survey, id, &mut ids, &mut copies)))]);
                let edit = Edit::Replace { path: Pointer::parse("/goal"), value: own };
                found.with("other", &name).fix("make-separate", Params::default(), edit);
            }
        }
    }
}

/// An id that no goal has, from now on taken: the host's new one, or the goal's own with a number behind it. Numbers go on
/// from copy to copy, so that ten thousand copies are not compared with each other.
fn new_id(survey: &Survey<'_>, id: &str, ids: &mut Names, copies: &mut usize) -> String {
    let new = survey.library.new_id.trimmed();
    let base = if new.is_empty() { id } else { new };
    loop {
        let mut text = String::from(base);
        *copies += 1;
        if *copies > 1 {
            text.push('-');
            push_number(&mut text, *copies);
        }
        if ids.find(&text) == NONE {
            ids.number(&text);
            return text;
        }
    }
}
