use crate::domain::Spot;
use crate::domain::letters::Trimmed as _;
use crate::rules::check::Text;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a goal that asks for consent and does not say which variable holds the answer.
    ///
    /// ## Why it matters
    /// There is no answer to look at, so no event is ever sent. The goal still counts in the bot's own statistics.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "consent": { "variable": "", "accepted": ["yes"] },
    ///   "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// The variable in which the bot keeps the answer.
    VariableMissing {
        "consent/variable-missing", Warning, Documented, "goal-element: consent", since "0.1.0",
        At(&[Spot::ConsentVariable], check) reads []
    }
}

fn check(_facts: Facts<'_>, variable: Text<'_>, report: &mut Report<'_>) {
    if variable.text.trimmed().is_empty() {
        report.at(variable.place);
    }
}
