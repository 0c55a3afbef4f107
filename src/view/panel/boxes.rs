//! A field: label, control, hint, what is wrong with it, and the list under it.

use super::fields::{Control, Field};
use super::known;
use super::paint::Painter;
use super::walk::Spot;
use crate::catalog::events;
use crate::domain::Owner;
use crate::domain::pointer::push_number;
use crate::view::template::Template;
use crate::view::terms;

/// An id that any path has for itself: letters and digits stay, everything else becomes its number.
pub(super) fn id(path: &str) -> String {
    let mut id = String::from("f");
    for character in path.chars() {
        if character.is_ascii_alphanumeric() {
            id.push(character);
        } else {
            id.push('-');
            push_number(&mut id, character as usize);
        }
    }
    id
}

/// What a control must know of its field besides the field.
#[derive(Debug, Clone, Copy)]
struct Around<'a> {
    id: &'a str,
    hinted: bool,
    noted: bool,
    invalid: bool,
}

impl Painter<'_> {
    /// Draws a field with its label above.
    pub(super) fn field(&mut self, spot: &Spot<'_>, at: usize) {
        let id = &id(spot.path);
        let (noted, invalid) = self.noted(at, spot.path);
        if matches!(spot.field.control, Control::Switch) {
            self.switch(spot.field, spot.path, spot.value);
            return self.notes(at, spot.path, id, spot.path);
        }
        let hinted = self.is_aside(spot) || !spot.field.hint.is_empty();
        self.d.node(Template::Field, spot.path);
        self.d.flag(invalid);
        self.d.text(id);
        self.d.begin();
        self.label(spot);
        let wire = if spot.name.is_empty() {
            spot.field.wire
        } else {
            known::param(self.sight.goal, spot.owner, spot.name).map_or("", |spec| spec.name)
        };
        if !wire.is_empty() {
            self.d.node(Template::Code, "");
            self.d.text(wire);
            self.d.end();
        }
        self.d.end();
        self.boxed(spot, Around { id, hinted, noted, invalid });
        self.d.begin();
        if hinted {
            self.d.node(Template::Advice, "");
            self.d.joined(id, "-hint");
            self.hint(spot);
            self.d.end();
        }
        self.notes(at, spot.path, id, "");
        self.d.end();
        self.d.end();
    }

    /// Draws a field of a row: its label is its name only, and what is wrong with it stands under the row.
    pub(super) fn cell(&mut self, spot: &Spot<'_>, at: usize) {
        let (noted, invalid) = self.noted(at, spot.path);
        self.d.node(Template::Cell, spot.path);
        self.d.flag(invalid);
        self.boxed(spot, Around { id: &id(spot.path), hinted: false, noted, invalid });
        self.d.end();
    }

    /// Draws a switch with its name beside it.
    pub(super) fn switch(&mut self, field: &'static Field, path: &str, value: &str) {
        let id = id(path);
        self.d.node(Template::Switch, path);
        self.d.text(&id);
        self.d.text(&id);
        self.d.text(path);
        self.d.flag(self.read_only);
        self.d.truth(!value.is_empty());
        self.d.say(field.label);
        self.d.end();
    }

    /// Whether it is kept and not sent.
    fn is_aside(&self, spot: &Spot<'_>) -> bool {
        self.aside
            || spot.owner != Owner::Goal
                && !spot.name.is_empty()
                && known::is_aside(self.sight.goal, spot.owner, spot.name)
    }

    /// A parameter that nobody knows is called what it is called.
    pub(super) fn label(&mut self, spot: &Spot<'_>) {
        if spot.name.is_empty() {
            self.d.say(spot.field.label);
        } else if known::param(self.sight.goal, spot.owner, spot.name).is_some() {
            self.d.named(spot.field.label, spot.name);
            self.d.said();
        } else {
            self.d.text(spot.name);
        }
    }

    /// An event that is offered explains itself.
    fn hint(&mut self, spot: &Spot<'_>) {
        match spot.field.control {
            _ if self.is_aside(spot) => {
                let name = if spot.name.is_empty() { spot.field.wire } else { spot.name };
                self.d.named("ui.aside.with", "");
                self.d.param("events", &known::takers(self.sight.goal, spot.owner, name));
                self.d.said();
            }
            Control::Event(platform) if events::find(platform, spot.value).is_some_and(terms::is_offered) => {
                self.d.named("event.", &[spot.value, ".about"].concat());
                self.d.said();
            }
            _ => self.d.say(spot.field.hint),
        }
    }

    fn boxed(&mut self, spot: &Spot<'_>, around: Around<'_>) {
        let control = spot.field.control;
        self.d.begin();
        if control.is_select() {
            self.select(spot, around)
        } else {
            self.input(spot, around)
        }
        if !self.read_only {
            if control.has_list() {
                self.button(Template::ShowList, spot.path, "ui.list.show");
            }
            if control.takes_variables() {
                self.button(Template::ShowVariables, spot.path, "ui.variable.insert");
            }
            if !spot.name.is_empty() {
                self.button(Template::Remove, spot.path, "ui.params.remove");
            } else if matches!(control, Control::Variable) && self.sight.goal.consent.is_some() {
                // An empty variable is no answer: without this button nothing would ever be sent again.
                self.button(Template::Remove, spot.path, "ui.consent.drop");
            }
            self.listbox(spot, around.id);
        }
        self.d.end();
    }

    fn button(&mut self, template: Template, path: &str, label: &str) {
        self.d.node(template, "");
        self.d.text(path);
        self.d.say(label);
        self.d.say(label);
        self.d.end();
    }

    fn select(&mut self, spot: &Spot<'_>, around: Around<'_>) {
        self.d.node(Template::Select, "");
        self.d.text(around.id);
        self.d.text(spot.path);
        self.d.flag(self.read_only);
        self.described(spot, around);
        self.d.begin();
        self.options(spot);
        self.d.end();
        self.d.text(spot.value);
        self.d.end();
    }

    fn input(&mut self, spot: &Spot<'_>, around: Around<'_>) {
        let control = spot.field.control;
        self.d.node(Template::Input, "");
        self.d.text(around.id);
        self.d.text(spot.path);
        self.d.flag(self.read_only);
        self.d.some(if matches!(control, Control::Number) { "decimal" } else { "" });
        if matches!(control, Control::Plain) {
            for _ in 0..5 {
                self.d.none();
            }
        } else {
            self.combobox(spot, around.id);
        }
        self.described(spot, around);
        self.d.text(spot.value);
        self.d.end();
    }

    fn combobox(&mut self, spot: &Spot<'_>, id: &str) {
        self.d.text("combobox");
        self.d.text("list");
        let Some(popup) = self.popup(spot.path) else {
            self.d.text("false");
            self.d.none();
            return self.d.none();
        };
        self.d.text("true");
        self.d.joined(id, "-list");
        match popup.active.filter(|active| *active < self.choices(spot, popup).len()) {
            Some(active) => self.d.text(&super::listbox::option_id(id, active)),
            None => self.d.none(),
        }
    }

    /// Label, descriptions and validity of a control.
    fn described(&mut self, spot: &Spot<'_>, around: Around<'_>) {
        self.label(spot);
        let mut described = String::new();
        if around.hinted {
            described.push_str(around.id);
            described.push_str("-hint");
        }
        if around.noted {
            if around.hinted {
                described.push(' ');
            }
            described.push_str(around.id);
            described.push_str("-notes");
        }
        self.d.some(&described);
        self.d.some(if around.invalid { "true" } else { "" });
    }
}
