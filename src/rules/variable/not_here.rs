use crate::domain::{Spot, template};
use crate::rules::check::Text;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a variable where none is filled in: in a name of one's own, in a connection, in the currency to convert into, in
    /// an answer; and braces around the variable that holds consent.
    ///
    /// ## Why it matters
    /// The braces go out as they stand. An event called `{{name}}` is one event for everybody.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "custom": [{ "key": "{{size}}", "value": "yes" }],
    ///   "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// A name that is written out, with the variable as its value.
    NotHere {
        "variable/not-here", Warning, Documented, "goal-element: variables", since "0.1.0",
        At(SPOTS, check) reads []
    }
}

const SPOTS: &[Spot] =
    &[Spot::CustomKey, Spot::ConsentVariable, Spot::Answer, Spot::Connection, Spot::ConvertTo, Spot::CustomEvent];

fn check(facts: Facts<'_>, typed: Text<'_>, report: &mut Report<'_>) {
    if !template::is_template(typed.text) || !facts.counts(typed.place.owner) {
        return;
    }
    match typed.place.spot {
        Spot::ConsentVariable => {
            let found = report.at(typed.place).key("variable/not-here.consent");
            if let Some(name) = template::sole(typed.text) {
                found.replace("use-consent-variable", name);
            }
        }
        Spot::CustomEvent => drop(report.at(typed.place.beside(Spot::Event)).with("text", typed.text)),
        _ => drop(report.at(typed.place).with("text", typed.text)),
    }
}
