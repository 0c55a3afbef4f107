//! Other standard parameters: those that are set, and a list of those that can be added.

use super::model::{Control, Field, Fold, Part, Section, choice};
use super::screen::Screen;
use crate::catalog::params::{self, Kind, ParamSpec, Place};
use crate::domain::{Event, Platform, Pointer};
use crate::view::choices::Choice;
use crate::view::{Shown, Sight, Words, words};

pub(super) fn section(sight: Sight<'_>, screen: &Screen) -> Option<Section> {
    let mut parts: Vec<Part> =
        sight.goal.params.iter().map(|(name, value)| Part::Fields(vec![field(name, value)])).collect();
    let is_set = |name: &str| sight.goal.params.iter().any(|(set, _)| set == name);
    for name in screen.opened.iter().filter(|name| !is_set(name)) {
        parts.push(Part::Fields(vec![field(name, "")]));
    }
    if parts.is_empty() && !super::has_listener(sight) {
        return None;
    }
    let fold = if parts.is_empty() { Fold::Closed } else { Fold::Open };
    let choices = addable(sight, &|name| is_set(name) || screen.opened.iter().any(|opened| opened == name));
    if !choices.is_empty() {
        parts.push(Part::Add { label: words("ui.params.add"), choices });
    }
    Some(Section { id: "params", title: words("ui.section.params"), switch: None, fold, parts })
}

fn field(name: &str, value: &str) -> Field {
    let spec = params::find(Platform::Meta, name).filter(|spec| spec.place == Place::Params);
    let mut field = Field::new(Pointer::root().key("params").key(name), label(spec, name), value, control(spec, value));
    field.wire = spec.map(|spec| spec.name);
    field.removable = true;
    field
}

fn label(spec: Option<&ParamSpec>, name: &str) -> Shown {
    match spec {
        Some(spec) => Words::named("ui.param.", spec.name).into(),
        None => name.into(),
    }
}

fn control(spec: Option<&ParamSpec>, value: &str) -> Control {
    match spec {
        Some(spec) if spec.kind == Kind::Choice => {
            let mut options = vec![choice("", words("ui.params.none"))];
            options.extend(spec.choices.iter().map(|name| choice(name, *name)));
            if options.iter().all(|option| option.value != value) {
                options.push(choice(value, value));
            }
            Control::Select(options)
        }
        Some(spec) if matches!(spec.kind, Kind::Number | Kind::Whole) => Control::Number,
        _ => Control::Text,
    }
}

/// The parameters that suit the event and are not there yet.
fn addable(sight: Sight<'_>, is_there: &dyn Fn(&str) -> bool) -> Vec<Choice> {
    let event = sight.goal.meta.as_ref().and_then(|meta| meta.event.as_ref()).map_or("", Event::name);
    params::all(Platform::Meta)
        .iter()
        .filter(|spec| {
            spec.place == Place::Params && params::is_for(Platform::Meta, spec, event) && !is_there(spec.name)
        })
        .map(|spec| Choice { aside: Some(spec.name.into()), ..choice(spec.name, label(Some(spec), spec.name)) })
        .collect()
}
