//! Writes JSON text and notes which field of the block made which part of it. Numbers go out as the digits they are.

use super::Origin;
use crate::domain::Pointer;

/// JSON text in the making.
#[derive(Debug, Default)]
pub(super) struct Writer {
    out: String,
    /// Whether something stands already in the container at hand.
    filled: bool,
    path: Pointer,
    map: Vec<Origin>,
}

impl Writer {
    /// The text and where its parts come from.
    pub(super) fn finish(self) -> (String, Vec<Origin>) {
        (self.out, self.map)
    }

    /// Writes an object.
    pub(super) fn object(&mut self, members: impl FnOnce(&mut Object<'_>)) {
        self.enclosed('{', '}', |writer| members(&mut Object { writer }));
    }

    /// Writes a list.
    pub(super) fn array(&mut self, elements: impl FnOnce(&mut Array<'_>)) {
        self.enclosed('[', ']', |writer| elements(&mut Array { writer, next: 0 }));
    }

    /// Writes a text.
    pub(super) fn text(&mut self, text: &str) {
        self.out.push('"');
        for character in text.chars() {
            match character {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                control if control < ' ' => {
                    self.out.push_str("\\u00");
                    for nibble in [control as u32 >> 4, control as u32 & 15] {
                        self.out.push(char::from_digit(nibble, 16).unwrap_or('0'));
                    }
                }
                other => self.out.push(other),
            }
        }
        self.out.push('"');
    }

    /// Writes digits or a word as they stand: a number, `true`, `false`.
    pub(super) fn raw(&mut self, digits: &str) {
        self.out.push_str(digits);
    }

    /// Notes that the value at hand comes from `field`.
    pub(super) fn comes_from(&mut self, field: Pointer) {
        self.map.push(Origin { body: self.path.clone(), field });
    }

    fn enclosed(&mut self, open: char, close: char, inside: impl FnOnce(&mut Self)) {
        let outer = core::mem::replace(&mut self.filled, false);
        self.out.push(open);
        inside(self);
        self.out.push(close);
        self.filled = outer;
    }

    fn separate(&mut self) {
        if core::mem::replace(&mut self.filled, true) {
            self.out.push(',');
        }
    }

    fn inside(&mut self, place: Pointer, value: impl FnOnce(&mut Self)) {
        let outer = core::mem::replace(&mut self.path, place);
        value(self);
        self.path = outer;
    }
}

/// The members of an object in the making.
#[derive(Debug)]
pub(super) struct Object<'a> {
    writer: &'a mut Writer,
}

impl Object<'_> {
    /// Writes a member.
    pub(super) fn member(&mut self, name: &str, value: impl FnOnce(&mut Writer)) {
        self.writer.separate();
        self.writer.text(name);
        self.writer.out.push(':');
        let place = self.writer.path.key(name);
        self.writer.inside(place, value);
    }

    /// Writes a text member.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.member(name, |writer| writer.text(text));
    }
}

/// The elements of a list in the making.
#[derive(Debug)]
pub(super) struct Array<'a> {
    writer: &'a mut Writer,
    next: usize,
}

impl Array<'_> {
    /// Writes an element.
    pub(super) fn element(&mut self, value: impl FnOnce(&mut Writer)) {
        self.writer.separate();
        let place = self.writer.path.index(self.next);
        self.next += 1;
        self.writer.inside(place, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_json_and_its_parts_are_traced() {
        let mut writer = Writer::default();
        writer.object(|object| {
            object.text("a\"", "b\\\n\u{1}é");
            object.member("list", |writer| {
                writer.array(|array| {
                    array.element(|writer| writer.raw("49.90"));
                    array.element(|writer| {
                        writer.comes_from(Pointer::parse("/value/amount"));
                        writer.object(|_| {});
                    });
                });
            });
        });
        let (text, map) = writer.finish();
        assert_eq!(text, r#"{"a\"":"b\\\n\u0001é","list":[49.90,{}]}"#);
        assert_eq!(map.len(), 1);
        assert_eq!(map[0].body.as_str(), "/list/1");
    }
}
