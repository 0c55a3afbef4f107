//! A block's document, member by member. Unknown members are passed over; they stay in the host's document.

use super::reader::Reader;
use crate::domain::fault::{FaultKind, Kind};
use crate::domain::goal::{
    ColumnMap, Consent, Content, Custom, CustomKind, Destination, Event, Goal, Items, NumberFormat, Once, Only, Per,
    VERSION, Value, Version,
};
use crate::domain::source::Source;

pub(super) fn goal(reader: &mut Reader, source: &mut dyn Source) -> Goal {
    let mut goal = Goal { version: Version::Missing, ..Goal::default() };
    if source.kind() == Kind::Null {
        let absent = FaultKind::WrongType { expected: Kind::Object, found: Kind::Null };
        reader.fault(source.take_fault().unwrap_or(absent));
    }
    reader.object(source, &mut |reader, source, name| match name {
        "version" => goal.version = version(source),
        "goal" => identity(reader, source, &mut goal),
        "bind" => goal.containers.bind = reader.map(source, &mut goal.bind),
        "name" => goal.name = reader.text(source),
        "value" => goal.value = value(reader, source),
        "items" => {
            (goal.containers.contents, goal.containers.content_ids) = (false, false);
            let mut lists = (false, false);
            goal.items = items(reader, source, &mut lists);
            (goal.containers.contents, goal.containers.content_ids) = lists;
        }
        "params" => goal.containers.params = reader.map(source, &mut goal.params),
        "custom" => {
            goal.custom.clear();
            goal.containers.custom = reader.list(source, &mut |reader, source| {
                goal.custom.push(custom(reader, source));
            });
        }
        "once" => goal.once = once(reader, source),
        "consent" => goal.consent = consent(reader, source),
        "destinations" => {
            goal.containers.destinations = reader.object(source, &mut |reader, source, name| match name {
                "meta" => goal.meta = destination(reader, source),
                "tiktok" => goal.tiktok = destination(reader, source),
                _ => source.skip(),
            });
        }
        _ => source.skip(),
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
    reader.object(source, &mut |reader, source, name| match name {
        "id" => goal.id = reader.text(source),
        "revision" => goal.revision = reader.whole(source).and_then(|number| u32::try_from(number).ok()),
        _ => source.skip(),
    });
}

fn value(reader: &mut Reader, source: &mut dyn Source) -> Option<Value> {
    let mut value = Value::default();
    let found = reader.object(source, &mut |reader, source, name| match name {
        "amount" => value.amount = reader.text(source),
        "currency" => value.currency = reader.text(source),
        "format" => value.format = reader.choice(source, NumberFormat::from_name),
        _ => source.skip(),
    });
    found.then_some(value)
}

fn items(reader: &mut Reader, source: &mut dyn Source, lists: &mut (bool, bool)) -> Option<Items> {
    let mut items = Items::default();
    let found = reader.object(source, &mut |reader, source, name| match name {
        "content_type" => items.content_type = reader.text(source),
        "content_ids" => lists.1 = reader.texts(source, &mut items.content_ids),
        "contents" => {
            items.contents.clear();
            lists.0 = reader.list(source, &mut |reader, source| items.contents.push(content(reader, source)));
        }
        "num_items" => items.num_items = reader.text(source),
        "from" => items.from = reader.text(source),
        "map" => items.map = columns(reader, source),
        _ => source.skip(),
    });
    found.then_some(items)
}

fn content(reader: &mut Reader, source: &mut dyn Source) -> Content {
    let mut row = Content::default();
    reader.row(source, &mut |reader, source, name| match name {
        "id" => row.id = reader.text(source),
        "quantity" => row.quantity = reader.text(source),
        "item_price" => row.item_price = reader.text(source),
        "title" => row.title = reader.text(source),
        "category" => row.category = reader.text(source),
        "brand" => row.brand = reader.text(source),
        _ => source.skip(),
    });
    row
}

fn columns(reader: &mut Reader, source: &mut dyn Source) -> Option<ColumnMap> {
    let mut map = ColumnMap::default();
    let found = reader.object(source, &mut |reader, source, name| match name {
        "id" => map.id = reader.text(source),
        "quantity" => map.quantity = reader.text(source),
        "item_price" => map.item_price = reader.text(source),
        _ => source.skip(),
    });
    found.then_some(map)
}

fn custom(reader: &mut Reader, source: &mut dyn Source) -> Custom {
    let mut row = Custom::default();
    reader.row(source, &mut |reader, source, name| match name {
        "key" => row.key = reader.text(source),
        "value" => row.value = reader.text(source),
        "type" => row.kind = reader.choice(source, CustomKind::from_name).unwrap_or_default(),
        _ => source.skip(),
    });
    row
}

fn once(reader: &mut Reader, source: &mut dyn Source) -> Option<Once> {
    let mut per = None;
    let mut key = String::new();
    reader.object(source, &mut |reader, source, name| match name {
        "per" => per = reader.choice(source, Per::from_name),
        "key" => key = reader.text(source),
        _ => source.skip(),
    });
    per.map(|per| Once { per, key })
}

fn consent(reader: &mut Reader, source: &mut dyn Source) -> Option<Consent> {
    let mut consent = Consent::default();
    let found = reader.object(source, &mut |reader, source, name| match name {
        "variable" => consent.variable = reader.text(source),
        "accepted" => drop(reader.texts(source, &mut consent.accepted)),
        _ => source.skip(),
    });
    found.then_some(consent)
}

fn destination(reader: &mut Reader, source: &mut dyn Source) -> Option<Destination> {
    let mut destination = Destination::default();
    let found = reader.object(source, &mut |reader, source, name| match name {
        "enabled" => destination.enabled = reader.flag(source),
        "connection" => destination.connection = reader.text(source),
        "event" => destination.event = event(reader, source),
        "convert_to" => destination.convert_to = reader.text(source),
        "only" => destination.only = only(reader, source),
        _ => source.skip(),
    });
    found.then_some(destination)
}

fn event(reader: &mut Reader, source: &mut dyn Source) -> Option<Event> {
    if source.kind() != Kind::Object {
        let name = reader.text(source);
        return (!name.is_empty()).then_some(Event::Standard(name));
    }
    let mut own = None;
    reader.object(source, &mut |reader, source, name| match name {
        "custom" => own = Some(Event::Custom(reader.text(source))),
        _ => source.skip(),
    });
    own
}

fn only(reader: &mut Reader, source: &mut dyn Source) -> Option<Only> {
    let mut only = Only::default();
    let found = reader.object(source, &mut |reader, source, name| match name {
        "value" => only.value = value(reader, source),
        "items" => only.items = items(reader, source, &mut (false, false)),
        "params" => {
            let mut params = Vec::new();
            only.params = reader.map(source, &mut params).then_some(params);
        }
        _ => source.skip(),
    });
    found.then_some(only)
}
