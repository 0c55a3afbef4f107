use crate::domain::Spot;
use crate::domain::goal::Per;
use crate::rules::check::Text;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports a goal that counts once per order, where the order's number is the same text for everybody.
    ///
    /// ## Why it matters
    /// The first order of all counts, and no other after it, whoever makes it.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "once": { "per": "order", "key": "order_id" },
    ///   "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// The variable, in braces: `{{order_id}}`.
    KeyConstant {
        "once/key-constant", Warning, Documented, "goal-element: one fact counts once", since "0.1.0",
        At(&[Spot::OnceKey], check) reads []
    }
}

fn check(facts: Facts<'_>, typed: Text<'_>, report: &mut Report<'_>) {
    let Some(key) = typed.written().filter(|_| facts.goal.once.as_ref().is_some_and(|once| once.per == Per::Order))
    else {
        return;
    };
    let found = report.at(typed.place).with("text", key);
    // What is meant is often the variable of that name.
    if facts.surroundings.variables.iter().flatten().any(|variable| variable.name == key) {
        found.replace("use-value", &["{{", key, "}}"].concat());
    }
}
