use super::{Notes, Rule, Survey};
use crate::rules::rule;

rule! {
    /// ## What it does
    /// Reports a goal after which the flow goes on. Another goal, or a node that ends the conversation, may follow.
    ///
    /// ## Why it matters
    /// A goal says that somebody has got where the branch leads. In the middle of a branch it counts people who then give up.
    ///
    /// ## Example
    /// ```json flow
    /// {
    ///   "nodes": [
    ///     { "id": "paid", "goal": { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "destinations": {} } },
    ///     { "id": "address", "name": "Ask the address", "does": { "sets": ["address"] } }
    ///   ],
    ///   "edges": [{ "from": "paid", "to": "address" }]
    /// }
    /// ```
    ///
    /// ## Use instead
    /// Put the goal behind the last node of the branch. Where the flow is meant to go on, ignore this, or switch the rule off.
    NotAtEnd { "flow/not-at-end", Warning, Documented, "goal-element: a goal ends a branch", since "0.1.0" }
}

impl Rule for NotAtEnd {
    fn check(survey: &Survey<'_>, notes: &mut Notes<'_>) {
        for (site, node, _) in survey.placed() {
            let goes_on = |next: &&u32| {
                survey.site_of(**next).is_none() && survey.node(**next).is_some_and(|next| !next.may_end())
            };
            if let Some(next) = survey.steps.after(node).iter().find(goes_on)
                && let Some(found) = notes.at(site, "")
            {
                found.with("next", &survey.name(*next));
            }
        }
    }
}
