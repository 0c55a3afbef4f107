//! The few ways in which a field is read. Each takes the value at the cursor, whatever it is, and notes what it could not use.

use super::record::{Choose, Record, Slot};
use crate::domain::choice::position;
use crate::domain::fault::{Fault, FaultKind, Kind};
use crate::domain::pointer::{Pointer, push_key, push_number};
use crate::domain::source::Source;

/// Where the reading is, and what it could not use so far.
#[derive(Debug, Default)]
pub(super) struct Reader {
    /// The place of the value at hand, as a JSON Pointer.
    path: String,
    pub(super) faults: Vec<Fault>,
    /// Of the object read last: which of its members, by number, were there in a usable shape.
    pub(super) found: u32,
}

impl Reader {
    /// Notes that the value here is of no use.
    pub(super) fn fault(&mut self, kind: FaultKind) {
        self.faults.push(Fault { path: Pointer::parse(&self.path), kind });
    }

    fn wrong_type(&mut self, expected: Kind, found: Kind) {
        self.fault(FaultKind::WrongType { expected, found });
    }

    /// Takes over what the source noticed while the value here was taken.
    fn notice(&mut self, source: &mut dyn Source) {
        if let Some(kind) = source.take_fault() {
            self.fault(kind);
        }
    }

    /// Reads an object's members with `each`; says whether there was an object. `null` counts as absent.
    pub(super) fn object(
        &mut self,
        source: &mut dyn Source,
        each: &mut dyn FnMut(&mut Self, &mut dyn Source, &str),
    ) -> bool {
        match source.kind() {
            Kind::Object => {
                source.object(&mut |source, name| {
                    let outer = self.path.len();
                    push_key(&mut self.path, name);
                    each(self, source, name);
                    self.notice(source);
                    self.path.truncate(outer);
                });
                self.notice(source);
                true
            }
            other => {
                self.unusable(source, Kind::Object, other);
                false
            }
        }
    }

    /// Reads an object into `record`; says whether there was an object.
    pub(super) fn record(&mut self, source: &mut dyn Source, record: &mut dyn Record) -> bool {
        let names = record.names();
        self.members(source, record, names, 0)
    }

    /// Reads those members that `names` has into the record's places from `first` on.
    fn members(&mut self, source: &mut dyn Source, record: &mut dyn Record, names: &[&str], first: usize) -> bool {
        let mut found = 0;
        let read = self.object(source, &mut |reader, source, name| match position(names, name) {
            Some(member) => {
                let bit = 1 << member;
                found = if reader.member(source, record, first + member) { found | bit } else { found & !bit };
            }
            None => source.skip(),
        });
        self.found = found;
        read
    }

    fn member(&mut self, source: &mut dyn Source, record: &mut dyn Record, member: usize) -> bool {
        match record.slot(member) {
            Slot::Text(text) => {
                *text = self.text(source);
                true
            }
            Slot::Plain(text) => {
                *text = self.plain(source);
                true
            }
            Slot::Flag(flag) => {
                *flag = self.flag(source);
                true
            }
            Slot::Texts(texts) => self.texts(source, texts),
            Slot::Map(map) => self.map(source, map),
            Slot::Choice(choice) => self.choice(source, choice),
            Slot::Own(own) => own.read(self, source),
            Slot::Group(names, first) => {
                record.empty(member);
                self.members(source, record, names, first)
            }
        }
    }

    /// Notes a list's row that is `null`: a row must be an object, and `null` is no way to leave it out.
    pub(super) fn row(&mut self, source: &mut dyn Source) {
        if source.kind() == Kind::Null {
            self.wrong_type(Kind::Object, Kind::Null);
        }
    }

    /// Reads a list's elements with `each`; says whether there was a list. `null` counts as absent.
    pub(super) fn list(&mut self, source: &mut dyn Source, each: &mut dyn FnMut(&mut Self, &mut dyn Source)) -> bool {
        match source.kind() {
            Kind::Array => {
                source.array(&mut |source, index| {
                    let outer = self.path.len();
                    self.path.push('/');
                    push_number(&mut self.path, index);
                    each(self, source);
                    self.notice(source);
                    self.path.truncate(outer);
                });
                self.notice(source);
                true
            }
            other => {
                self.unusable(source, Kind::Array, other);
                false
            }
        }
    }

