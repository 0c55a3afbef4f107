use crate::catalog::sensitive::{self, Matter};
use crate::domain::letters::Trimmed as _;
use crate::domain::{Spot, template};
use crate::rules::check::Text;
use crate::rules::{Facts, Report, rule};

rule! {
    /// ## What it does
    /// Reports an e-mail address, a phone number or a card number in what goes out in clear: parameters, their names, an
    /// event's name, a product's title. So it does for a variable whose name or samples say that it holds one.
    ///
    /// ## Why it matters
    /// Ad platforms forbid contact data in clear. Meta drops such values without a word. Who the person is, is told
    /// elsewhere in the request, hashed.
    ///
    /// ## Example
    /// ```json
    /// { "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "custom": [{ "key": "note", "value": "ana@example.com" }],
    ///   "destinations": {} }
    /// ```
    ///
    /// ## Use instead
    /// Nothing: the block sends contact data hashed by itself, where the connection needs it.
    ContactInText {
        "privacy/contact-in-text", Warning, Judged, "Meta Business Tools Terms; what looks like contact data is our choice (2026-11-22)",
        since "0.1.0",
        At(SPOTS, check) reads []
    }
}

/// What goes out in clear and is written freely.
const SPOTS: &[Spot] =
    &[Spot::Param, Spot::CustomKey, Spot::CustomValue, Spot::CustomEvent, Spot::Title, Spot::Category, Spot::Brand];

fn check(facts: Facts<'_>, typed: Text<'_>, report: &mut Report<'_>) {
    let spot = typed.place.spot;
    if spot == Spot::CustomEvent && !facts.counts(typed.place.owner) {
        return;
    }
    if let Some(key) = typed.written().and_then(contact) {
        let place = if spot == Spot::CustomEvent { typed.place.beside(Spot::Event) } else { typed.place };
        // The diagnostic must not repeat the address: it travels to logs and screens.
        let found = report.at(place).key(key);
        if !matches!(spot, Spot::CustomKey | Spot::CustomEvent) {
            found.replace("clear", "");
        }
    } else if spot.takes_variables() && template::is_template(typed.text) {
        for name in template::names(typed.text) {
            if holds_contact(facts, name) {
                let found = report.at(typed.place).key("privacy/contact-in-text.variable");
                found.with("variable", name).replace("clear", "");
                return;
            }
        }
    }
}

/// Whether a variable holds contact data, by its name or by what the host tells of it.
fn holds_contact(facts: Facts<'_>, name: &str) -> bool {
    if sensitive::of_name(name) == Some(Matter::Contact) {
        return true;
    }
    for variable in facts.surroundings.variables.iter().flatten() {
        if variable.name == name {
            return variable.samples.iter().any(|sample| contact(sample.trimmed()).is_some());
        }
    }
    false
}

/// The words for what a text holds, if that is contact data.
fn contact(text: &str) -> Option<&'static str> {
    if holds_email(text.as_bytes()) { Some("privacy/contact-in-text") } else { number(text) }
}

/// Letters, `@`, letters, a point, a letter.
fn holds_email(mut text: &[u8]) -> bool {
    while let Some(at) = text.iter().position(|byte| *byte == b'@') {
        let (before, from) = text.split_at(at);
        text = from.get(1..).unwrap_or_default();
        let is_name = before.last().is_some_and(|last| last.is_ascii_alphanumeric());
        let end = text.iter().position(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-').unwrap_or(text.len());
        let is_host = end > 0 && text.get(end) == Some(&b'.') && text.get(end + 1).is_some_and(u8::is_ascii_alphabetic);
        if is_name && is_host {
            return true;
        }
    }
    false
}

/// A phone number is written with `+`; a card has 15 or 16 digits of which the last checks the others.
fn number(text: &str) -> Option<&'static str> {
    let (mut digits, mut first, mut check) = (0, 0, 0);
    let rest = text.strip_prefix('+');
    // From the right every second digit counts twice, less nine where that has two digits.
    for byte in rest.unwrap_or(text).bytes().rev() {
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b' ' | b'-' | b'(' | b')' => continue,
            _ => return None,
        };
        let twice = if digit > 4 { digit * 2 - 9 } else { digit * 2 };
        check += u32::from(if digits % 2 == 1 { twice } else { digit });
        digits += 1;
        first = digit;
    }
    match (rest, digits) {
        (Some(_), 8..=15) => Some("privacy/contact-in-text.phone"),
        (None, 15 | 16) if matches!(first, 3..=6) && check % 10 == 0 => Some("privacy/contact-in-text.card"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::contact;

    #[test]
    fn contact_data_is_known_by_its_look() {
        let look = |text| contact(text).map(|key| key.rsplit_once('.').map_or("email", |(_, kind)| kind));
        for (text, kind) in [
            ("ana@example.com", "email"),
            ("a@b, then ana@shop.example.org!", "email"),
            ("+34 600-123-456", "phone"),
            ("+16505551212", "phone"),
            ("4111 1111 1111 1111", "card"),
            ("378282246310005", "card"),
        ] {
            assert_eq!(look(text), Some(kind), "{text}");
        }
        for text in [
            "",
            "@",
            "@ana",
            "a@b",
            "a@b.",
            "a@.b",
            "4111 1111 1111 1112",
            "2111111111111119",
            "600123456",
            "+1234567",
            "1.5",
            "+1 call me",
        ] {
            assert_eq!(look(text), None, "{text}");
        }
    }
}
