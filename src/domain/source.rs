//! One way to read any JSON-like value, whether it is JSON bytes ([`Text`](super::text_source::Text)) or a host's own object.

use super::fault::{FaultKind, Kind};

/// How deep a document may nest.
pub const MAX_DEPTH: usize = 16;
/// How many values a document may hold.
pub const MAX_NODES: usize = 20_000;
/// How many bytes of text a document may hold in the fields that we read.
pub const MAX_BYTES: usize = 1 << 20;

/// How many values a whole flow may hold besides its goals.
pub const MAX_FLOW_NODES: usize = 2_000_000;
/// How many bytes of text a whole flow may hold besides its goals.
pub const MAX_FLOW_BYTES: usize = 32 << 20;

/// A cursor that stands on one value. Each value is taken exactly once, by one of [`bool`](Self::bool),
/// [`text`](Self::text), [`object`](Self::object), [`array`](Self::array) or [`skip`](Self::skip); what is not taken
/// is skipped. Every implementation counts against the same [`Limits`], so that the same document in another
/// form reads the same.
pub trait Source {
    /// The type of the value at hand.
    fn kind(&mut self) -> Kind;
    /// Takes a boolean; `false` for anything else.
    fn bool(&mut self) -> bool;
    /// Takes a text, or a number as its digits; empty for anything else.
    fn text(&mut self) -> String;
    /// Takes an object, member by member.
    fn object(&mut self, each: &mut dyn FnMut(&mut dyn Source, &str));
    /// Takes a list, element by element.
    fn array(&mut self, each: &mut dyn FnMut(&mut dyn Source, usize));
    /// Takes the value without reading it; its values still count.
    fn skip(&mut self);
    /// Lets `read` take the value as a document of its own: its depth, values and bytes count from here.
    fn document(&mut self, read: &mut dyn FnMut(&mut dyn Source));
    /// What went wrong since it was last asked.
    fn take_fault(&mut self) -> Option<FaultKind>;
}

/// What one reading may still take.
#[derive(Debug, Clone)]
pub struct Limits {
    nodes: usize,
    bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { nodes: MAX_NODES, bytes: MAX_BYTES }
    }
}

impl Limits {
    /// What a whole flow may take besides its goals, each of which has limits of its own.
    #[must_use]
    pub fn of_flow() -> Self {
        Self { nodes: MAX_FLOW_NODES, bytes: MAX_FLOW_BYTES }
    }

    /// Counts one value; `false` when there is none left.
    pub fn node(&mut self) -> bool {
        take(&mut self.nodes, 1)
    }

    /// Counts a text of `length` bytes; `false` when that is too long.
    pub fn text(&mut self, length: usize) -> bool {
        take(&mut self.bytes, length)
    }

    /// How many bytes of text are left.
    #[must_use]
    pub fn bytes_left(&self) -> usize {
        self.bytes
    }
}

fn take(left: &mut usize, amount: usize) -> bool {
    match left.checked_sub(amount) {
        Some(rest) => {
            *left = rest;
            true
        }
        None => false,
    }
}
