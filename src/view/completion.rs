//! Offering variables while somebody types `{{`: where the caret stands in a text, and the text once one is chosen.
//!
//! Carets count UTF-16 units, as browsers do.

use crate::domain::{letters, template};

/// An unfinished variable at the caret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// Where its `{{` begins, in bytes.
    start: usize,
    /// Where what was typed of it ends, in bytes: behind the name and the closing braces, if they are there already.
    end: usize,
    /// What of its name stands before the caret.
    pub query: String,
}

/// A text with the place of the caret in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The text.
    pub text: String,
    /// The caret, in UTF-16 units.
    pub caret: usize,
}

/// The unfinished variable that the caret stands in, if any.
#[must_use]
pub fn prompt(text: &str, caret: usize) -> Option<Prompt> {
    let (before, after) = split(text, caret)?;
    let start = template::opened_last(before)?;
    let typed = before.get(start + 2..)?;
    if !typed.chars().all(|character| is_of_name(character) || character == ' ') {
        return None;
    }
    let rest: usize = after.chars().take_while(|&character| is_of_name(character)).map(char::len_utf8).sum();
    let closing =
        after.get(rest..).map_or(0, |behind| behind.chars().take(2).take_while(|&brace| brace == '}').count());
    Some(Prompt { start, end: before.len() + rest + closing, query: typed.trim().to_owned() })
}

/// The text with `name` in the place of the unfinished variable.
#[must_use]
pub fn complete(text: &str, prompt: &Prompt, name: &str) -> Placed {
    let before = text.get(..prompt.start).unwrap_or(text);
    put(before, name, text.get(prompt.end..).unwrap_or_default())
}

/// The text with a variable put in at the caret, for those who did not type braces.
#[must_use]
pub fn insert(text: &str, caret: usize, name: &str) -> Placed {
    let (before, after) = split(text, caret).unwrap_or((text, ""));
    put(before, name, after)
}

fn put(before: &str, name: &str, after: &str) -> Placed {
    let mut text = String::with_capacity(before.len() + name.len() + after.len() + 4);
    text.push_str(before);
    text.push_str("{{");
    text.push_str(name);
    text.push_str("}}");
    let caret = text.chars().map(char::len_utf16).sum();
    text.push_str(after);
    Placed { text, caret }
}

fn split(text: &str, caret: usize) -> Option<(&str, &str)> {
    let mut units = 0;
    let mut bytes = 0;
    for character in text.chars() {
        if units >= caret {
            break;
        }
        units += character.len_utf16();
        bytes += character.len_utf8();
    }
    text.split_at_checked(bytes)
}

fn is_of_name(character: char) -> bool {
    letters::is_letter_or_digit(character) || matches!(character, '_' | '-' | '.' | '[' | ']')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(marked: &str) -> Option<Prompt> {
        let (before, after) = marked.split_once('|').unwrap();
        prompt(&[before, after].concat(), before.encode_utf16().count())
    }

    fn completed(marked: &str) -> String {
        let text = marked.replace('|', "");
        let done = complete(&text, &at(marked).unwrap(), "order_total");
        let units: Vec<u16> = done.text.encode_utf16().collect();
        let (before, after) = units.split_at(done.caret);
        [String::from_utf16(before).unwrap(), String::from_utf16(after).unwrap()].join("|")
    }

    #[test]
    fn a_prompt_is_there_between_the_braces_only() {
        assert_eq!(at("{{|").map(|prompt| prompt.query).as_deref(), Some(""));
        assert_eq!(at("Total {{ ord|").map(|prompt| prompt.query).as_deref(), Some("ord"));
        assert_eq!(at("{{order|_id}}").map(|prompt| prompt.query).as_deref(), Some("order"));
        for none in ["|", "{|", "{{a}}|", "{{a}} b|", "|{{a", "{{1+1|"] {
            assert_eq!(at(none), None, "{none}");
        }
    }

    #[test]
    fn choosing_replaces_what_was_typed_of_the_variable() {
        assert_eq!(completed("{{|"), "{{order_total}}|");
        assert_eq!(completed("{{ord|"), "{{order_total}}|");
        assert_eq!(completed("a {{ord|er}} b"), "a {{order_total}}| b");
        assert_eq!(completed("{{ord| EUR"), "{{order_total}}| EUR");
        assert_eq!(completed("💶{{|é"), "💶{{order_total}}|é".replace('é', "").as_str());
    }

    #[test]
    fn without_braces_it_goes_in_at_the_caret() {
        assert_eq!(insert("ab", 1, "x"), Placed { text: "a{{x}}b".into(), caret: 6 });
        assert_eq!(insert("💶b", 2, "x"), Placed { text: "💶{{x}}b".into(), caret: 7 });
        assert_eq!(insert("", 99, "x"), Placed { text: "{{x}}".into(), caret: 5 });
    }
}
