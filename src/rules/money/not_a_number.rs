use super::without_currency;
use crate::domain::amount::Reading;
use crate::domain::template::{self, Part};
use crate::domain::{Place, Severity};
use crate::rules::money::Number;
use crate::rules::{Report, rule};

rule! {
    /// ## What it does
    /// Reports an amount that is no number: `12abc`, `1e400`, `$10`, or a variable with words around it. And two
    /// variables side by side: 49 and 90 would become 4990.
    ///
    /// ## Why it matters
    /// The amount cannot be read, so it is not sent; a Purchase without its value is not sent at all.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "value": { "amount": "12abc", "currency": "EUR" },
    ///   "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }
    /// ```
    ///
    /// ## Use instead
    /// Digits, with a point before the decimals: `49.90`. Or one variable and nothing else. The currency has its own field.
    NotANumber {
        "money/not-a-number", Error, Documented,
        "Meta, Standard Parameters: value is a number (2026-09-12)",
        since "0.1.0",
        Number(check) reads [Amount, Currency, Format]
    }
}

fn check(number: &Number<'_>, report: &mut Report<'_>) {
    for told in &number.texts {
        if told.stored != Reading::NotANumber || number.free(told) != Reading::NotANumber {
            continue;
        }
        let found = report.at(number.place).with("text", told.text);
        if let Some(variable) = number.variable {
            let found = found.key("money/not-a-number.variable").with("variable", variable);
            found.only(Severity::Warning);
        } else if let Some(bare) = without_currency(told.text) {
            found.replace("use-amount", bare);
        }
        break;
    }
    mixed(number.place, &number.value.amount, report);
}

/// Variables with other things than digits around them never make a number, and two side by side seldom the one that is meant.
fn mixed(place: Place<'_>, text: &str, report: &mut Report<'_>) {
    if !template::is_template(text) {
        return;
    }
    let (mut first, mut variables, mut has_words) = ("", 0, false);
    let (mut behind, mut is_glued) = (false, false);
    for part in template::parts(text) {
        let is_variable = matches!(part, Part::Variable(_));
        is_glued |= behind && is_variable;
        behind = is_variable;
        match part {
            Part::Variable(name) => {
                first = if variables == 0 { name } else { first };
                variables += 1;
            }
            Part::Literal(literal) => has_words |= !literal.bytes().all(may_stand_in_a_number),
            Part::Malformed(_) => {}
        }
    }
    if is_glued && !has_words {
        report.at(place).key("money/not-a-number.glued").with("text", text).only(Severity::Warning);
    }
    if variables == 0 || !has_words {
        return;
    }
    let found = report.at(place).key("money/not-a-number.around").with("text", text);
    if variables == 1 {
        found.replace("use-amount", &["{{", first, "}}"].concat());
    }
}

const fn may_stand_in_a_number(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'.' | b',' | b'-' | b'+' | b' ')
}
