//! The moment at which a goal is reached.

use super::reader::{Reader, insert};
use super::record::{Read, Record, Row, Slot};
use crate::domain::context::{Contact, Context, Mode, Referral, Subscriber};
use crate::domain::fault::Kind;
use crate::domain::json_text::JsonText;
use crate::domain::rates::RateTable;
use crate::domain::source::Source;

impl Record for Context {
    fn names(&self) -> &'static [&'static str] {
        &[
            "now",
            "local_date",
            "mode",
            "happening_id",
            "variables",
            "subscriber",
            "referral",
            "connections",
            "default_connections",
            "salt",
            "test_event_code",
            "rates",
        ]
    }

    fn slot(&mut self, member: usize) -> Slot<'_> {
        match member {
            0 => Slot::Own(&mut self.now),
            1 => Slot::Text(&mut self.local_date),
            2 => Slot::Own(&mut self.mode),
            3 => Slot::Text(&mut self.happening_id),
            4 => Slot::Own(&mut self.variables),
            5 => Slot::Own(&mut self.subscriber),
            6 => Slot::Own(&mut self.referral),
            7 => Slot::Own(&mut self.connections),
            8 => Slot::Own(&mut self.default_connections),
            9 => Slot::Text(&mut self.salt),
            10 => Slot::Text(&mut self.test_event_code),
            _ => Slot::Own(&mut self.rates),
        }
    }
}

impl Record for RateTable {
    fn names(&self) -> &'static [&'static str] {
        &["date", "source", "base", "rates"]
    }

    fn slot(&mut self, member: usize) -> Slot<'_> {
        match member {
            0 => Slot::Text(&mut self.date),
            1 => Slot::Text(&mut self.source),
            2 => Slot::Text(&mut self.base),
            _ => Slot::Map(&mut self.rates),
        }
    }
}

impl Row for RateTable {}

/// Seconds since 1970.
impl Read for i64 {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        let seconds = reader.whole(source);
        *self = seconds.unwrap_or_default();
        seconds.is_some()
    }
}

impl Read for Mode {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        let mut mode = None;
        let found = reader.choice(source, &mut mode);
        *self = mode.unwrap_or_default();
        found
    }
}

/// The subscriber's variables, whatever they hold; a list or an object is kept as JSON text.
impl Read for Vec<(String, String)> {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        self.clear();
        reader.object(source, &mut |reader, source, name| {
            let value = match source.kind() {
                Kind::Array | Kind::Object => JsonText::of(|text| copy(source, text)),
                _ => reader.plain(source),
            };
            insert(self, name, value);
        })
    }
}

/// Writes the value at hand, whatever it is. The source bounds how deep it goes.
fn copy(source: &mut dyn Source, text: &mut JsonText) {
    match source.kind() {
        Kind::Text => text.text(&source.text()),
        Kind::Number => text.raw(&source.text()),
        Kind::Bool => text.raw(if source.bool() { "true" } else { "false" }),
        Kind::Array => {
            text.begin('[');
            source.array(&mut |element, _| {
                text.element();
                copy(element, text);
            });
            text.end(']');
        }
        Kind::Object => {
            text.begin('{');
            source.object(&mut |member, name| {
                text.key(name);
                copy(member, text);
            });
            text.end('}');
        }
        _ => {
            source.skip();
            text.raw("null");
        }
    }
}

impl Read for Subscriber {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        *self = Self::default();
        reader.record(source, self)
    }
}

impl Record for Subscriber {
    fn names(&self) -> &'static [&'static str] {
        &[
            "id",
            "external_id",
            "psid",
            "igsid",
            "hashed",
            "email",
            "phone",
            "first_name",
            "last_name",
            "gender",
            "birthday",
            "city",
            "state",
            "postcode",
            "country",
        ]
    }

    fn slot(&mut self, member: usize) -> Slot<'_> {
        const HASHED: usize = 5 + Contact::ALL.len();
        match member {
            0 => Slot::Plain(&mut self.id),
            1 => Slot::Plain(&mut self.external_id),
            2 => Slot::Plain(&mut self.psid),
            3 => Slot::Plain(&mut self.igsid),
            4 => Slot::Group(&["meta", "tiktok"], HASHED),
            HASHED => Slot::Map(&mut self.hashed_meta),
            _ => match self.contact.get_mut(member - 5) {
                Some(contact) => Slot::Plain(contact),
                None => Slot::Map(&mut self.hashed_tiktok),
            },
        }
    }

    fn empty(&mut self, _group: usize) {
        self.hashed_meta.clear();
        self.hashed_tiktok.clear();
    }
}

impl Read for Referral {
    fn read(&mut self, reader: &mut Reader, source: &mut dyn Source) -> bool {
        *self = Self::default();
        reader.record(source, self)
    }
}

impl Record for Referral {
    fn names(&self) -> &'static [&'static str] {
        &[
            "clicked_at",
            "ttclid_at",
            "ad_id",
            "lead_id",
            "ad_name",
            "link",
            "headline",
            "body",
            "ctwa_clid",
            "ttclid",
            "page_url",
            "ttp",
            "ip",
            "user_agent",
            "fbc",
            "fbp",
        ]
    }

    fn slot(&mut self, member: usize) -> Slot<'_> {
        Slot::Text(match member {
            0 => return Slot::Own(&mut self.clicked_at),
            1 => return Slot::Own(&mut self.ttclid_at),
            2 => return Slot::Plain(&mut self.ad_id),
            3 => return Slot::Plain(&mut self.lead_id),
            4 => &mut self.ad_name,
            5 => &mut self.link,
            6 => &mut self.headline,
            7 => &mut self.body,
            8 => &mut self.ctwa_clid,
            9 => &mut self.ttclid,
            10 => &mut self.page_url,
            11 => &mut self.ttp,
            12 => &mut self.ip,
            13 => &mut self.user_agent,
            14 => &mut self.fbc,
            _ => &mut self.fbp,
        })
    }
}
