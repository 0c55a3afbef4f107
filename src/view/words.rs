//! A text by its name: what `locales/` turns into words.

use crate::domain::diagnostic::Params;
use crate::domain::pointer::push_number;

/// A text's key and what its placeholders stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The key in `locales/`.
    pub key: String,
    /// What the placeholders stand for.
    pub params: Vec<(&'static str, String)>,
}

/// The text named `key`.
#[must_use]
#[inline(never)]
pub fn words(key: &str) -> Words {
    Words { key: key.to_owned(), params: Vec::new() }
}

impl Words {
    /// The text named by a prefix and a name, such as `event.` and `Purchase`.
    #[must_use]
    #[inline(never)]
    pub fn named(prefix: &str, name: &str) -> Self {
        let mut key = String::with_capacity(prefix.len() + name.len());
        key.push_str(prefix);
        key.push_str(name);
        Self { key, params: Vec::new() }
    }

    /// Adds what one placeholder stands for.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.params.push((name, value.into()));
        self
    }

    /// Adds a whole number.
    #[must_use]
    #[inline(never)]
    pub fn number(self, name: &'static str, number: usize) -> Self {
        self.with(name, digits(number))
    }

    /// Adds a diagnostic's params.
    #[must_use]
    #[inline(never)]
    pub fn with_all(mut self, params: &Params) -> Self {
        for (name, value) in params.iter() {
            self.params.push((name, value.to_owned()));
        }
        self
    }
}

/// A whole number in digits.
#[must_use]
pub fn digits(number: usize) -> String {
    let mut text = String::new();
    push_number(&mut text, number);
    text
}

/// What is shown: a text of ours in the reader's language, or somebody's own text as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// As it stands.
    Text(String),
    /// By key.
    Words(Words),
}

impl From<Words> for Shown {
    fn from(words: Words) -> Self {
        Self::Words(words)
    }
}

impl From<&str> for Shown {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
