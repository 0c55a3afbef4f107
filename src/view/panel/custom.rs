//! Parameters of the builder's own.

use super::model::{Control, Field, Fold, Part, Row, Rows, Section, choice};
use crate::domain::Pointer;
use crate::domain::goal::{Custom, CustomKind};
use crate::view::choices::Choice;
use crate::view::{Sight, Words, words};

pub(super) fn section(sight: Sight<'_>) -> Option<Section> {
    let custom = &sight.goal.custom;
    if custom.is_empty() && !super::has_listener(sight) {
        return None;
    }
    let list = Pointer::root().key("custom");
    let rows = custom.iter().enumerate().map(|(at, custom)| row(custom, at, list.index(at))).collect();
    let fold = if custom.is_empty() { Fold::Closed } else { Fold::Open };
    let rows = Rows { path: list, label: words("ui.section.custom"), rows, add: words("ui.custom.add") };
    Some(Section { id: "custom", title: words("ui.section.custom"), switch: None, fold, parts: vec![Part::Rows(rows)] })
}

fn row(custom: &Custom, at: usize, place: Pointer) -> Row {
    let number = |text| words(text).number("n", at + 1);
    let fields = vec![
        Field::new(place.key("key"), words("ui.custom.key"), &custom.key, Control::Plain),
        Field::new(place.key("value"), words("ui.custom.value"), &custom.value, Control::Text),
        Field::new(place.key("type"), words("ui.custom.type"), custom.kind.name(), Control::Select(kinds())),
    ];
    Row { path: place, legend: number("ui.custom.row"), remove: number("ui.custom.remove"), fields, notes: Vec::new() }
}

fn kinds() -> Vec<Choice> {
    [CustomKind::Text, CustomKind::Number, CustomKind::Boolean]
        .into_iter()
        .map(|kind| choice(kind.name(), Words::named("ui.custom.as-", kind.name())))
        .collect()
}
