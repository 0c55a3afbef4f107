//! Writing tables.

use std::fmt::Write as _;

use crate::facts::Checked;

/// Stands for "none" in a table of small numbers.
pub(crate) const NONE: u8 = u8::MAX;

/// The Rust text of a file of tables.
#[derive(Default)]
pub(crate) struct Tables(pub(crate) String);

impl Tables {
    /// A list of rows, each the Rust text of a value of `of`.
    pub(crate) fn list(&mut self, name: &str, of: &str, rows: &[String]) -> Checked<()> {
        let mut text = String::new();
        for row in rows {
            text.push_str("    ");
            text.push_str(row);
            text.push_str(",\n");
        }
        self.line(&format!("static {name}: [{of}; {}] = [\n{text}];", rows.len()))
    }

    /// A text that several values are packed into.
    pub(crate) fn text(&mut self, name: &str, text: &str) -> Checked<()> {
        self.line(&format!("static {name}: &str = {text:?};"))
    }

    pub(crate) fn line(&mut self, line: &str) -> Checked<()> {
        writeln!(self.0, "{line}").map_err(|error| error.to_string())
    }
}

/// An index as a table keeps it.
pub(crate) fn small(index: Option<usize>) -> u8 {
    index.and_then(|index| u8::try_from(index).ok()).unwrap_or(NONE)
}

/// Texts packed into one: before each stands the letter whose number is its length, as `catalog::packed` reads it.
pub(crate) fn pack<'a>(texts: impl IntoIterator<Item = &'a str>) -> Checked<String> {
    let mut packed = String::new();
    for text in texts {
        let length = u8::try_from(text.len()).ok().filter(u8::is_ascii);
        packed.push(char::from(length.ok_or_else(|| format!("{text:?} is too long to be packed."))?));
        packed.push_str(text);
    }
    Ok(packed)
}
