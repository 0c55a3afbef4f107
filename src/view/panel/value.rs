//! What the goal is worth: amount, currency, and how the amount's digits are to be read.

use super::model::{Control, Field, Fold, Part, Section, choice};
use crate::domain::Pointer;
use crate::domain::goal::{NumberFormat, Value};
use crate::view::{Sight, Words, choices, words};

pub(super) fn section(sight: Sight<'_>) -> Section {
    let place = Pointer::root().key("value");
    let empty = Value::default();
    let value = sight.goal.value.as_ref().unwrap_or(&empty);
    let amount = Field::new(place.key("amount"), words("ui.amount"), &value.amount, Control::Number)
        .hint(words("ui.amount.hint"));
    let currency = Field::new(
        place.key("currency"),
        words("ui.currency"),
        &value.currency,
        Control::Combo(choices::Kind::Currency),
    );
    let mut parts = vec![Part::Fields(vec![amount, currency])];
    if value.format.is_some() {
        parts.push(Part::Fields(vec![format(value, &place)]));
    }
    Section { id: "value", title: words("ui.section.value"), switch: None, fold: Fold::Never, parts }
}

/// How the digits are to be read. Where that is in doubt, the rules ask; here the answer can be seen and changed.
fn format(value: &Value, place: &Pointer) -> Field {
    let mut options = vec![choice("", words("ui.format.as-written"))];
    for format in NumberFormat::ALL {
        options.push(choice(format.name(), Words::named("ui.format.", key(format))));
    }
    let set = value.format.map_or("", NumberFormat::name);
    Field::new(place.key("format"), words("ui.format"), set, Control::Select(options))
}

const fn key(format: NumberFormat) -> &'static str {
    match format {
        NumberFormat::Point => "point",
        NumberFormat::CommaDecimal => "comma-decimal",
        NumberFormat::CommaGroups => "comma-groups",
        NumberFormat::Minor => "minor",
    }
}
