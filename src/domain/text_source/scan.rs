//! JSON's tokens: blanks, words, texts and numbers, each taken where the cursor stands.

use std::borrow::Cow;

use super::Text;
use crate::domain::fault::FaultKind;

impl<'a> Text<'a> {
    pub(super) fn peek(&self) -> u8 {
        if self.broken { 0 } else { self.bytes.get(self.at).copied().unwrap_or(0) }
    }

    pub(super) fn blank(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    pub(super) fn break_off(&mut self) {
        if !self.broken {
            self.broken = true;
            self.fault = Some(FaultKind::NotJson(self.at));
        }
    }

    pub(super) fn expect(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte && !self.broken;
        if found {
            self.at += 1;
        } else {
            self.break_off();
        }
        found
    }

    pub(super) fn word(&mut self, word: &[u8]) -> bool {
        let found = self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        if found {
            self.at += word.len();
        } else {
            self.break_off();
        }
        found
    }

    /// Reads a string; the cursor stands on its quotation mark. Nothing is copied unless there are escapes in it: most names and
    /// many texts are looked at and passed over.
    pub(super) fn string(&mut self) -> Cow<'a, str> {
        if !self.expect(b'"') {
            return Cow::Borrowed("");
        }
        let bytes = self.bytes;
        let rest = bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)).unwrap_or(rest.len());
        let plain = rest.get(..length).unwrap_or_default();
        self.at += length;
        if self.peek() != b'"' {
            return Cow::Owned(self.escaped(plain.to_vec()));
        }
        self.at += 1;
        match core::str::from_utf8(plain) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => {
                self.break_off();
                Cow::Borrowed("")
            }
        }
    }

    /// The rest of a string that begins with `out`.
    fn escaped(&mut self, mut out: Vec<u8>) -> String {
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

    pub(super) fn escape(&mut self, out: &mut Vec<u8>) {
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
    pub(super) fn unicode(&mut self) -> char {
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

    pub(super) fn four_digits(&mut self) -> u32 {
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
        let digits = self.bytes.get(start..self.at).unwrap_or_default();
        core::str::from_utf8(digits).unwrap_or_default()
    }

    pub(super) fn digits(&mut self) {
        if !self.peek().is_ascii_digit() {
            self.break_off();
        }
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
    }
}
