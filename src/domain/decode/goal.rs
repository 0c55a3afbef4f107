//! A block's document, member by member. Unknown members are passed over; they stay in the host's document. Of members of
//! one name the last counts whole, as `JSON.parse` has it.

use super::reader::Reader;
use super::record::{Read, Record, Row, Slot};
use crate::domain::fault::{FaultKind, Kind};
use crate::domain::goal::{
    ColumnMap, Consent, Content, Custom, CustomKind, Destination, Event, Goal, Items, Once, Only, Per, VERSION, Value,
    Version,
};
use crate::domain::source::Source;

pub(super) fn goal(reader: &mut Reader, source: &mut dyn Source) -> Goal {
    let mut goal = Goal { version: Version::Missing, ..Goal::default() };
    if source.kind() == Kind::Null {
        let absent = FaultKind::WrongType { expected: Kind::Object, found: Kind::Null };
        reader.fault(source.take_fault().unwrap_or(absent));
    }
    reader.record(source, &mut goal);
    let has = |member: usize| reader.found & 1 << member != 0;
    goal.containers.bind = has(BIND);
    goal.containers.params = has(PARAMS);
    goal.containers.destinations = has(DESTINATIONS);
    goal
}

/// The members of the document whose presence an edit has to know.
const BIND: usize = 2;
const PARAMS: usize = 6;
const DESTINATIONS: usize = 10;

impl Record for Goal {
    fn names(&self) -> &'static [&'static str] {
        &["version", "goal", "bind", "name", "value", "items", "params", "custom", "once", "consent", "destinations"]
    }

    fn slot(&mut self, member: usize) -> Slot<'_> {
        match member {
            0 => Slot::Own(&mut self.version),
            1 => Slot::Group(&["id", "revision"], 11),
            BIND => Slot::Map(&mut self.bind),
            3 => Slot::Text(&mut self.name),
            4 => Slot::Own(&mut self.value),
            5 => Slot::Own(&mut self.items),
            PARAMS => Slot::Map(&mut self.params),
            7 => Slot::Own(&mut self.custom),
            8 => Slot::Own(&mut self.once),
            9 => Slot::Own(&mut self.consent),
            DESTINATIONS => Slot::Group(&["meta", "tiktok"], 13),
            11 => Slot::Text(&mut self.id),
            12 => Slot::Own(&mut self.revision),
            13 => Slot::Own(&mut self.meta),
            _ => Slot::Own(&mut self.tiktok),
        }
    }

    fn empty(&mut self, group: usize) {
        if group == DESTINATIONS {
            (self.meta, self.tiktok) = (None, None);
        } else {
            self.id.clear();
            self.revision = None;
        }
    }
}

impl Read for Version {
    fn read(&mut self, _reader: &mut Reader, source: &mut dyn Source) -> bool {
        *self = match source.kind() {
            Kind::Number => of_digits(&source.text()),
            kind => {
                source.skip();
                if kind == Kind::Null { Self::Missing } else { Self::Unknown }
            }
        };
        true
    }
}

fn of_digits(digits: &str) -> Version {
    let mut number: u32 = 0;
    for byte in digits.bytes() {
        if !byte.is_ascii_digit() {
            return Version::Unknown;
        }
        number = number.saturating_mul(10).saturating_add(u32::from(byte - b'0'));
    }
    match number {
        0 => Version::Unknown,
        VERSION => Version::Current,
        _ => Version::Newer,
    }
}

/// A revision.
impl Read for Option<u32> {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        *self = reader.whole(source).and_then(|number| u32::try_from(number).ok());
        self.is_some()
    }
}

impl Record for Value {
    fn names(&self) -> &'static [&'static str] {
        &["amount", "currency", "format"]
    }

    fn slot(&mut self, member: usize) -> Slot<'_> {
        match member {
            0 => Slot::Text(&mut self.amount),
            1 => Slot::Text(&mut self.currency),
            _ => Slot::Choice(&mut self.format),
        }
    }
}

impl Record for Items {
    fn names(&self) -> &'static [&'static str] {
        &["content_type", "content_ids", "contents", "num_items", "from", "map"]
    }

    fn slot(&mut self, member: usize) -> Slot<'_> {
        match member {
            0 => Slot::Text(&mut self.content_type),
            1 => Slot::Texts(&mut self.content_ids),
            2 => Slot::Own(&mut self.contents),
            3 => Slot::Text(&mut self.num_items),
            4 => Slot::Text(&mut self.from),
            _ => Slot::Own(&mut self.map),
        }
    }
}

