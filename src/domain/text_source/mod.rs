//! JSON bytes as a [`Source`]: RFC 8259, read in place, numbers kept as the digits that were written.

mod pass;
mod scan;

use std::borrow::Cow;

use super::fault::{FaultKind, Kind};
use super::source::{Limits, MAX_DEPTH, Source};

/// A cursor over JSON bytes.
#[derive(Debug)]
pub struct Text<'a> {
    /// What is text of the bytes; nothing once they stop being JSON.
    text: &'a str,
    /// How many bytes there are.
    length: usize,
    at: usize,
    depth: usize,
    /// Whether the value at the cursor is still to be taken.
    pending: bool,
    /// Set once the bytes stop being JSON; nothing is read after that.
    broken: bool,
    limits: Limits,
    fault: Option<FaultKind>,
}

impl<'a> Text<'a> {
    /// A cursor on the one value that `bytes` should be.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Self {
        Self::within(bytes, Limits::default())
    }

    /// The same with other limits.
    #[must_use]
    pub fn within(bytes: &'a [u8], limits: Limits) -> Self {
        // Looked at once, here: every text in it is text then.
        let text = core::str::from_utf8(bytes).unwrap_or_else(|error| {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            core::str::from_utf8(valid).unwrap_or_default()
        });
        let length = bytes.len();
        let mut text = Self { text, length, at: 0, depth: 0, pending: true, broken: false, limits, fault: None };
        text.blank();
        text
    }

    /// Checks that nothing but blanks follows the value.
    pub fn finish(&mut self) {
        if self.pending {
            self.skip();
        }
        self.blank();
        if !self.broken && self.at < self.length {
            self.break_off();
        }
    }

    /// Where the bytes stop being JSON, once they do.
    #[must_use]
    pub fn broken_at(&self) -> Option<usize> {
        self.broken.then_some(self.at)
    }

    fn complain(&mut self, kind: FaultKind) {
        self.fault.get_or_insert(kind);
    }

    /// Steps into a container, unless that is too deep; then the container is passed over.
    fn enter(&mut self) -> bool {
        if self.depth >= MAX_DEPTH {
            self.complain(FaultKind::TooDeep);
            self.pass();
            return false;
        }
        self.at += 1;
        self.depth += 1;
        self.blank();
        true
    }

    /// Counts the value at hand; past the limit the rest is only passed over.
    fn count(&mut self) -> bool {
        let counted = self.limits.node();
        if !counted {
            self.complain(FaultKind::TooLarge);
        }
        counted
    }

    /// Walks over the members or elements of an entered container; `each` takes the value at the cursor.
    fn walk(&mut self, close: u8, each: &mut dyn FnMut(&mut Self)) {
        if self.peek() == close {
            self.at += 1;
            self.depth -= 1;
            return;
        }
        loop {
            each(self);
            self.blank();
            if self.broken {
                break;
            }
            if self.peek() == close {
                self.at += 1;
                break;
            }
            if !self.expect(b',') {
                break;
            }
            self.blank();
        }
        self.depth -= 1;
    }

    fn member(&mut self) -> Cow<'a, str> {
        let name = self.string();
        self.blank();
        self.expect(b':');
        self.blank();
        name
    }

    /// Puts the cursor on the next value and lets `take` have it.
    fn value(&mut self, take: &mut dyn FnMut(&mut Self)) {
        let counted = self.count();
        self.pending = true;
        if counted && !self.broken {
            take(self);
        }
        if self.pending {
            self.pending = false;
            self.pass();
        }
    }
}

impl Source for Text<'_> {
    fn kind(&mut self) -> Kind {
        match self.peek() {
            b'"' => Kind::Text,
            b'{' => Kind::Object,
            b'[' => Kind::Array,
            b't' | b'f' => Kind::Bool,
            b'-' | b'0'..=b'9' => Kind::Number,
            b'n' => Kind::Null,
            _ => {
                self.break_off();
                Kind::Null
            }
        }
    }

    fn bool(&mut self) -> bool {
        let truth = self.peek() == b't';
        self.skip();
        truth
    }

    fn text(&mut self) -> String {
        let text = match self.kind() {
            Kind::Text => self.string().into_owned(),
            Kind::Number => self.number().to_owned(),
            _ => {
                self.skip();
                return String::new();
            }
        };
        self.pending = false;
        if self.limits.text(text.len()) {
            text
        } else {
            self.complain(FaultKind::TooLarge);
            String::new()
        }
    }

    fn object(&mut self, each: &mut dyn FnMut(&mut dyn Source, &str)) {
        if self.kind() != Kind::Object {
            return self.skip();
        }
        self.pending = false;
        if self.enter() {
            self.walk(b'}', &mut |text| {
                let name = text.member();
                text.value(&mut |text| each(text, &name));
            });
        }
    }

    fn array(&mut self, each: &mut dyn FnMut(&mut dyn Source, usize)) {
        if self.kind() != Kind::Array {
            return self.skip();
        }
        self.pending = false;
        let mut index = 0;
        if self.enter() {
            self.walk(b']', &mut |text| {
                text.value(&mut |text| each(text, index));
                index += 1;
            });
        }
    }

    fn skip(&mut self) {
        self.pending = false;
        self.pass();
    }

    fn document(&mut self, read: &mut dyn FnMut(&mut dyn Source)) {
        let limits = core::mem::take(&mut self.limits);
        let depth = core::mem::take(&mut self.depth);
        read(self);
        (self.limits, self.depth) = (limits, depth);
        // The inner document has spoken of it; the outer one is cut off as well.
        if self.broken {
            self.complain(FaultKind::NotJson(self.at));
        }
    }

    fn take_fault(&mut self) -> Option<FaultKind> {
        self.fault.take()
    }
}
