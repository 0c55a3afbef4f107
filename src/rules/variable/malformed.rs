use crate::domain::template::{self, Part};
use crate::rules::check::Text;
use crate::rules::{Facts, Report, rule};

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
    Malformed {
        "variable/malformed", Error, Documented, "goal-element: variables", since "0.1.0",
        Text(check) reads []
    }
}

fn check(_facts: Facts<'_>, typed: Text<'_>, report: &mut Report<'_>) {
    let text = typed.text;
    if !typed.place.spot.takes_variables() || !template::is_template(text) {
        return;
    }
    let Some(broken) = broken(text) else {
        return;
    };
    let shown = if broken.starts_with("{{") { broken.to_owned() } else { ["{{", broken, "}}"].concat() };
    let found = report.at(typed.place).with("text", &shown);
    if let Some(closed) = closed(text, broken) {
        found.replace("close-braces", &closed);
    }
}

/// The first braces that make no variable, as they stand.
fn broken(text: &str) -> Option<&str> {
    for part in template::parts(text) {
        if let Part::Malformed(broken) = part {
            return Some(broken);
        }
    }
    None
}

/// The text with `}}` behind a name that nothing but the end of the text follows.
fn closed(text: &str, broken: &str) -> Option<String> {
    let before = text.strip_suffix(broken)?;
    let name = broken.strip_prefix("{{")?.trim();
    let name = name.strip_suffix('}').unwrap_or(name);
    let closed = [before, "{{", name, "}}"].concat();
    self::broken(&closed).is_none().then_some(closed)
}
