//! JSON bytes as a [`Source`]: RFC 8259, read in place, numbers kept as the digits that were written.

use super::fault::{FaultKind, Kind};
use super::source::{Limits, MAX_DEPTH, Source};

/// A cursor over JSON bytes.
#[derive(Debug)]
pub struct Text<'a> {
    bytes: &'a [u8],
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
        let mut text =
            Self { bytes, at: 0, depth: 0, pending: true, broken: false, limits: Limits::default(), fault: None };
        text.blank();
        text
    }

    /// Checks that nothing but blanks follows the value.
    pub fn finish(&mut self) {
        if self.pending {
            self.skip();
        }
        self.blank();
        if !self.broken && self.at < self.bytes.len() {
            self.break_off();
        }
    }

    fn peek(&self) -> u8 {
        if self.broken { 0 } else { self.bytes.get(self.at).copied().unwrap_or(0) }
    }

    fn blank(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    fn break_off(&mut self) {
        if !self.broken {
            self.broken = true;
            self.fault = Some(FaultKind::NotJson(self.at));
        }
    }

    fn expect(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte && !self.broken;
        if found {
            self.at += 1;
        } else {
            self.break_off();
        }
        found
    }

    fn word(&mut self, word: &[u8]) -> bool {
        let found = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        if found {
            self.at += word.len();
        } else {
            self.break_off();
        }
        found
    }

    fn complain(&mut self, kind: FaultKind) {
        self.fault.get_or_insert(kind);
    }

    /// Reads a string; the cursor stands on its quotation mark.
    fn string(&mut self) -> String {
        let mut out = Vec::new();
        if !self.expect(b'"') {
            return String::new();
        }
        loop {
            let Some(&byte) = self.bytes.get(self.at) else {
                self.break_off();
                break;
            };
            self.at += 1;
            match byte {
                b'"' => break,
                b'\\' => self.escape(&mut out),
                0..=0x1f => {
                    self.at -= 1;
                    self.break_off();
                }
                other => out.push(other),
            }
            if self.broken {
                break;
            }
        }
        match String::from_utf8(out) {
            Ok(text) => text,
            Err(_) => {
                self.break_off();
                String::new()
            }
        }
    }

    fn escape(&mut self, out: &mut Vec<u8>) {
        let byte = self.peek();
        self.at += 1;
        let character = match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => self.unicode(),
            _ => {
                self.at -= 1;
                self.break_off();
                return;
            }
        };
        let mut buffer = [0; 4];
        out.extend_from_slice(character.encode_utf8(&mut buffer).as_bytes());
    }

    /// `\uXXXX`, with its second half where it is a surrogate; half a pair becomes U+FFFD.
    fn unicode(&mut self) -> char {
        let first = self.four_digits();
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER);
        }
        let start = self.at;
        if self.peek() == b'\\' && self.bytes.get(self.at + 1) == Some(&b'u') {
            self.at += 2;
            let second = self.four_digits();
            if (0xdc00..0xe000).contains(&second) {
                let point = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER);
            }
            if !self.broken {
                self.at = start;
            }
        }
        char::REPLACEMENT_CHARACTER
    }

    fn four_digits(&mut self) -> u32 {
        let mut value = 0;
        for _ in 0..4 {
            match char::from(self.peek()).to_digit(16) {
                Some(digit) => value = value * 16 + digit,
                None => self.break_off(),
            }
            if self.broken {
                return 0;
            }
            self.at += 1;
        }
        value
    }

    /// Reads a number's digits as they stand.
    fn number(&mut self) -> String {
        let start = self.at;
        if self.peek() == b'-' {
            self.at += 1;
        }
        if self.peek() == b'0' {
            self.at += 1;
        } else {
            self.digits();
        }
        if self.peek() == b'.' {
            self.at += 1;
            self.digits();
        }
        if matches!(self.peek(), b'e' | b'E') {
            self.at += 1;
            if matches!(self.peek(), b'+' | b'-') {
                self.at += 1;
            }
            self.digits();
        }
        let digits = self.bytes.get(start..self.at).unwrap_or_default();
        String::from_utf8(digits.to_vec()).unwrap_or_default()
    }

    fn digits(&mut self) {
        if !self.peek().is_ascii_digit() {
            self.break_off();
        }
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
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

    fn member(&mut self) -> String {
        let name = self.string();
        self.blank();
        self.expect(b':');
        self.blank();
        name
    }

    /// Passes over the value at the cursor; a loop, not a recursion, because nothing bounds its depth.
    fn pass(&mut self) {
        let mut closers: Vec<u8> = Vec::new();
        loop {
            match self.peek() {
                b'{' | b'[' => {
                    let close = if self.peek() == b'{' { b'}' } else { b']' };
                    if self.depth + closers.len() >= MAX_DEPTH {
                        self.complain(FaultKind::TooDeep);
                    }
                    self.at += 1;
                    self.blank();
                    if self.peek() == close {
                        self.at += 1;
                    } else {
                        closers.push(close);
                        if close == b'}' {
                            self.member();
                        }
                        self.count();
                        continue;
                    }
                }
                _ => self.scalar(),
            }
            if !self.close(&mut closers) {
                return;
            }
        }
    }

    /// After a value inside `closers`: on to the next value (`true`), or out of everything (`false`).
    fn close(&mut self, closers: &mut Vec<u8>) -> bool {
        loop {
            let Some(&close) = closers.last() else { return false };
            self.blank();
            if self.broken {
                return false;
            }
            if self.peek() == close {
                self.at += 1;
                closers.pop();
                continue;
            }
            self.expect(b',');
            self.blank();
            if close == b'}' {
                self.member();
            }
            self.count();
            return !self.broken;
        }
    }

    fn scalar(&mut self) {
        match self.peek() {
            b'"' => drop(self.string()),
            b't' => drop(self.word(b"true")),
            b'f' => drop(self.word(b"false")),
            b'n' => drop(self.word(b"null")),
            b'-' | b'0'..=b'9' => drop(self.number()),
            _ => self.break_off(),
        }
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
            Kind::Text => self.string(),
            Kind::Number => self.number(),
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

    fn take_fault(&mut self) -> Option<FaultKind> {
        self.fault.take()
    }
}
