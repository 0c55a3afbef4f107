//! JSON's tokens: blanks, words, texts and numbers, each taken where the cursor stands.

use std::borrow::Cow;

use super::Text;
use crate::domain::fault::FaultKind;

impl<'a> Text<'a> {
    /// The byte at the cursor; 0 where there is none.
    pub(super) fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    pub(super) fn blank(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    pub(super) fn break_off(&mut self) {
        if !self.broken {
            self.broken = true;
            self.text = "";
            self.fault = Some(FaultKind::NotJson(self.at));
        }
    }

    pub(super) fn expect(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte;
        if found {
            self.at += 1;
        } else {
            self.break_off();
        }
        found
    }

    pub(super) fn word(&mut self, word: &[u8]) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        } else {
            self.break_off();
        }
        found
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// What was passed over since `start`.
    #[inline(never)]
    fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The part of a string up to its end, an escape, or what may not stand in one.
    fn plain(&mut self) -> &'a str {
        let (start, rest) = (self.at, self.rest());
        self.at += rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)).unwrap_or(rest.len());
        self.since(start)
    }

    /// Reads a string; the cursor stands on its quotation mark. Nothing is copied unless there are escapes in it: most names and
    /// many texts are looked at and passed over.
    pub(super) fn string(&mut self) -> Cow<'a, str> {
        if !self.expect(b'"') {
            return Cow::Borrowed("");
        }
        let plain = self.plain();
        if self.peek() != b'"' {
            return Cow::Owned(self.escaped(plain));
        }
        self.at += 1;
        Cow::Borrowed(plain)
    }

    /// The rest of a string that begins with `plain`.
    fn escaped(&mut self, plain: &str) -> String {
        let mut out = plain.to_owned();
        while self.peek() == b'\\' {
            self.at += 1;
            self.escape(&mut out);
            out.push_str(self.plain());
        }
        self.expect(b'"');
        out
    }

    fn escape(&mut self, out: &mut String) {
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
        out.push(character);
    }

    /// `\uXXXX`, with its second half where it is a surrogate; half a pair becomes U+FFFD.
    fn unicode(&mut self) -> char {
        let first = self.four_digits();
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER);
        }
        let start = self.at;
        if self.rest().starts_with(b"\\u") {
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
    pub(super) fn number(&mut self) -> &'a str {
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
        self.since(start)
    }

    fn digits(&mut self) {
        if !self.peek().is_ascii_digit() {
            self.break_off();
        }
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
    }
}
