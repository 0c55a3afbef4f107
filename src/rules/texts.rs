//! Every text that a builder can type, with its place. Rules that look for one thing in all texts walk here.

use super::facts::{Facts, Owner, own_field};
use crate::domain::goal::{Content, Custom, Items};
use crate::domain::{Event, Goal, Platform, Pointer, Surroundings, template};

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    /// Its variables are filled in when the goal is reached.
    Variables,
    /// It stays as it is.
    Nothing,
}

/// Is shown each text; the place is made only when asked for.
type Visit<'v, 'a> = dyn FnMut(&'a str, Takes, &dyn Fn() -> Pointer) + 'v;

/// Shows every text of the goal to `visit`; where variables are filled in, only what is switched on counts.
pub(super) fn each<'a>(facts: Facts<'a>, visit: &mut Visit<'_, 'a>) {
    let goal = facts.goal;
    let root = Pointer::root;
    visit(&goal.name, Takes::Nothing, &|| root().key("name"));
    for (name, text) in &goal.bind {
        visit(text, Takes::Variables, &|| root().key("bind").key(name));
    }
    for (owner, value) in facts.values() {
        visit(&value.amount, Takes::Variables, &|| {
            owner.place("value").key("amount")
        });
        visit(&value.currency, Takes::Variables, &|| {
            owner.place("value").key("currency")
        });
    }
    for (owner, all) in facts.items() {
        items(owner, all, visit);
    }
    for (owner, name, text) in facts.params() {
        visit(text, Takes::Variables, &|| owner.place("params").key(name));
    }
    for (row, Custom { key, value, .. }) in goal.custom.iter().enumerate() {
        let place = || root().key("custom").index(row);
        visit(key, Takes::Nothing, &|| place().key("key"));
        visit(value, Takes::Variables, &|| place().key("value"));
    }
    if let Some(once) = &goal.once {
        visit(&once.key, Takes::Variables, &|| {
            root().key("once").key("key")
        });
    }
    if let Some(consent) = &goal.consent {
        visit(&consent.variable, Takes::Nothing, &|| {
            root().key("consent").key("variable")
        });
        for (row, text) in consent.accepted.iter().enumerate() {
            visit(text, Takes::Nothing, &|| {
                root().key("consent").key("accepted").index(row)
            });
        }
    }
    for platform in [Platform::Meta, Platform::TikTok] {
        let Some(destination) = goal.destination(platform) else {
            continue;
        };
        visit(&destination.connection, Takes::Nothing, &|| {
            own_field(platform, "connection")
        });
        visit(&destination.convert_to, Takes::Nothing, &|| {
            own_field(platform, "convert_to")
        });
        match &destination.event {
            Some(Event::Standard(name)) => {
                visit(name, Takes::Nothing, &|| own_field(platform, "event"))
            }
            Some(Event::Custom(name)) => visit(name, Takes::Nothing, &|| {
                own_field(platform, "event").key("custom")
            }),
            None => {}
        }
    }
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
    let surroundings = Surroundings::default();
    let facts = Facts {
        goal,
        surroundings: &surroundings,
    };
    each(facts, &mut |text, takes, _| {
        if takes == Takes::Variables {
            template::names(text).for_each(&mut add);
        }
    });
    if let Some(consent) = &goal.consent {
        add(&consent.variable);
    }
    names
}

fn items<'a>(owner: Owner, items: &'a Items, visit: &mut Visit<'_, 'a>) {
    let place = || owner.place("items");
    visit(&items.content_type, Takes::Variables, &|| {
        place().key("content_type")
    });
    for (row, text) in items.content_ids.iter().enumerate() {
        visit(text, Takes::Variables, &|| {
            place().key("content_ids").index(row)
        });
    }
    for (row, content) in items.contents.iter().enumerate() {
        for (name, text) in cells(content) {
            visit(text, Takes::Variables, &|| {
                place().key("contents").index(row).key(name)
            });
        }
    }
    visit(&items.num_items, Takes::Variables, &|| {
        place().key("num_items")
    });
    visit(&items.from, Takes::Variables, &|| place().key("from"));
    if let Some(map) = &items.map {
        for (name, text) in [
            ("id", &map.id),
            ("quantity", &map.quantity),
            ("item_price", &map.item_price),
        ] {
            visit(text, Takes::Nothing, &|| place().key("map").key(name));
        }
    }
}

fn cells(content: &Content) -> [(&'static str, &str); 6] {
    [
        ("id", &content.id),
        ("quantity", &content.quantity),
        ("item_price", &content.item_price),
        ("title", &content.title),
        ("category", &content.category),
        ("brand", &content.brand),
    ]
}
