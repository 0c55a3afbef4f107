use crate::domain::Severity;
use crate::domain::letters::Trimmed as _;
use crate::domain::template::{self, Part};
use crate::rules::check::Text;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports braces that make no variable: not closed, empty, or with something else than a name inside; and the variables
    /// of other programs, such as `${total}`, `{total}`, `%total%` or `[[total]]`, or what they leave behind: `undefined`.
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
    if !typed.place.spot.takes_variables() {
        return;
    }
    if !template::is_template(text) {
        return foreign(typed, report);
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

/// How other programs mark a variable.
static MARKS: [(&str, &str); 5] = [("${", "}"), ("{%", "%}"), ("{", "}"), ("[[", "]]"), ("%", "%")];
/// What other programs write where they have nothing to fill in.
static LEFT_BEHIND: [&str; 4] = ["undefined", "null", "NaN", "[object Object]"];

/// Reports a text that is another program's variable, or what it left behind of one.
fn foreign(typed: Text<'_>, report: &mut Report<'_>) {
    let text = typed.text.trimmed();
    // Most texts begin with another letter, and every text comes through here.
    if !matches!(text.as_bytes(), [b'$' | b'{' | b'[' | b'%' | b'u' | b'n' | b'N', ..]) {
        return;
    }
    if LEFT_BEHIND.contains(&text) {
        report.at(typed.place).key("variable/malformed.left-behind").only(Severity::Warning).with("text", text);
        return;
    }
    for (before, after) in MARKS {
        let name = text.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
        let ours = ["{{", name.unwrap_or_default().trimmed(), "}}"].concat();
        if template::sole(&ours).is_some() {
            let found = report.at(typed.place).key("variable/malformed.other").only(Severity::Warning);
            found.with("text", text).replace("use-amount", &ours);
            return;
        }
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
    let name = broken.strip_prefix("{{")?.trimmed();
    let name = name.strip_suffix('}').unwrap_or(name);
    let closed = [before, "{{", name, "}}"].concat();
    self::broken(&closed).is_none().then_some(closed)
}
