//! Who reached the goal, as TikTok is told. Which of the fields a source knows is the catalogue's to say.

use crate::catalog::sources::Source;
use crate::domain::Connection;
use crate::payload::person::{Fields, Known, Person, Place};
use crate::payload::prepare::Moment;

/// The lead's id stands beside the person's fields, not among them.
pub(super) const LEAD: &str = "lead_id";

const FIELDS: &Fields = &[
    ("ttclid", Known::Ttclid),
    ("email", Known::Subscriber),
    ("phone", Known::Subscriber),
    ("external_id", Known::Subscriber),
    (LEAD, Known::LeadId),
    ("first_name", Known::Subscriber),
    ("last_name", Known::Subscriber),
    ("city", Known::Subscriber),
    ("state", Known::Subscriber),
    ("zip_code", Known::Subscriber),
    ("country", Known::Subscriber),
    ("ttp", Known::Ttp),
    ("ip", Known::Ip),
    ("user_agent", Known::UserAgent),
];

/// The person, as `source` hears of them.
pub(super) fn person(moment: Moment<'_>, connection: &Connection, source: Source) -> Person {
    Person::of(moment, connection, source, FIELDS, &|_, _| Place::Here)
}
