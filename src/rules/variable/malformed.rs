use crate::domain::template::{self, Part};
use crate::rules::texts::{self, Takes};
use crate::rules::{Facts, Report, Rule, rule};

rule! {
    /// ## What it does
    /// Reports braces that make no variable: not closed, empty, or with something else than a name inside.
    ///
    /// ## Why it matters
    /// Nothing can be filled in there. A name is a letter or `_`, then letters, digits, `_`, `-`, dots and `[0]`; there is
    /// no arithmetic.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    ///   "value": { "amount": "{{order_total", "currency": "EUR" },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// `{{order_total}}`, chosen from the list that opens when `{{` is typed.
    Malformed { "variable/malformed", Error, Documented, "goal-element: variables", since "0.1.0" }
}

impl Rule for Malformed {
    fn check(facts: Facts<'_>, report: &mut Report<'_>) {
        texts::each(facts, &mut |text, takes, place| {
            if takes != Takes::Variables || !template::is_template(text) {
                return;
            }
            let parts = template::parts(text);
            let broken = parts.iter().find_map(|part| match part {
                Part::Malformed(broken) => Some(*broken),
                _ => None,
            });
            let Some(broken) = broken else { return };
            let shown = if broken.starts_with("{{") {
                broken.to_owned()
            } else {
                ["{{", broken, "}}"].concat()
            };
            let found = report.at(place()).with("text", shown);
            if let Some(closed) = closed(text, broken) {
                found.replace("close-braces", place(), &closed);
            }
        });
    }
}

/// The text with `}}` behind a name that nothing but the end of the text follows.
fn closed(text: &str, broken: &str) -> Option<String> {
    let before = text.strip_suffix(broken)?;
    let name = broken.strip_prefix("{{")?.trim().trim_end_matches('}');
    let closed = [before, "{{", name, "}}"].concat();
    let is_right = template::parts(&closed)
        .iter()
        .all(|part| !matches!(part, Part::Malformed(_)));
    is_right.then_some(closed)
}
