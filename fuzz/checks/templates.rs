//! Texts with variables, held to a second reading by the library's own search, and completion at every caret.

use goal_element::domain::letters;
use goal_element::domain::template::{self, Part};
use goal_element::view::completion;

/// An input is a text, a zero byte, and a value for the variables named `a` and `a.b[0]`.
pub(crate) fn check(input: &[u8]) {
    let Ok(input) = core::str::from_utf8(input) else { return };
    let (text, value) = input.split_once('\0').unwrap_or((input, "7"));
    let found: Vec<Part<'_>> = template::parts(text).collect();
    assert_eq!(found, expected(text), "{text:?}");
    let is_text = |part: &Part<'_>| matches!(part, Part::Literal(_));
    assert_eq!(template::is_template(text), !found.iter().all(is_text), "{text:?}");
    let names: Vec<&str> =
        found.iter().filter_map(|part| if let Part::Variable(name) = part { Some(*name) } else { None }).collect();
    assert_eq!(template::names(text).collect::<Vec<_>>(), names);
    let sole = if let [Part::Variable(name)] = expected(text.trim()).as_slice() { Some(*name) } else { None };
    assert_eq!(template::sole(text), sole, "{text:?}");
    fills(text, &found, value);
    completes(text);
}

/// The pieces of a text, by searching it.
fn expected(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find("{{").map(|at| from + at) {
        if open > from {
            parts.push(Part::Literal(&text[from..open]));
        }
        let Some(close) = text[open + 2..].find("}}").map(|at| open + 2 + at) else {
            parts.push(Part::Malformed(&text[open..]));
            return parts;
        };
        let inside = &text[open + 2..close];
        parts.push(if is_name(inside.trim()) { Part::Variable(inside.trim()) } else { Part::Malformed(inside) });
        from = close + 2;
    }
    if from < text.len() {
        parts.push(Part::Literal(&text[from..]));
    }
    parts
}

fn is_name(name: &str) -> bool {
    let starts_well = name.starts_with(|first: char| letters::is_letter(first) || first == '_');
    starts_well && name.chars().all(|letter| letters::is_letter_or_digit(letter) || "_-.[]".contains(letter))
}

fn fills(text: &str, parts: &[Part<'_>], value: &str) {
    let variables = ["a", "a.b[0]"].map(|name| (name.to_owned(), value.to_owned()));
    let is_known = |name: &str| !value.trim().is_empty() && variables.iter().any(|(known, _)| known == name);
    let (mut filled, mut missing) = (String::new(), Vec::new());
    for part in parts {
        match part {
            Part::Literal(literal) => filled += literal,
            Part::Variable(name) if is_known(name) => filled += value,
            Part::Variable(name) => missing.push((*name).to_owned()),
            Part::Malformed(_) => {}
        }
    }
    let found = template::fill(text, &variables);
    assert_eq!((found.text, found.missing), (filled, missing), "{text:?}");
}

/// At every caret: what is offered can be taken, and then stands in the text as a variable before the caret.
fn completes(text: &str) {
    for caret in 0..=text.encode_utf16().count() + 1 {
        let placed = match completion::prompt(text, caret) {
            Some(prompt) => completion::complete(text, &prompt, "total"),
            None => completion::insert(text, caret, "total"),
        };
        let units: Vec<u16> = placed.text.encode_utf16().collect();
        let before = String::from_utf16(&units[..placed.caret]).expect("a caret stands between two characters");
        assert!(before.ends_with("{{total}}"), "{text:?} at {caret}: {placed:?}");
    }
}
