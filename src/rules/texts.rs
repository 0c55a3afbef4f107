//! Every text that a builder can type, with its place. Rules that look for one thing in all texts look here.

use super::facts::Seen;
use super::place::Place;
use crate::domain::{Event, Goal, Platform, Pointer, Surroundings, template};

/// A text that a builder can type.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) text: &'a str,
    pub(super) place: Place<'a>,
    /// Whether its variables are filled in when the goal is reached.
    pub(super) takes_variables: bool,
}

/// Every text of the goal; where variables are filled in, only what is switched on counts.
pub(super) fn all<'a>(goal: &'a Goal, seen: &Seen<'a>) -> Vec<Text<'a>> {
    let mut texts = Texts(Vec::new());
    texts.plain(&goal.name, Place::of("name"));
    for (name, text) in &goal.bind {
        texts.filled(text, Place::of("bind").key(name));
    }
    for (owner, value) in &seen.values {
        let place = owner.place("value");
        texts.filled(&value.amount, place.key("amount"));
        texts.filled(&value.currency, place.key("currency"));
    }
    texts.items(seen);
    for param in &seen.params {
        texts.filled(param.text, param.place);
    }
    for (row, custom) in goal.custom.iter().enumerate() {
        let place = Place::of("custom").index(row);
        texts.plain(&custom.key, place.key("key"));
        texts.filled(&custom.value, place.key("value"));
    }
    if let Some(once) = &goal.once {
        texts.filled(&once.key, Place::of("once").key("key"));
    }
    if let Some(consent) = &goal.consent {
        let place = Place::of("consent");
        texts.plain(&consent.variable, place.key("variable"));
        for (row, text) in consent.accepted.iter().enumerate() {
            texts.plain(text, place.key("accepted").index(row));
        }
    }
    texts.destinations(goal);
    texts.0
}

/// The names of the variables whose values are needed when `goal` is reached, each once, in the order of their first use.
#[must_use]
pub fn variables(goal: &Goal) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: &str| {
        if !name.is_empty() && names.iter().all(|known| known != name) {
            names.push(name.to_owned());
        }
    };
    for text in Seen::of(goal, &Surroundings::default()).texts {
        if text.takes_variables {
            template::names(text.text).for_each(&mut add);
        }
    }
    if let Some(consent) = &goal.consent {
        add(&consent.variable);
    }
    names
}

/// Where `goal` first uses the variable `root`, or something inside it; the document itself where it does not.
#[must_use]
pub fn used_at(goal: &Goal, root: &str) -> Pointer {
    let uses = |name: &str| template::root(name) == root;
    for text in Seen::of(goal, &Surroundings::default()).texts {
        if text.takes_variables && template::names(text.text).any(uses) {
            return text.place.pointer();
        }
    }
    match &goal.consent {
        Some(consent) if uses(&consent.variable) => Place::of("consent").key("variable").pointer(),
        _ => Pointer::root(),
    }
}

struct Texts<'a>(Vec<Text<'a>>);

impl<'a> Texts<'a> {
    fn filled(&mut self, text: &'a str, place: Place<'a>) {
        self.push(text, place, true);
    }

    fn plain(&mut self, text: &'a str, place: Place<'a>) {
        self.push(text, place, false);
    }

    #[inline(never)]
    fn push(&mut self, text: &'a str, place: Place<'a>, takes_variables: bool) {
        if !text.is_empty() {
            self.0.push(Text { text, place, takes_variables });
        }
    }

    fn items(&mut self, seen: &Seen<'a>) {
        for (owner, items) in &seen.items {
            let place = owner.place("items");
            self.filled(&items.content_type, place.key("content_type"));
            self.filled(&items.num_items, place.key("num_items"));
            self.filled(&items.from, place.key("from"));
            for (row, text) in items.content_ids.iter().enumerate() {
                self.filled(text, place.key("content_ids").index(row));
            }
            if let Some(map) = &items.map {
                let place = place.key("map");
                self.plain(&map.id, place.key("id"));
                self.plain(&map.quantity, place.key("quantity"));
                self.plain(&map.item_price, place.key("item_price"));
            }
        }
        for row in &seen.rows {
            let content = row.content;
            self.filled(&content.id, row.place.key("id"));
            self.filled(&content.quantity, row.place.key("quantity"));
            self.filled(&content.item_price, row.place.key("item_price"));
            self.filled(&content.title, row.place.key("title"));
            self.filled(&content.category, row.place.key("category"));
            self.filled(&content.brand, row.place.key("brand"));
        }
    }

    fn destinations(&mut self, goal: &'a Goal) {
        for platform in [Platform::Meta, Platform::TikTok] {
            let Some(destination) = goal.destination(platform) else {
                continue;
            };
            self.plain(&destination.connection, Place::own(platform, "connection"));
            self.plain(&destination.convert_to, Place::own(platform, "convert_to"));
            let place = Place::own(platform, "event");
            match &destination.event {
                Some(Event::Standard(name)) => self.plain(name, place),
                Some(Event::Custom(name)) => self.plain(name, place.key("custom")),
                None => {}
            }
        }
    }
}
