//! What reading could not use. Rules turn faults into diagnostics; reading itself never fails.

use super::Pointer;

/// A part of a document that could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub path: Pointer,
    /// Why.
    pub kind: FaultKind,
}

/// Why a part of a document could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// The value is of another type than the field.
    WrongType {
        /// What the field takes.
        expected: Kind,
        /// What stood there.
        found: Kind,
    },
    /// A JSON number where text belongs; its digits, exactly. The number was used.
    NumberAsText(String),
    /// A text that is none of the field's choices; the text. The field was left out.
    UnknownChoice(String),
    /// Nested deeper than [`super::source::MAX_DEPTH`].
    TooDeep,
    /// More values than [`super::source::MAX_NODES`], or more text than [`super::source::MAX_BYTES`].
    TooLarge,
    /// The object holds itself.
    Cyclic,
    /// The text is not JSON; where it stops being so, in bytes.
    NotJson(usize),
    /// The host's own code threw while we read.
    Threw,
}

/// The types of JSON, and what is none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `null`, and JavaScript's `undefined`.
    Null,
    /// `true` or `false`.
    Bool,
    /// A number.
    Number,
    /// Text.
    Text,
    /// A list.
    Array,
    /// An object.
    Object,
    /// A function, a symbol, a BigInt: nothing that JSON has.
    Other,
}

impl Kind {
    /// The name in texts: `kind.<name>` in `locales/`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "boolean",
            Self::Number => "number",
            Self::Text => "text",
            Self::Array => "list",
            Self::Object => "object",
            Self::Other => "other",
        }
    }
}