    fn unusable(&mut self, source: &mut dyn Source, expected: Kind, found: Kind) {
        source.skip();
        self.notice(source);
        if found != Kind::Null {
            self.wrong_type(expected, found);
        }
    }

    /// Reads a text. A number is taken as its digits, and noted; `null` counts as absent.
    pub(super) fn text(&mut self, source: &mut dyn Source) -> String {
        match source.kind() {
            Kind::Text => {
                let text = source.text();
                self.notice(source);
                text
            }
            Kind::Number => {
                let digits = source.text();
                self.notice(source);
                self.fault(FaultKind::NumberAsText(digits.clone()));
                digits
            }
            other => {
                self.unusable(source, Kind::Text, other);
                String::new()
            }
        }
    }

    /// Reads a value of the moment as text: texts, numbers and booleans alike, without a note.
    pub(super) fn plain(&mut self, source: &mut dyn Source) -> String {
        match source.kind() {
            Kind::Text | Kind::Number => source.text(),
            Kind::Bool => String::from(if source.bool() { "true" } else { "false" }),
            other => {
                self.unusable(source, Kind::Text, other);
                String::new()
            }
        }
    }

    /// Reads `true` or `false`; `false` when it is neither.
    pub(super) fn flag(&mut self, source: &mut dyn Source) -> bool {
        match source.kind() {
            Kind::Bool => source.bool(),
            other => {
                self.unusable(source, Kind::Bool, other);
                false
            }
        }
    }

    /// Reads one of a field's choices; says whether it is one. Anything else is noted.
    pub(super) fn choice(&mut self, source: &mut dyn Source, choice: &mut dyn Choose) -> bool {
        let text = self.text(source);
        let chosen = choice.choose(&text);
        if !chosen && !text.is_empty() {
            self.fault(FaultKind::UnknownChoice(text));
        }
        chosen
    }

    /// Reads a whole number of seconds or a revision; `None` when it is not one.
    pub(super) fn whole(&mut self, source: &mut dyn Source) -> Option<i64> {
        match source.kind() {
            Kind::Number => {
                let digits = source.text();
                let number = whole(&digits);
                if number.is_none() {
                    self.fault(FaultKind::UnknownChoice(digits));
                }
                number
            }
            other => {
                self.unusable(source, Kind::Number, other);
                None
            }
        }
    }

    /// Reads a list of texts; says whether there was a list.
    pub(super) fn texts(&mut self, source: &mut dyn Source, into: &mut Vec<String>) -> bool {
        into.clear();
        let found = self.list(source, &mut |reader, source| into.push(reader.text(source)));
        into.shrink_to_fit();
        found
    }

    /// Reads an object whose members are all texts, sorted by name so that it reads the same from any source.
    pub(super) fn map(&mut self, source: &mut dyn Source, into: &mut Vec<(String, String)>) -> bool {
        into.clear();
        self.object(source, &mut |reader, source, name| {
            if matches!(source.kind(), Kind::Text | Kind::Number) {
                let text = reader.text(source);
                insert(into, name, text);
            } else {
                reader.text(source);
                into.retain(|(other, _)| other != name);
            }
        })
    }
}

/// Puts `value` at `name`'s place in a list sorted by name; the last one of a name stays.
pub(super) fn insert(into: &mut Vec<(String, String)>, name: &str, value: String) {
    match into.binary_search_by(|(other, _)| other.as_str().cmp(name)) {
        Ok(at) => {
            if let Some(entry) = into.get_mut(at) {
                entry.1 = value;
            }
        }
        Err(at) => into.insert(at, (name.to_owned(), value)),
    }
}

/// A whole number of at most 15 digits, so that every runtime holds it exactly.
fn whole(digits: &str) -> Option<i64> {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, digits),
    };
    if digits.is_empty() || digits.len() > 15 {
        return None;
    }
    let mut number = 0;
    for byte in digits.bytes() {
        number = number * 10 + i64::from(char::from(byte).to_digit(10)?);
    }
    Some(sign * number)
}
