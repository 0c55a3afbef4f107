//! What was bought, looked at or asked for.

use super::model::{Control, Field, Fold, Part, Row, Rows, Section, choice};
use crate::catalog::events;
use crate::catalog::params::ParamSet;
use crate::domain::goal::{Content, Items};
use crate::domain::{Event, Platform, Pointer};
use crate::view::{Sight, words};

pub(super) fn section(sight: Sight<'_>) -> Option<Section> {
    let empty = Items::default();
    let items = sight.goal.items.as_ref().unwrap_or(&empty);
    let is_empty = *items == empty;
    if is_empty && !super::has_listener(sight) {
        return None;
    }
    let place = Pointer::root().key("items");
    let mut parts = vec![Part::Rows(contents(items, &place)), Part::Fields(vec![kind(items, &place)])];
    if !items.content_ids.is_empty() {
        parts.push(Part::Rows(ids(items, &place)));
    }
    if !items.num_items.is_empty() || counts_items(sight) {
        let number = Field::new(place.key("num_items"), words("ui.num-items"), &items.num_items, Control::Number);
        parts.push(Part::Fields(vec![wired(number, "num_items")]));
    }
    let fold = if is_empty { Fold::Closed } else { Fold::Open };
    Some(Section { id: "items", title: words("ui.section.items"), switch: None, fold, parts })
}

/// Whether Meta's event is one that tells how many pieces there are.
fn counts_items(sight: Sight<'_>) -> bool {
    let event = sight.goal.meta.as_ref().filter(|meta| meta.enabled).and_then(|meta| meta.event.as_ref());
    event
        .and_then(|event| events::find(Platform::Meta, Event::name(event)))
        .is_some_and(|spec| spec.takes(ParamSet::NUM_ITEMS))
}

fn wired(mut field: Field, name: &'static str) -> Field {
    field.wire = Some(name);
    field
}

fn kind(items: &Items, place: &Pointer) -> Field {
    let mut options = vec![
        choice("", words("ui.content-type.none")),
        choice("product", words("ui.content-type.product")),
        choice("product_group", words("ui.content-type.product-group")),
    ];
    if options.iter().all(|option| option.value != items.content_type) {
        options.push(choice(&items.content_type, items.content_type.as_str()));
    }
    let field =
        Field::new(place.key("content_type"), words("ui.content-type"), &items.content_type, Control::Select(options));
    wired(field, "content_type")
}

fn contents(items: &Items, place: &Pointer) -> Rows {
    let list = place.key("contents");
    let rows = items.contents.iter().enumerate().map(|(at, content)| row(content, at, list.index(at))).collect();
    Rows { path: list, label: words("ui.contents"), rows, add: words("ui.contents.add") }
}

fn row(content: &Content, at: usize, place: Pointer) -> Row {
    let number = |text| words(text).number("n", at + 1);
    let fields = vec![
        Field::new(place.key("id"), words("ui.contents.id"), &content.id, Control::Text),
        Field::new(place.key("quantity"), words("ui.contents.quantity"), &content.quantity, Control::Number),
        Field::new(place.key("item_price"), words("ui.contents.price"), &content.item_price, Control::Number),
    ];
    Row {
        path: place,
        legend: number("ui.contents.row"),
        remove: number("ui.contents.remove"),
        fields,
        notes: Vec::new(),
    }
}

fn ids(items: &Items, place: &Pointer) -> Rows {
    let list = place.key("content_ids");
    let rows = items.content_ids.iter().enumerate().map(|(at, id)| Row {
        path: list.index(at),
        legend: words("ui.content-ids.row").number("n", at + 1),
        remove: words("ui.content-ids.remove").number("n", at + 1),
        fields: vec![Field::new(list.index(at), words("ui.contents.id"), id, Control::Text)],
        notes: Vec::new(),
    });
    Rows { rows: rows.collect(), path: list, label: words("ui.content-ids"), add: words("ui.content-ids.add") }
}
