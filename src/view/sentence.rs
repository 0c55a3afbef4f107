//! A text by its key, on its way out as data: the package's renderer says it. What is drawn uses [`Words`](super::Words).

use crate::domain::diagnostic::Params;
use crate::domain::json_text::{JsonText, WriteJson};

/// A text's key in `locales/` and what its placeholders stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The key.
    pub key: &'static str,
    /// What the placeholders stand for.
    pub params: Params,
}

impl Sentence {
    /// The text named `key`, with nothing to put in yet.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self { key, params: Params::default() }
    }

    /// Adds what one placeholder stands for.
    #[must_use]
    #[inline(never)]
    pub fn with(mut self, name: &'static str, value: &str) -> Self {
        self.params = self.params.with(name, value);
        self
    }
}

impl WriteJson for Sentence {
    fn write(&self, text: &mut JsonText) {
        text.begin('{');
        text.member("key", self.key);
        text.key("params");
        self.params.write(text);
        text.end('}');
    }
}
