//! What Meta hears: on or off, through which connection, which event.

use super::model::{Control, Field, Fold, Part, Section, choice};
use crate::catalog::events;
use crate::catalog::sources::meta::BUSINESS_MESSAGING;
use crate::domain::{Destination, Event, Platform, Pointer, Surroundings};
use crate::view::choices::{self, Choice};
use crate::view::{Sight, words};

pub(super) fn section(sight: Sight<'_>) -> Section {
    let place = Pointer::root().key("destinations").key("meta");
    let empty = Destination::default();
    let meta = sight.goal.meta.as_ref().unwrap_or(&empty);
    let title = words("ui.section.meta");
    let switch = Field::new(place.key("enabled"), title.clone(), "", Control::Switch(meta.enabled));
    let mut parts = Vec::new();
    if meta.enabled {
        parts = body(meta, &place, sight.surroundings);
    } else if *meta != Destination::default() {
        parts.push(Part::Sentence(words("ui.meta.kept")));
    }
    Section { id: "meta", title, switch: Some(switch), fold: Fold::Never, parts }
}

fn body(meta: &Destination, place: &Pointer, bot: &Surroundings) -> Vec<Part> {
    let name = meta.event.as_ref().map_or("", Event::name);
    let mut event = Field::new(place.key("event"), words("ui.event"), name, Control::Combo(choices::Kind::Event));
    event.hint = Some(match events::find(Platform::Meta, name) {
        Some(spec) if spec.goes_to(BUSINESS_MESSAGING) => choices::event_about(spec.name),
        _ => words("ui.event.hint"),
    });
    let connection = Field::new(
        place.key("connection"),
        words("ui.connection"),
        &meta.connection,
        Control::Select(connections(&meta.connection, bot)),
    );
    vec![Part::Fields(vec![event]), Part::Fields(vec![connection])]
}

/// The bot's default, the connections to Meta, and the one that is set even if nobody knows it.
fn connections(set: &str, bot: &Surroundings) -> Vec<Choice> {
    let known = bot.connections.as_deref().unwrap_or_default();
    let default = bot.connection(Platform::Meta, "").map_or_else(
        || words("ui.connection.default"),
        |connection| words("ui.connection.default-named").with("name", connection.name.clone()),
    );
    let mut options = vec![choice("", default)];
    for connection in known.iter().filter(|connection| connection.platform == Platform::Meta) {
        options.push(choice(&connection.id, connection.name.as_str()));
    }
    if options.iter().all(|option| option.value != set) {
        options.push(choice(set, words("ui.connection.unknown").with("id", set)));
    }
    options
}