impl Record for Content {
    fn names(&self) -> &'static [&'static str] {
        &["id", "quantity", "item_price", "title", "category", "brand"]
    }

    fn slot(&mut self, member: usize) -> Slot<'_> {
        Slot::Text(match member {
            0 => &mut self.id,
            1 => &mut self.quantity,
            2 => &mut self.item_price,
            3 => &mut self.title,
            4 => &mut self.category,
            _ => &mut self.brand,
        })
    }
}

impl Row for Content {}

impl Record for ColumnMap {
    fn names(&self) -> &'static [&'static str] {
        &["id", "quantity", "item_price"]
    }

    fn slot(&mut self, member: usize) -> Slot<'_> {
        Slot::Text(match member {
            0 => &mut self.id,
            1 => &mut self.quantity,
            _ => &mut self.item_price,
        })
    }
}

impl Record for Custom {
    fn names(&self) -> &'static [&'static str] {
        &["key", "value", "type"]
    }

    fn slot(&mut self, member: usize) -> Slot<'_> {
        match member {
            0 => Slot::Text(&mut self.key),
            1 => Slot::Text(&mut self.value),
            _ => Slot::Own(&mut self.kind),
        }
    }
}

impl Row for Custom {}

impl Read for CustomKind {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        let mut kind = None;
        let found = reader.choice(source, &mut kind);
        *self = kind.unwrap_or_default();
        found
    }
}

/// Without a policy there is none, whatever its key.
impl Read for Option<Once> {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        let mut read = OnceRead::default();
        let found = reader.record(source, &mut read);
        *self = read.per.map(|per| Once { per, key: read.key });
        found
    }
}

#[derive(Default)]
struct OnceRead {
    per: Option<Per>,
    key: String,
}

impl Record for OnceRead {
    fn names(&self) -> &'static [&'static str] {
        &["per", "key"]
    }

    fn slot(&mut self, member: usize) -> Slot<'_> {
        if member == 0 { Slot::Choice(&mut self.per) } else { Slot::Text(&mut self.key) }
    }
}

impl Record for Consent {
    fn names(&self) -> &'static [&'static str] {
        &["variable", "accepted"]
    }

    fn slot(&mut self, member: usize) -> Slot<'_> {
        if member == 0 { Slot::Text(&mut self.variable) } else { Slot::Texts(&mut self.accepted) }
    }
}

impl Record for Destination {
    fn names(&self) -> &'static [&'static str] {
        &["enabled", "connection", "event", "convert_to", "only"]
    }

    fn slot(&mut self, member: usize) -> Slot<'_> {
        match member {
            0 => Slot::Flag(&mut self.enabled),
            1 => Slot::Text(&mut self.connection),
            2 => Slot::Own(&mut self.event),
            3 => Slot::Text(&mut self.convert_to),
            _ => Slot::Own(&mut self.only),
        }
    }
}

/// An event is a name, or an object with a name of the builder's own.
impl Read for Option<Event> {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        if source.kind() == Kind::Object {
            let mut own = OwnEvent(None);
            reader.record(source, &mut own);
            *self = own.0.map(Event::Custom);
        } else {
            let name = reader.text(source);
            *self = (!name.is_empty()).then_some(Event::Standard(name));
        }
        self.is_some()
    }
}

struct OwnEvent(Option<String>);

impl Record for OwnEvent {
    fn names(&self) -> &'static [&'static str] {
        &["custom"]
    }

    fn slot(&mut self, _member: usize) -> Slot<'_> {
        Slot::Text(self.0.get_or_insert_default())
    }
}

/// Few destinations have it, and all would be larger by it.
impl Read for Option<Box<Only>> {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        let mut only: Option<Only> = None;
        let found = only.read(reader, source);
        *self = only.map(Box::new);
        found
    }
}

impl Record for Only {
    fn names(&self) -> &'static [&'static str] {
        &["value", "items", "params"]
    }

    fn slot(&mut self, member: usize) -> Slot<'_> {
        match member {
            0 => Slot::Own(&mut self.value),
            1 => Slot::Own(&mut self.items),
            _ => Slot::Own(&mut self.params),
        }
    }
}

/// An object of texts that may be absent.
impl Read for Option<Vec<(String, String)>> {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        let found = reader.map(source, self.get_or_insert_default());
        if !found {
            *self = None;
        }
        found
    }
}
