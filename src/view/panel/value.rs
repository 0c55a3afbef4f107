//! What the goal is worth: amount, currency, and how the amount's digits are to be read.

use super::model::{Control, Field, Fold, Part, Question, Section, choice};
use crate::domain::amount::{self, Reading};
use crate::domain::goal::{NumberFormat, Value};
use crate::domain::{Pointer, Surroundings, template};
use crate::view::{Sight, Words, choices, words};

pub(super) fn section(sight: Sight<'_>) -> Section {
    let place = Pointer::root().key("value");
    let empty = Value::default();
    let value = sight.goal.value.as_ref().unwrap_or(&empty);
    let amount = Field::new(place.key("amount"), words("ui.amount"), &value.amount, Control::Number).hint(words("ui.amount.hint"));
    let currency =
        Field::new(place.key("currency"), words("ui.currency"), &value.currency, Control::Combo(choices::Kind::Currency));
    let mut parts = vec![Part::Fields(vec![amount, currency])];
    if let Some(question) = question(value, sight.surroundings, &place) {
        parts.push(Part::Question(question));
    } else if value.format.is_some() || template::is_template(&value.amount) {
        parts.push(Part::Fields(vec![format(value, &place)]));
    }
    Section { id: "value", title: words("ui.section.value"), switch: None, fold: Fold::Never, parts }
}

/// Asks how the digits are meant, where the amount or a sample of its variable can be read in two ways.
fn question(value: &Value, surroundings: &Surroundings, place: &Pointer) -> Option<Question> {
    if value.format.is_some() {
        return None;
    }
    let (text, named) = match template::sole(&value.amount) {
        Some(variable) => (ambiguous_sample(variable, surroundings)?, words("ui.format.ask-variable").with("variable", variable)),
        None => (value.amount.trim(), words("ui.format.ask")),
    };
    let Reading::Ambiguous(readings) = amount::read(text, None, 2) else { return None };
    let answers = readings.map(|(amount, format)| (format.name(), words("ui.format.answer").with("amount", amount.to_json())));
    Some(Question { path: place.key("format"), text: named.with("text", text), answers: answers.into() })
}

fn ambiguous_sample<'a>(variable: &str, surroundings: &'a Surroundings) -> Option<&'a str> {
    let known = surroundings.variables.as_ref()?.iter().find(|known| known.name == variable)?;
    known.samples.iter().map(String::as_str).find(|sample| matches!(amount::read(sample, None, 2), Reading::Ambiguous(_)))
}

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
