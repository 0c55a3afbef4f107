use super::order_key;
use crate::domain::diagnostic::Params;
use crate::domain::goal::Per;
use crate::domain::letters::Trimmed as _;
use crate::domain::{Edit, Json, Place, Spot};
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a goal that counts once per order and does not say what tells orders apart.
    ///
    /// ## Why it matters
    /// Without the order's number every happening counts, as if nothing had been chosen.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "once": { "per": "order", "key": "" }, "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// The variable that holds the order's number: `{{order_id}}`.
    KeyMissing {
        "once/key-missing", Warning, Documented, "goal-element: without its fact a policy counts every happening",
        since "0.1.0",
        Goal(check) reads [OnceKey, Param]
    }
}

fn check(facts: Facts<'_>, report: &mut Report<'_>) {
    let Some(once) = facts.goal.once.as_ref().filter(|once| once.per == Per::Order) else {
        return;
    };
    if !once.key.trimmed().is_empty() {
        return;
    }
    let place = Place::of(Spot::OnceKey);
    let found = report.at(place);
    if let Some(key) = order_key(facts.goal, facts.surroundings) {
        let edit = Edit::Add { path: place.pointer(), value: Json::Text(key) };
        found.fix("once-per-order", Params::default(), edit);
    }
}
