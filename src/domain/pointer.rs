//! JSON Pointer (RFC 6901): how a diagnostic, a fix and a field say where they mean.

use serde::Serialize;

/// A place in a block's document, such as `/destinations/meta/event`; the empty pointer is the document itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Pointer(String);

impl Pointer {
    /// The document itself.
    #[must_use]
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// A pointer from its text. The text is taken as it is; `/` separates and `~0`, `~1` escape.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The same from a text that is there already.
    #[must_use]
    pub const fn from_text(text: String) -> Self {
        Self(text)
    }

    /// The member `name` of the object this pointer names.
    #[must_use]
    pub fn key(&self, name: &str) -> Self {
        let mut text = String::with_capacity(self.0.len() + name.len() + 1);
        text.push_str(&self.0);
        push_key(&mut text, name);
        Self(text)
    }

    /// The element `index` of the array this pointer names.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        let mut text = self.0.clone();
        text.push('/');
        push_number(&mut text, index);
        Self(text)
    }

    /// The text form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The segments, unescaped, outermost first.
    pub fn segments(&self) -> impl Iterator<Item = String> + '_ {
        self.0.split('/').skip(1).map(unescape)
    }

    /// Whether `other` is this place or lies inside it.
    #[must_use]
    pub fn holds(&self, other: &Self) -> bool {
        other.0.strip_prefix(&self.0).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

/// A segment's name: `~1` is `/` and `~0` is `~`.
pub fn unescape(segment: &str) -> String {
    let mut name = String::with_capacity(segment.len());
    let mut escaped = false;
    for character in segment.chars() {
        match (escaped, character) {
            (true, '1') => name.push('/'),
            (true, '0') => name.push('~'),
            (false, '~') => {}
            (_, other) => name.push(other),
        }
        escaped = !escaped && character == '~';
    }
    name
}

/// Appends a segment: `/` and the name, escaped.
pub fn push_key(text: &mut String, name: &str) {
    text.push('/');
    // One piece after the other, each up to what is escaped: most names are one piece, and reading comes through here.
    let mut rest = name;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'~' | b'/')) {
        let (piece, more) = rest.split_at_checked(at).unwrap_or_default();
        text.push_str(piece);
        text.push_str(if more.starts_with('~') { "~0" } else { "~1" });
        rest = more.get(1..).unwrap_or_default();
    }
    text.push_str(rest);
}

/// Appends a whole number; `format!` costs more bytes in the wasm than this does.
pub fn push_number(text: &mut String, number: usize) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_escaped_and_come_back() {
        let pointer = Pointer::root().key("a/b~c").index(12).key("");
        assert_eq!(pointer.as_str(), "/a~1b~0c/12/");
        assert_eq!(pointer.segments().collect::<Vec<_>>(), ["a/b~c", "12", ""]);
    }

    #[test]
    fn a_place_holds_itself_and_what_is_inside_it_only() {
        let value = Pointer::parse("/value");
        assert!(value.holds(&value));
        assert!(value.holds(&Pointer::parse("/value/amount")));
        assert!(!value.holds(&Pointer::parse("/values")));
        assert!(Pointer::root().holds(&value));
    }
}
