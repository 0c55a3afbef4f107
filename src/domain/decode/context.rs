//! The moment at which a goal is reached.

use super::reader::{Reader, insert};
use super::surroundings::{connections, defaults};
use crate::domain::context::{Context, Mode, Referral, Subscriber};
use crate::domain::rates::RateTable;
use crate::domain::source::Source;

pub(super) fn context(reader: &mut Reader, source: &mut dyn Source) -> Context {
    let mut read = Context::default();
    let names = [
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
    ];
    reader.members(source, &names, &mut |reader, source, number| match number {
        0 => read.now = reader.whole(source).unwrap_or_default(),
        1 => read.local_date = reader.text(source),
        2 => read.mode = reader.choice(source, Mode::from_name).unwrap_or_default(),
        3 => read.happening_id = reader.text(source),
        4 => {
            read.variables.clear();
            reader.object(source, &mut |reader, source, name| {
                let value = reader.plain(source);
                insert(&mut read.variables, name, value);
            });
        }
        5 => read.subscriber = subscriber(reader, source),
        6 => read.referral = referral(reader, source),
        7 => drop(connections(reader, source, &mut read.connections)),
        8 => read.default_connections = defaults(reader, source),
        9 => read.salt = reader.text(source),
        10 => read.test_event_code = reader.text(source),
        _ => {
            read.rates.clear();
            reader.list(source, &mut |reader, source| read.rates.push(rates(reader, source)));
        }
    });
    read
}

fn rates(reader: &mut Reader, source: &mut dyn Source) -> RateTable {
    let mut read = RateTable::default();
    reader.members(source, &["date", "source", "base", "rates"], &mut |reader, source, number| match number {
        0 => read.date = reader.text(source),
        1 => read.source = reader.text(source),
        2 => read.base = reader.text(source),
        _ => {
            reader.map(source, &mut read.rates);
        }
    });
    read
}

fn subscriber(reader: &mut Reader, source: &mut dyn Source) -> Subscriber {
    let mut read = Subscriber::default();
    reader.members(source, &["id", "email", "phone", "hashed"], &mut |reader, source, number| match number {
        0 => read.id = reader.plain(source),
        1 => read.email = reader.plain(source),
        2 => read.phone = reader.plain(source),
        _ => {
            reader.members(source, &["meta", "tiktok"], &mut |reader, source, number| {
                let into = if number == 0 { &mut read.hashed_meta } else { &mut read.hashed_tiktok };
                reader.map(source, into);
            });
        }
    });
    read
}

fn referral(reader: &mut Reader, source: &mut dyn Source) -> Referral {
    let mut read = Referral::default();
    let names = ["ad_id", "ad_name", "link", "ctwa_clid", "clicked_at"];
    reader.members(source, &names, &mut |reader, source, number| match number {
        0 => read.ad_id = reader.plain(source),
        1 => read.ad_name = reader.text(source),
        2 => read.link = reader.text(source),
        3 => read.ctwa_clid = reader.text(source),
        _ => read.clicked_at = reader.whole(source).unwrap_or_default(),
    });
    read
}
