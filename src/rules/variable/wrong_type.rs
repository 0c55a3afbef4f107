use super::told;
use crate::catalog::params::{self, Kind};
use crate::domain::amount::{self, Reading};
use crate::domain::surroundings::{Variable, VariableKind};
use crate::domain::{Platform, Severity, Spot, template};
use crate::rules::check::Text;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a variable that by what the editor tells of it is of another kind than the field: a list or yes and no where a
    /// number is wanted, something else where a list is wanted. It is silent where the editor does not tell.
    ///
    /// ## Why it matters
    /// What cannot be read as the field's kind is left out of the request.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "items": { "contents": [{ "id": "sku-1", "quantity": "{{cart}}" }] },
    ///   "destinations": {} }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "variables": [{ "name": "cart", "type": "list" }] }
    /// ```
    ///
    /// ## Use instead
    /// A variable that holds a number, or a part of the list: `{{cart[0].quantity}}`.
    WrongType {
        "variable/wrong-type", Warning, Documented, "goal-element: variables", since "0.1.0",
        At(SPOTS, check) reads []
    }
}

const SPOTS: &[Spot] = &[
    Spot::Amount,
    Spot::Currency,
    Spot::ContentType,
    Spot::NumItems,
    Spot::From,
    Spot::ContentId,
    Spot::Id,
    Spot::Quantity,
    Spot::ItemPrice,
    Spot::Title,
    Spot::Category,
    Spot::Brand,
    Spot::Param,
    Spot::CustomValue,
    Spot::OnceKey,
];

fn check(facts: Facts<'_>, typed: Text<'_>, report: &mut Report<'_>) {
    let Some(known) = told(facts, typed) else {
        return;
    };
    let Some(name) = template::sole(typed.text) else {
        return;
    };
    let Some(variable) = known.iter().find(|variable| variable.name == name) else {
        return;
    };
    let is_list = variable.kind == Some(VariableKind::List);
    let key = match (typed.place.spot, variable.kind) {
        (Spot::From, Some(_)) if !is_list => "variable/wrong-type.list",
        (Spot::From, _) => return,
        _ if !wants_number(typed) && is_list => "variable/wrong-type.one",
        _ if !wants_number(typed) => return,
        (_, Some(VariableKind::List | VariableKind::Boolean)) => "variable/wrong-type",
        // Its samples are judged with the amount's format.
        (Spot::Amount, _) if !variable.samples.is_empty() => return,
        (_, Some(VariableKind::Text)) if variable.samples.is_empty() => "variable/wrong-type.text",
        _ if holds_words(variable) => "variable/wrong-type",
        _ => return,
    };
    let found = report.at(typed.place).key(key).with("variable", name);
    if key == "variable/wrong-type.text" {
        // Many bots keep numbers in texts.
        found.only(Severity::Hint);
    }
}

fn wants_number(typed: Text<'_>) -> bool {
    match typed.place.spot {
        Spot::Amount | Spot::NumItems | Spot::Quantity | Spot::ItemPrice => true,
        Spot::Param => {
            let kind = params::find(Platform::Meta, typed.place.key).map(|spec| spec.kind);
            matches!(kind, Some(Kind::Number | Kind::Whole))
        }
        _ => false,
    }
}

/// Whether a value that was seen is no number.
fn holds_words(variable: &Variable) -> bool {
    variable.samples.iter().any(|sample| amount::read(sample, None, 2) == Reading::NotANumber)
}
