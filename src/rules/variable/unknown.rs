use crate::catalog::spelling;
use crate::domain::diagnostic::Params;
use crate::domain::surroundings::Variable;
use crate::domain::template::{self, Part};
use crate::domain::{Edit, Json, Spot};
use crate::rules::check::Text;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a variable that the bot does not have. It is silent where the editor does not tell the bot's variables. Of a saved
    /// goal's inputs `flow/input-unbound` speaks.
    ///
    /// ## Why it matters
    /// The variable never has a value, so the field that uses it is never sent.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "value": { "amount": "{{order_totl}}", "currency": "EUR" },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    /// in a bot with
    /// ```json surroundings
    /// { "variables": [{ "name": "order_total", "type": "number" }] }
    /// ```
    ///
    /// ## Use instead
    /// A variable of the bot, or set this one before the goal is reached.
    Unknown {
        "variable/unknown", Error, Documented, "goal-element: variables", since "0.1.0",
        Text(check) reads []
    }
}

fn check(facts: Facts<'_>, typed: Text<'_>, report: &mut Report<'_>) {
    let Some(known) = facts.surroundings.variables.as_deref() else {
        return;
    };
    if typed.place.spot == Spot::ConsentVariable {
        return consent(facts, typed, known, report);
    }
    // A saved goal's variables are its inputs: what this bot puts in, the flow's rules say (`flow/input-unbound`).
    let is_input = facts.goal.revision.is_some() && typed.place.spot != Spot::Bind;
    if is_input || !typed.place.spot.takes_variables() || !template::is_template(typed.text) {
        return;
    }
    for part in template::parts(typed.text) {
        let Part::Variable(name) = part else { continue };
        if is_known(name, known, facts) {
            continue;
        }
        let found = report.at(typed.place).with("variable", name);
        let Some(meant) = nearest(name, known) else {
            continue;
        };
        if let Some(mended) = renamed(typed.text, name, meant) {
            let edit = Edit::Replace { path: typed.place.pointer(), value: Json::Text(mended) };
            found.fix("use-variable", Params::default().with("variable", meant), edit);
        }
    }
}

/// The variable that tells of consent is named without braces.
fn consent(facts: Facts<'_>, typed: Text<'_>, known: &[Variable], report: &mut Report<'_>) {
    let name = typed.text;
    if is_known(name, known, facts) {
        return;
    }
    let found = report.at(typed.place).key("variable/unknown.consent").with("variable", name);
    if let Some(meant) = nearest(name, known) {
        found.replace("use-consent-variable", meant);
    }
}

/// `cart.items[0].id` is known where `cart`, or all of it, is; so is a saved goal's input that this bot binds.
fn is_known(name: &str, known: &[Variable], facts: Facts<'_>) -> bool {
    let root = template::root(name);
    known.iter().any(|variable| variable.name == name || variable.name == root)
        || facts.goal.bind.iter().any(|(input, _)| input == name || input == root)
}

fn nearest<'a>(name: &str, known: &'a [Variable]) -> Option<&'a str> {
    spelling::nearest(name, &mut known.iter().map(|variable| variable.name.as_str()))
}

/// `text` with the variable `from` called `to`; `None` where the braces could not be written back as they were.
fn renamed(text: &str, from: &str, to: &str) -> Option<String> {
    let mut out = String::new();
    for part in template::parts(text) {
        match part {
            Part::Literal(literal) => out.push_str(literal),
            Part::Variable(name) => {
                out.push_str("{{");
                out.push_str(if name == from { to } else { name });
                out.push_str("}}");
            }
            Part::Malformed(_) => return None,
        }
    }
    Some(out)
}
