use super::{Notes, Rule, Survey};
use crate::domain::Goal;
use crate::domain::diagnostic::Params;
use crate::domain::goal::Per;
use crate::domain::letters::Trimmed as _;
use crate::rules::{policy, rule};

rule! {
    /// ## What it does
    /// Reports a goal in a loop of the flow that does not say how often it may count.
    ///
    /// ## Why it matters
    /// One person goes round and counts again each time, and the ad platform hears of sales that were not made.
    ///
    /// ## Example
    /// ```json flow
    /// {
    ///   "nodes": [
    ///     { "id": "menu", "name": "Menu" },
    ///     { "id": "lead", "goal": { "version": 1, "goal": { "id": "g1" }, "name": "Lead", "destinations": {} } }
    ///   ],
    ///   "edges": [{ "from": "menu", "to": "lead" }, { "from": "lead", "to": "menu" }]
    /// }
    /// ```
    ///
    /// ## Use instead
    /// Say how often it counts (once per person, day or order), or lead the loop around the goal.
    InLoop { "flow/in-loop", Warning, Documented, "goal-element: without `once` every happening counts", since "0.1.0" }
}

impl Rule for InLoop {
    fn check(survey: &Survey<'_>, notes: &mut Notes<'_>) {
        for (site, node, of) in survey.placed() {
            if of.goal.once.is_none()
                && survey.parts.is_in_loop(node)
                && survey.is_reached(node)
                && let Some(found) = notes.at(site, "/once")
            {
                let order = of.goal.params.iter().find(|(name, text)| name == "order_id" && !text.trimmed().is_empty());
                match order {
                    Some((_, key)) => found.fix("once-per-order", Params::default(), policy(Per::Order, key)),
                    None if sells(of.goal) => found,
                    None => found.fix("once-per-subscriber", Params::default(), policy(Per::Subscriber, "")),
                };
            }
        }
    }
}

/// Whether the goal is worth money: then the same person may well come again, and counting her once would lose sales.
fn sells(goal: &Goal) -> bool {
    goal.value.as_ref().is_some_and(|value| !value.amount.trimmed().is_empty())
}
