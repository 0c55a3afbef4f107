//! Writes JSON text, one token after the other. Numbers go out as the digits they are.
//!
//! What we hand out is written by this, and not through serde: a serializer for JavaScript values is a tenth of the wasm,
//! and the browser's own `JSON.parse` reads our text.

/// JSON text in the making. Whoever writes ends what was begun.
#[derive(Debug)]
pub struct JsonText {
    out: String,
    /// Whether something stands already in the container at hand.
    filled: bool,
}

impl Default for JsonText {
    /// With room for a request: a text that grows is copied each time it doubles.
    fn default() -> Self {
        Self { out: String::with_capacity(1 << 11), filled: false }
    }
}

impl JsonText {
    /// What one value writes.
    pub fn of(write: impl FnOnce(&mut Self)) -> String {
        let mut text = Self::default();
        write(&mut text);
        text.out
    }

    /// The text so far.
    #[must_use]
    pub fn finish(self) -> String {
        self.out
    }

    /// Begins an object with `{` or a list with `[`.
    pub fn begin(&mut self, open: char) {
        self.out.push(open);
        self.filled = false;
    }

    /// Ends an object with `}` or a list with `]`.
    pub fn end(&mut self, close: char) {
        self.out.push(close);
        self.filled = true;
    }

    /// Names the member whose value comes next.
    pub fn key(&mut self, name: &str) {
        self.element();
        self.text(name);
        self.sign(":");
    }

    /// Says that a list's next element comes next.
    pub fn element(&mut self) {
        if core::mem::replace(&mut self.filled, true) {
            self.sign(",");
        }
    }

    /// Writes a member that is a text.
    pub fn member(&mut self, name: &str, text: &str) {
        self.key(name);
        self.text(text);
    }

    /// Writes a member that is `true` or `false`.
    pub fn flag(&mut self, name: &str, flag: bool) {
        self.key(name);
        self.raw(if flag { "true" } else { "false" });
    }

    /// Writes a text.
    pub fn text(&mut self, text: &str) {
        self.sign("\"");
        // One piece after the other, each up to what is escaped: most texts are one piece.
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|byte| matches!(byte, ..b' ' | b'"' | b'\\')) {
            let (piece, more) = rest.split_at_checked(at).unwrap_or_default();
            self.out.push_str(piece);
            self.escaped(more.bytes().next().unwrap_or_default());
            rest = more.get(1..).unwrap_or_default();
        }
        self.out.push_str(rest);
        self.sign("\"");
    }

    /// Writes a sign of the grammar. The library's `push` takes a character apart into bytes at each.
    fn sign(&mut self, sign: &str) {
        self.out.push_str(sign);
    }

    fn escaped(&mut self, byte: u8) {
        let sign = match byte {
            8 => 'b',
            12 => 'f',
            b'\n' => 'n',
            b'\r' => 'r',
            b'\t' => 't',
            ..b' ' => 'u',
            _ => char::from(byte),
        };
        self.out.push('\\');
        self.out.push(sign);
        if sign == 'u' {
            self.out.push_str("00");
            for nibble in [byte >> 4, byte & 15] {
                self.out.push(char::from_digit(nibble.into(), 16).unwrap_or('0'));
            }
        }
    }

    /// Writes digits or a word as they stand: a number, `true`, `null`.
    pub fn raw(&mut self, digits: &str) {
        self.out.push_str(digits);
    }
}

/// Something that can be written as JSON.
pub trait WriteJson {
    /// Writes the value.
    fn write(&self, text: &mut JsonText);
}

impl<T: WriteJson> WriteJson for [T] {
    fn write(&self, text: &mut JsonText) {
        text.begin('[');
        for element in self {
            text.element();
            element.write(text);
        }
        text.end(']');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_written_as_serde_writes_them() {
        for character in '\0'..='\u{100}' {
            let text = format!("{character}a{character}{character}é");
            assert_eq!(JsonText::of(|json| json.text(&text)), serde_json::to_string(&text).unwrap());
        }
    }
}
