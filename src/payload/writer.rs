//! A request's body in the making: JSON text, and for its parts the fields of the block that they come from.

use super::Origin;
use crate::domain::Pointer;
use crate::domain::json_text::JsonText;
use crate::domain::pointer::{push_key, push_number};

/// A body in the making. Containers are opened and ended by name, not by closures: each closure would be code of its own.
#[derive(Debug, Default)]
pub(super) struct Writer {
    json: JsonText,
    path: String,
    open: Vec<Open>,
    map: Vec<Origin>,
}

/// A container that was begun.
#[derive(Debug)]
struct Open {
    /// How long the path was at the container itself.
    path: usize,
    /// For a list: how many elements it has.
    elements: usize,
    close: char,
}

impl Writer {
    /// The text and where its parts come from.
    pub(super) fn finish(self) -> (String, Vec<Origin>) {
        (self.json.finish(), self.map)
    }

    /// Begins an object.
    pub(super) fn object(&mut self) {
        self.begin('{', '}');
    }

    /// Begins a list.
    pub(super) fn array(&mut self) {
        self.begin('[', ']');
    }

    fn begin(&mut self, open: char, close: char) {
        self.json.begin(open);
        self.open.push(Open { path: self.path.len(), elements: 0, close });
    }

    /// Ends the container that was begun last.
    pub(super) fn end(&mut self) {
        if let Some(open) = self.open.pop() {
            self.path.truncate(open.path);
            self.json.end(open.close);
        }
    }

    /// Names the member whose value comes next.
    pub(super) fn key(&mut self, name: &str) {
        self.json.key(name);
        if let Some(open) = self.open.last() {
            self.path.truncate(open.path);
        }
        push_key(&mut self.path, name);
    }

    /// Says that a list's next element comes next.
    pub(super) fn element(&mut self) {
        self.json.element();
        if let Some(open) = self.open.last_mut() {
            self.path.truncate(open.path);
            self.path.push('/');
            push_number(&mut self.path, open.elements);
            open.elements += 1;
        }
    }

    /// Says what comes next: the member `name` of an object, the next element of a list.
    pub(super) fn next(&mut self, name: &str) {
        match self.open.last() {
            Some(Open { close: ']', .. }) => self.element(),
            _ => self.key(name),
        }
    }

    /// Writes a text member.
    #[inline(never)]
    pub(super) fn member(&mut self, name: &str, text: &str) {
        self.key(name);
        self.text(text);
    }

    /// Writes a text.
    pub(super) fn text(&mut self, text: &str) {
        self.json.text(text);
    }

    /// Writes digits or a word as they stand: a number, `true`, `false`.
    pub(super) fn raw(&mut self, digits: &str) {
        self.json.raw(digits);
    }

    /// Writes seconds since 1970; a time before that is no time, and written as 0.
    pub(super) fn seconds(&mut self, seconds: i64) {
        let mut digits = String::new();
        push_number(&mut digits, usize::try_from(seconds).unwrap_or_default());
        self.raw(&digits);
    }

    /// Notes that the value at hand comes from `field`.
    pub(super) fn comes_from(&mut self, field: &Pointer) {
        self.map.push(Origin { body: Pointer::parse(&self.path), field: field.clone() });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_json_and_its_parts_are_traced() {
        let mut writer = Writer::default();
        writer.object();
        writer.member("a\"", "b\\\n\u{1}é");
        writer.key("li/st");
        writer.array();
        writer.element();
        writer.raw("49.90");
        writer.element();
        writer.comes_from(&Pointer::parse("/value/amount"));
        writer.object();
        writer.end();
        writer.end();
        writer.member("last", "x");
        writer.comes_from(&Pointer::parse("/name"));
        writer.end();
        let (text, map) = writer.finish();
        assert_eq!(text, r#"{"a\"":"b\\\n\u0001é","li/st":[49.90,{}],"last":"x"}"#);
        let places: Vec<_> = map.iter().map(|part| part.body.as_str()).collect();
        assert_eq!(places, ["/li~1st/1", "/last"]);
    }
}
