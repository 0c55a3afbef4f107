//! How an object is read: by a list of its members' names and, for each, the place that its value goes to. One function walks all of
//! them ([`Reader::record`]); a function per object would be most of the reading's code.

use super::reader::Reader;
use crate::domain::Severity;
use crate::domain::context::Mode;
use crate::domain::goal::{CustomKind, NumberFormat, Per};
use crate::domain::source::Source;
use crate::domain::surroundings::{ActionSource, Channel, VariableKind};

/// Where a member's value goes, and as what it is read.
pub(super) enum Slot<'a> {
    /// A text; a number is taken as its digits, and noted.
    Text(&'a mut String),
    /// A text of the moment: numbers and booleans are as good.
    Plain(&'a mut String),
    /// `true` or `false`.
    Flag(&'a mut bool),
    /// A list of texts.
    Texts(&'a mut Vec<String>),
    /// An object of texts, sorted by name.
    Map(&'a mut Vec<(String, String)>),
    /// One of a few names.
    Choice(&'a mut dyn Choose),
    /// An object whose members go to places of the same record: their names, and the number of the first one's place.
    Group(&'static [&'static str], usize),
    /// What reads itself.
    Own(&'a mut dyn Read),
}

/// An object that is read member by member; others are passed over.
pub(super) trait Record {
    /// The members' names; a member's number is its place here.
    fn names(&self) -> &'static [&'static str];
    /// Where the member goes.
    fn slot(&mut self, member: usize) -> Slot<'_>;
    /// Empties the places of a group before it is read: of groups of one name the last counts whole.
    fn empty(&mut self, _group: usize) {}
}

/// What knows how to read itself from any value; says whether something usable was there.
pub(super) trait Read {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool;
}

/// What is one of a few names; says whether it has this one.
pub(super) trait Choose {
    fn choose(&mut self, name: &str) -> bool;
}

/// An object that may be absent.
impl<T: Record + Default> Read for Option<T> {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        *self = None;
        let found = reader.record(source, self.get_or_insert_default());
        if !found {
            *self = None;
        }
        found
    }
}

/// A row of a list. A row that is `null` is noted, because `null` is no way to leave it out.
pub(super) trait Row: Record + Default {}

impl<T: Row> Read for Vec<T> {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        self.clear();
        let found = reader.list(source, &mut |reader, source| {
            let mut row = T::default();
            reader.row(source);
            reader.record(source, &mut row);
            self.push(row);
        });
        // A list grows to four rows at once, and most have one.
        self.shrink_to_fit();
        found
    }
}

macro_rules! choices {
    ($($choice:ident),*) => {$(
        impl Choose for Option<$choice> {
            fn choose(&mut self, name: &str) -> bool {
                *self = $choice::from_name(name);
                self.is_some()
            }
        }
    )*};
}

choices!(ActionSource, Channel, CustomKind, Mode, NumberFormat, Per, Severity, VariableKind);
