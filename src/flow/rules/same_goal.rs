use super::super::names::Names;
use super::{Notes, Rule, Survey};
use crate::domain::diagnostic::Params;
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
        let mut first = Vec::new();
        let mut copies = 0;
        for (number, site) in survey.sites.iter().enumerate() {
            let id = site.goal.id.trim();
            if id.is_empty() {
                continue;
            }
            let known = ids.number(id) as usize;
            let Some(other) = first.get(known).copied() else {
                first.push(number);
                continue;
            };
            copies += 1;
            let Some(found) = notes.at(number, "/goal/id") else {
                continue;
            };
            let name = survey.sites.get(other).map_or_else(String::new, |other| match other.node {
                Some(node) => survey.name(node),
                None => other.goal.name.clone(),
            });
            let own = Json::Object(vec![("id", Json::Text(new_id(survey, id, copies)))]);
            let edit = Edit::Replace { path: Pointer::parse("/goal"), value: own };
            found.with("other", &name).fix("make-separate", Params::default(), edit);
        }
    }
}

/// An id that no goal has: the host's new one for the first copy, with a number behind it for others.
fn new_id(survey: &Survey<'_>, id: &str, copy: usize) -> String {
    let new = survey.bot.new_id.trim();
    let mut number = if new.is_empty() { copy + 1 } else { copy };
    loop {
        let mut text = String::from(if new.is_empty() { id } else { new });
        if number > 1 {
            text.push('-');
            push_number(&mut text, number);
        }
        if survey.sites.iter().all(|site| site.goal.id != text) {
            return text;
        }
        number += 1;
    }
}
