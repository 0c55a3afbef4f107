//! `{{variables}}` in a text: where they are, which they are, and the text with their values filled in.
//!
//! A name is a path such as `order_total` or `cart.items[0].price`; there are no expressions. Blanks around it do not count.

use super::letters;
use crate::domain::letters::Trimmed as _;

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// Goes out as it stands.
    Literal(&'a str),
    /// Stands for a variable's value.
    Variable(&'a str),
    /// Braces that make no variable, as they stand: not closed, empty, or with something else than a name inside.
    Malformed(&'a str),
}

/// Opens a variable.
const OPEN: [u8; 2] = *b"{{";
/// Ends a variable.
const CLOSE: [u8; 2] = *b"}}";

/// What stands before the first `braces` and what behind. The library's own search would cost 4 kB of download.
fn split_at(text: &str, braces: [u8; 2]) -> Option<(&str, &str)> {
    let at = text.as_bytes().windows(2).position(|two| two == braces)?;
    Some((text.get(..at)?, text.get(at + 2..)?))
}

/// Where the last braces that open a variable stand, in bytes.
#[must_use]
pub fn opened_last(text: &str) -> Option<usize> {
    text.as_bytes().windows(2).rposition(|two| two == OPEN)
}

/// The pieces of `text`, in order.
#[must_use]
pub const fn parts(text: &str) -> Parts<'_> {
    Parts { rest: text }
}

/// The pieces of a text, one after the other.
#[derive(Debug, Clone)]
pub struct Parts<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Parts<'a> {
    type Item = Part<'a>;

    #[inline(never)]
    fn next(&mut self) -> Option<Part<'a>> {
        let rest = core::mem::take(&mut self.rest);
        let (before, after) = match split_at(rest, OPEN) {
            Some(two) => two,
            None if rest.is_empty() => return None,
            None => return Some(Part::Literal(rest)),
        };
        if !before.is_empty() {
            self.rest = rest.get(before.len()..)?;
            return Some(Part::Literal(before));
        }
        let Some((inside, behind)) = split_at(after, CLOSE) else {
            return Some(Part::Malformed(rest));
        };
        self.rest = behind;
        let name = inside.trimmed();
        Some(if is_name(name) { Part::Variable(name) } else { Part::Malformed(inside) })
    }
}

/// Whether `text` holds braces that open a variable.
#[must_use]
pub fn is_template(text: &str) -> bool {
    opened_last(text).is_some()
}

/// The names of the variables in `text`, in order, as often as they stand there.
pub fn names(text: &str) -> impl Iterator<Item = &str> {
    parts(text).filter_map(|part| match part {
        Part::Variable(name) => Some(name),
        _ => None,
    })
}

/// The variable that a name is a part of: `cart` of `cart.items[0].price`.
#[must_use]
pub fn root(name: &str) -> &str {
    let end = name.bytes().position(|byte| matches!(byte, b'.' | b'['));
    end.and_then(|end| name.get(..end)).unwrap_or(name)
}

/// The one variable that `text` consists of, if it is nothing else.
#[must_use]
pub fn sole(text: &str) -> Option<&str> {
    let mut parts = parts(text.trimmed());
    match (parts.next(), parts.next()) {
        (Some(Part::Variable(name)), None) => Some(name),
        _ => None,
    }
}

/// A text with its variables filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filled {
    /// The text. A variable without a value leaves nothing behind.
    pub text: String,
    /// The variables that had no value, or an empty one.
    pub missing: Vec<String>,
}

/// Fills `text` from `variables`.
#[must_use]
pub fn fill(text: &str, variables: &[(String, String)]) -> Filled {
    let mut filled = Filled::default();
    for part in parts(text) {
        match part {
            Part::Literal(literal) => filled.text.push_str(literal),
            Part::Malformed(_) => {}
            Part::Variable(name) => match value(name, variables) {
                Some(value) => filled.text.push_str(value),
                None => filled.missing.push(name.to_owned()),
            },
        }
    }
    filled
}

fn value<'a>(name: &str, variables: &'a [(String, String)]) -> Option<&'a str> {
    variables
        .iter()
        .find(|(of, _)| of == name)
        .map(|(_, value)| value.as_str())
        .filter(|value| !value.trimmed().is_empty())
}

/// A name starts with a letter or `_`; then letters, digits, `_`, `-`, dots and `[0]`.
fn is_name(name: &str) -> bool {
    let mut characters = name.chars();
    characters.next().is_some_and(|first| letters::is_letter(first) || first == '_')
        && characters
            .all(|character| letters::is_letter_or_digit(character) || matches!(character, '_' | '-' | '.' | '[' | ']'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<Part<'_>> {
        super::parts(text).collect()
    }

    #[test]
    fn a_text_falls_into_its_pieces() {
        assert_eq!(
            parts("Order {{ order.id }}, {{cart[0].sku}}!"),
            [
                Part::Literal("Order "),
                Part::Variable("order.id"),
                Part::Literal(", "),
                Part::Variable("cart[0].sku"),
                Part::Literal("!"),
            ]
        );
        assert_eq!(parts(""), []);
        assert_eq!(parts("{ not } one"), [Part::Literal("{ not } one")]);
    }

    #[test]
    fn braces_that_make_no_variable_are_told_apart() {
        assert_eq!(parts("{{}}"), [Part::Malformed("")]);
        assert_eq!(parts("{{a b}}"), [Part::Malformed("a b")]);
        assert_eq!(parts("x{{total"), [Part::Literal("x"), Part::Malformed("{{total")]);
        assert_eq!(parts("{{1+1}}"), [Part::Malformed("1+1")]);
    }

    #[test]
    fn filling_says_what_is_missing() {
        let variables = [("a".to_owned(), "1".to_owned()), ("blank".to_owned(), "  ".to_owned())];
        let filled = fill("{{a}}-{{b}}-{{blank}}", &variables);
        assert_eq!(filled.text, "1--");
        assert_eq!(filled.missing, ["b", "blank"]);
    }

    #[test]
    fn a_part_belongs_to_its_variable() {
        for (name, of) in [("cart.items[0].price", "cart"), ("cart[0]", "cart"), ("total", "total"), ("", "")] {
            assert_eq!(root(name), of);
        }
    }

    #[test]
    fn only_a_lone_variable_is_sole() {
        assert_eq!(sole(" {{total}} "), Some("total"));
        assert_eq!(sole("{{a}}{{b}}"), None);
        assert_eq!(sole("1"), None);
    }
}
