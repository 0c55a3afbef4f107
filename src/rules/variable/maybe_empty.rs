use super::told;
use crate::domain::letters::Trimmed as _;
use crate::domain::surroundings::Variable;
use crate::domain::{Spot, template};
use crate::rules::check::Text;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Says that a variable has been seen empty, and otherwise as well. It is silent where the editor gives no samples.
    ///
    /// ## Why it matters
    /// A field whose variable is empty is left out of the request; a Purchase without its value is not sent at all.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "params": { "order_id": "{{order}}" }, "destinations": {} }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "variables": [{ "name": "order", "samples": ["A-7", ""] }] }
    /// ```
    ///
    /// ## Use instead
    /// See that the variable is set on every way to the goal; or leave it, if the field may be missing.
    MaybeEmpty {
        "variable/maybe-empty", Hint, Documented, "goal-element: variables", since "0.1.0",
        At(SPOTS, check) reads []
    }
}

const SPOTS: &[Spot] = &[
    Spot::Amount,
    Spot::Currency,
    Spot::NumItems,
    Spot::ContentId,
    Spot::Id,
    Spot::Quantity,
    Spot::ItemPrice,
    Spot::Param,
    Spot::CustomValue,
    Spot::OnceKey,
];

fn check(facts: Facts<'_>, typed: Text<'_>, report: &mut Report<'_>) {
    let Some(known) = told(facts, typed) else {
        return;
    };
    for name in template::names(typed.text) {
        if known.iter().any(|variable| variable.name == name && is_sometimes_empty(variable)) {
            report.at(typed.place).with("variable", name);
            return;
        }
    }
}

/// Whether it has been seen empty, and otherwise as well: a single empty sample only says that nothing has been seen yet.
fn is_sometimes_empty(variable: &Variable) -> bool {
    let (mut empty, mut filled) = (false, false);
    for sample in &variable.samples {
        let is_empty = sample.trimmed().is_empty();
        empty |= is_empty;
        filled |= !is_empty;
    }
    empty && filled
}
