//! A text by its name: what `locales/` turns into words.

use crate::domain::diagnostic::Params;

/// A text's key and what its placeholders stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What the key in `locales/` begins with.
    pub prefix: &'static str,
    /// The rest of it.
    pub name: &'static str,
    /// What the placeholders stand for.
    pub params: Params,
}

/// The text named `key`.
#[must_use]
pub fn words(key: &'static str) -> Words {
    Words { prefix: "", name: key, params: Params::default() }
}
