//! Rows of the catalogue that requests, servers and lists ask for, by what the tables answer.

use goal_element::catalog::sources::{self, Source};
use goal_element::catalog::user_data::{self, may_go};
use goal_element::catalog::{events, ids, mapping, regions};
use goal_element::domain::Platform;

use crate::limits;
use crate::rows::{Table, table};

/// A table, and what it answers for a row's name.
type Told = (&'static Table, fn(&str) -> String);

const NO_BOT: (&str, &str) = ("", "{}");
static IDS: Table = table(("id", "id"), &[], NO_BOT);
static META_FIELDS: Table = table(("Meta's field of a person", "person field"), &[], NO_BOT);
static TIKTOK_FIELDS: Table = table(("TikTok's field of a person", "person field"), &[], NO_BOT);
static META_SOURCES: Table = table(("Meta's source", "source"), &[], NO_BOT);
static TIKTOK_SOURCES: Table = table(("TikTok's source", "source"), &[], NO_BOT);
static MAPPING: Table = table(("TikTok's event for", "mapping"), &[], NO_BOT);
static LIMITS: Table = table(("limit", "limit"), &[], NO_BOT);
static AUTOMATIC: Table = table(("country of automatic events", "country"), &[], NO_BOT);

/// Every such table with the names of its rows.
pub(crate) fn tables() -> Vec<(Told, Vec<String>)> {
    let fields = |platform| user_data::all(platform).iter().map(|field| field.name.to_owned()).collect();
    let sources = |platform| sources::all(platform).iter().map(|source| source.name.to_owned()).collect();
    vec![
        ((&IDS, id), ids::ALL.iter().map(|(_, kind)| (*kind).to_owned()).collect()),
        ((&META_FIELDS, |name| field(Platform::Meta, name)), fields(Platform::Meta)),
        ((&TIKTOK_FIELDS, |name| field(Platform::TikTok, name)), fields(Platform::TikTok)),
        ((&META_SOURCES, |name| source(Platform::Meta, name)), sources(Platform::Meta)),
        ((&TIKTOK_SOURCES, |name| source(Platform::TikTok, name)), sources(Platform::TikTok)),
        ((&MAPPING, mapped), events::all(Platform::Meta).iter().map(|event| event.name.to_owned()).collect()),
        ((&LIMITS, limits::passes), limits::asked()),
        ((&AUTOMATIC, automatic), regions::countries(regions::Limit::MetaAutomaticEvents).map(str::to_owned).collect()),
    ]
}

/// The lengths that fit, and which characters may stand before an end that does.
fn id(kind: &str) -> String {
    let shape = ids::shape(ids::ALL.iter().find(|(_, of)| *of == kind).unwrap().0);
    let fits = |length: usize, filling: char, end: char| {
        shape.fits(&(1..length).map(|_| filling).chain([end]).collect::<String>())
    };
    let lengths: Vec<usize> = (1..3000).filter(|length| fits(*length, '1', '0')).collect();
    let (Some(least), Some(most)) = (lengths.first(), lengths.last()) else { return "nothing".to_owned() };
    let taken: String = "1AVWaz-_. ".chars().filter(|filling| fits(*most, *filling, '0')).collect();
    let ends: String = "01GZ".chars().filter(|end| fits(*most, '1', *end)).collect();
    format!("{least} to {most} of {taken:?}, at the end {ends}")
}

/// Whether a field is hashed, and where it may go.
fn field(platform: Platform, name: &str) -> String {
    let Some(field) = user_data::find(platform, name) else { return "nothing".to_owned() };
    let takers: Vec<&str> = of(platform).filter(|(_, source)| may_go(name, *source)).map(|(name, _)| name).collect();
    format!(
        "{:?} hashed {:?}, {} for {}",
        field.kind,
        field.hash,
        if field.many { "many" } else { "one" },
        takers.join(" ")
    )
}

/// What a source takes, and what it wants.
fn source(platform: Platform, name: &str) -> String {
    let at = of(platform).find(|(of, _)| *of == name).unwrap().1;
    at.spec().map_or("nothing".to_owned(), |spec| {
        format!("own names {}, {} s, wants {:?}, sent to {:?}", spec.custom, spec.oldest, spec.needs, spec.id)
    })
}

fn of(platform: Platform) -> impl Iterator<Item = (&'static str, Source)> {
    let at = move |index: usize| Source::at(platform, index);
    sources::all(platform).iter().enumerate().map(move |(index, spec)| (spec.name, at(index)))
}

fn mapped(meta: &str) -> String {
    events::find(Platform::Meta, meta).map_or("nothing".to_owned(), |meta| mapping::tiktok_for(meta).to_owned())
}

fn automatic(country: &str) -> String {
    regions::holds(regions::Limit::MetaAutomaticEvents, country).to_string()
}
