//! A block's document, member by member. Unknown members are passed over; they stay in the host's document. Of members of
//! one name the last counts whole, as `JSON.parse` has it.

use super::reader::Reader;
use crate::domain::fault::{FaultKind, Kind};
use crate::domain::goal::{
    ColumnMap, Consent, Content, Custom, CustomKind, Destination, Event, Goal, Items, NumberFormat, Once, Only, Per,
    Platform, VERSION, Value, Version,
};
use crate::domain::source::Source;

pub(super) fn goal(reader: &mut Reader, source: &mut dyn Source) -> Goal {
    let mut goal = Goal { version: Version::Missing, ..Goal::default() };
    if source.kind() == Kind::Null {
        let absent = FaultKind::WrongType { expected: Kind::Object, found: Kind::Null };
        reader.fault(source.take_fault().unwrap_or(absent));
    }
    let names =
        ["version", "goal", "bind", "name", "value", "items", "params", "custom", "once", "consent", "destinations"];
    reader.members(source, &names, &mut |reader, source, number| match number {
        0 => goal.version = version(source),
        1 => identity(reader, source, &mut goal),
        2 => goal.containers.bind = reader.map(source, &mut goal.bind),
        3 => goal.name = reader.text(source),
        4 => goal.value = value(reader, source),
        5 => {
            let mut lists = (false, false);
            goal.items = items(reader, source, &mut lists);
            (goal.containers.contents, goal.containers.content_ids) = lists;
        }
        6 => goal.containers.params = reader.map(source, &mut goal.params),
        7 => {
            goal.custom.clear();
            goal.containers.custom = reader.list(source, &mut |reader, source| {
                goal.custom.push(custom(reader, source));
            });
        }
        8 => goal.once = once(reader, source),
        9 => goal.consent = consent(reader, source, &mut goal.containers.answers),
        _ => {
            let platforms = [Platform::Meta.name(), Platform::TikTok.name()];
            (goal.meta, goal.tiktok) = (None, None);
            goal.containers.destinations = reader.members(source, &platforms, &mut |reader, source, number| {
                let read = destination(reader, source);
                *(if number == 0 { &mut goal.meta } else { &mut goal.tiktok }) = read;
            });
        }
    });
    goal
}

fn version(source: &mut dyn Source) -> Version {
    let digits = match source.kind() {
        Kind::Number => source.text(),
        kind => {
            source.skip();
            return if kind == Kind::Null { Version::Missing } else { Version::Unknown };
        }
    };
    let mut number: u32 = 0;
    for byte in digits.bytes() {
        let Some(digit) = char::from(byte).to_digit(10) else { return Version::Unknown };
        number = number.saturating_mul(10).saturating_add(digit);
    }
    match number {
        0 => Version::Unknown,
        VERSION => Version::Current,
        _ => Version::Newer,
    }
}

fn identity(reader: &mut Reader, source: &mut dyn Source, goal: &mut Goal) {
    (goal.id, goal.revision) = (String::new(), None);
    reader.members(source, &["id", "revision"], &mut |reader, source, number| match number {
        0 => goal.id = reader.text(source),
        _ => goal.revision = reader.whole(source).and_then(|number| u32::try_from(number).ok()),
    });
}

fn value(reader: &mut Reader, source: &mut dyn Source) -> Option<Value> {
    let mut value = Value::default();
    let names = ["amount", "currency", "format"];
    let found = reader.members(source, &names, &mut |reader, source, number| match number {
        0 => value.amount = reader.text(source),
        1 => value.currency = reader.text(source),
        _ => value.format = reader.choice(source, NumberFormat::from_name),
    });
    found.then_some(value)
}

fn items(reader: &mut Reader, source: &mut dyn Source, lists: &mut (bool, bool)) -> Option<Items> {
    let mut items = Items::default();
    let names = ["content_type", "content_ids", "contents", "num_items", "from", "map"];
    let found = reader.members(source, &names, &mut |reader, source, number| match number {
        0 => items.content_type = reader.text(source),
        1 => lists.1 = reader.texts(source, &mut items.content_ids),
        2 => {
            items.contents.clear();
            lists.0 = reader.list(source, &mut |reader, source| items.contents.push(content(reader, source)));
        }
        3 => items.num_items = reader.text(source),
        4 => items.from = reader.text(source),
        _ => items.map = columns(reader, source),
    });
    found.then_some(items)
}

fn content(reader: &mut Reader, source: &mut dyn Source) -> Content {
    let mut row = Content::default();
    reader.row(source);
    let Content { id, quantity, item_price, title, category, brand } = &mut row;
    let names = ["id", "quantity", "item_price", "title", "category", "brand"];
    reader.fill(source, &names, &mut [id, quantity, item_price, title, category, brand]);
    row
}

fn columns(reader: &mut Reader, source: &mut dyn Source) -> Option<ColumnMap> {
    let mut map = ColumnMap::default();
    let ColumnMap { id, quantity, item_price } = &mut map;
    let found = reader.fill(source, &["id", "quantity", "item_price"], &mut [id, quantity, item_price]);
    found.then_some(map)
}

fn custom(reader: &mut Reader, source: &mut dyn Source) -> Custom {
    let mut row = Custom::default();
    reader.row(source);
    reader.members(source, &["key", "value", "type"], &mut |reader, source, number| match number {
        0 => row.key = reader.text(source),
        1 => row.value = reader.text(source),
        _ => row.kind = reader.choice(source, CustomKind::from_name).unwrap_or_default(),
    });
    row
}

fn once(reader: &mut Reader, source: &mut dyn Source) -> Option<Once> {
    let mut per = None;
    let mut key = String::new();
    reader.members(source, &["per", "key"], &mut |reader, source, number| match number {
        0 => per = reader.choice(source, Per::from_name),
        _ => key = reader.text(source),
    });
    per.map(|per| Once { per, key })
}

fn consent(reader: &mut Reader, source: &mut dyn Source, answers: &mut bool) -> Option<Consent> {
    let mut consent = Consent::default();
    let found = reader.members(source, &["variable", "accepted"], &mut |reader, source, number| match number {
        0 => consent.variable = reader.text(source),
        _ => *answers = reader.texts(source, &mut consent.accepted),
    });
    found.then_some(consent)
}

fn destination(reader: &mut Reader, source: &mut dyn Source) -> Option<Destination> {
    let mut destination = Destination::default();
    let names = ["enabled", "connection", "event", "convert_to", "only"];
    let found = reader.members(source, &names, &mut |reader, source, number| match number {
        0 => destination.enabled = reader.flag(source),
        1 => destination.connection = reader.text(source),
        2 => destination.event = event(reader, source),
        3 => destination.convert_to = reader.text(source),
        _ => destination.only = only(reader, source),
    });
    found.then_some(destination)
}

fn event(reader: &mut Reader, source: &mut dyn Source) -> Option<Event> {
    if source.kind() != Kind::Object {
        let name = reader.text(source);
        return (!name.is_empty()).then_some(Event::Standard(name));
    }
    let mut own = None;
    reader.members(source, &["custom"], &mut |reader, source, _| own = Some(Event::Custom(reader.text(source))));
    own
}

fn only(reader: &mut Reader, source: &mut dyn Source) -> Option<Only> {
    let mut only = Only::default();
    let found = reader.members(source, &["value", "items", "params"], &mut |reader, source, number| match number {
        0 => only.value = value(reader, source),
        1 => only.items = items(reader, source, &mut (false, false)),
        _ => {
            let mut params = Vec::new();
            only.params = reader.map(source, &mut params).then_some(params);
        }
    });
    found.then_some(only)
}
