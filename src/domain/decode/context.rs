//! The moment at which a goal is reached.

use super::reader::{Reader, insert};
use super::surroundings::{connections, defaults};
use crate::domain::context::{Context, Mode, Referral, Subscriber};
use crate::domain::source::Source;

pub(super) fn context(reader: &mut Reader, source: &mut dyn Source) -> Context {
    let mut read = Context::default();
    reader.object(source, &mut |reader, source, name| match name {
        "now" => read.now = reader.whole(source).unwrap_or_default(),
        "local_date" => read.local_date = reader.text(source),
        "mode" => read.mode = reader.choice(source, Mode::from_name).unwrap_or_default(),
        "happening_id" => read.happening_id = reader.text(source),
        "variables" => {
            read.variables.clear();
            reader.object(source, &mut |reader, source, name| {
                let value = reader.plain(source);
                insert(&mut read.variables, name, value);
            });
        }
        "subscriber" => read.subscriber = subscriber(reader, source),
        "referral" => read.referral = referral(reader, source),
        "connections" => drop(connections(reader, source, &mut read.connections)),
        "default_connections" => read.default_connections = defaults(reader, source),
        "salt" => read.salt = reader.text(source),
        "test_event_code" => read.test_event_code = reader.text(source),
        _ => source.skip(),
    });
    read
}

fn subscriber(reader: &mut Reader, source: &mut dyn Source) -> Subscriber {
    let mut read = Subscriber::default();
    reader.object(source, &mut |reader, source, name| match name {
        "id" => read.id = reader.plain(source),
        "email" => read.email = reader.plain(source),
        "phone" => read.phone = reader.plain(source),
        "hashed" => drop(reader.object(source, &mut |reader, source, name| match name {
            "meta" => drop(reader.map(source, &mut read.hashed_meta)),
            "tiktok" => drop(reader.map(source, &mut read.hashed_tiktok)),
            _ => source.skip(),
        })),
        _ => source.skip(),
    });
    read
}

fn referral(reader: &mut Reader, source: &mut dyn Source) -> Referral {
    let mut read = Referral::default();
    reader.object(source, &mut |reader, source, name| match name {
        "ad_id" => read.ad_id = reader.plain(source),
        "ad_name" => read.ad_name = reader.text(source),
        "link" => read.link = reader.text(source),
        "ctwa_clid" => read.ctwa_clid = reader.text(source),
        "clicked_at" => read.clicked_at = reader.whole(source).unwrap_or_default(),
        _ => source.skip(),
    });
    read
}
