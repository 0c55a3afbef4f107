//! A field: label, control, hint, what is wrong with it, and the list under it.

use super::{fixes, icons, listbox, sign};
use crate::view::choices::Choice;
use crate::view::panel::{Control, Field};
use crate::view::problems::Problem;
use crate::view::{Shown, words};
use crate::web::tree::{Element, el};

/// Draws a field with its label above.
pub(super) fn field(field: &Field, read_only: bool) -> Element {
    let id = id(field);
    let label =
        el("label").own("for", &id).text(field.label.clone()).children(field.wire.map(|wire| el("code").text(wire)));
    let mut drawn = el("div")
        .key(field.path.as_str())
        .class("field")
        .with("part", "field")
        .flag("data-invalid", field.is_invalid());
    drawn.push(label);
    drawn.push(boxed(field, &id, read_only));
    if let Some(hint) = &field.hint {
        drawn.push(el("p").class("hint").own("id", &[&id, "-hint"].concat()).text(hint.clone()));
    }
    drawn.push(notes(&field.notes, &id));
    drawn
}

/// Draws a field of a row: its label is its name only, and what is wrong with it stands under the row.
pub(super) fn cell(field: &Field, read_only: bool) -> Element {
    el("div").key(field.path.as_str()).class("field cell").flag("data-invalid", field.is_invalid()).child(boxed(
        field,
        &id(field),
        read_only,
    ))
}

/// What is wrong with a field, to stand somewhere else than under it.
pub(super) fn field_notes(field: &Field) -> Element {
    notes(&field.notes, &id(field)).key(field.path.as_str())
}

/// Draws a switch with its name beside it.
pub(super) fn switch(field: &Field, read_only: bool) -> Element {
    let Control::Switch(on) = field.control else {
        return el("span");
    };
    let id = id(field);
    let control = el("input")
        .own("id", &id)
        .with("type", "checkbox")
        .with("role", "switch")
        .with("data-act", "switch")
        .own("data-path", field.path.as_str())
        .flag("disabled", read_only)
        .checked(on);
    el("label").class("switch").own("for", &id).child(control).child(el("span").text(field.label.clone()))
}

/// An id that any path has for itself: letters and digits stay, everything else becomes its number.
fn id(field: &Field) -> String {
    let mut id = String::from("f");
    for character in field.path.as_str().chars() {
        if character.is_ascii_alphanumeric() {
            id.push(character);
        } else {
            id.push('-');
            crate::domain::pointer::push_number(&mut id, character as usize);
        }
    }
    id
}

fn boxed(field: &Field, id: &str, read_only: bool) -> Element {
    let mut drawn = el("div").class("box").child(match &field.control {
        Control::Select(options) => select(field, options, id, read_only),
        _ => input(field, id, read_only),
    });
    let button = match &field.control {
        Control::Combo(_) => Some(toggle(field, "ui.list.show", icons::down())),
        control if control.takes_variables() => Some(toggle(field, "ui.variable.insert", icons::braces())),
        _ => None,
    };
    drawn.children.extend(button.filter(|_| !read_only).map(crate::web::tree::Node::Element));
    if field.removable && !read_only {
        drawn.push(remove(field.path.as_str(), words("ui.params.remove")));
    }
    if let Some(list) = &field.list {
        drawn.push(listbox::listbox(field, list, id));
    }
    drawn
}

/// The button that takes a row or a parameter away.
pub(super) fn remove(path: &str, label: impl Into<Shown> + Clone) -> Element {
    el("button")
        .key("remove")
        .with("type", "button")
        .class("quiet")
        .with("data-act", "remove")
        .own("data-path", path)
        .says("aria-label", label.clone())
        .says("title", label)
        .child(icons::cross())
}

fn toggle(field: &Field, label: &str, icon: Element) -> Element {
    el("button")
        .key("toggle")
        .with("type", "button")
        .class("quiet toggle")
        .with("tabindex", "-1")
        .with("data-act", "toggle")
        .own("data-path", field.path.as_str())
        .says("aria-label", words(label))
        .says("title", words(label))
        .child(icon)
}

fn select(field: &Field, options: &[Choice], id: &str, read_only: bool) -> Element {
    let options = options
        .iter()
        .map(|option| el("option").key(&option.value).own("value", &option.value).text(option.label.clone()));
    described(el("select").own("id", id).with("data-act", "select").own("data-path", field.path.as_str()), field, id)
        .flag("disabled", read_only)
        .children(options)
        .value(&field.value)
}

fn input(field: &Field, id: &str, read_only: bool) -> Element {
    let mut input = el("input")
        .own("id", id)
        .with("type", "text")
        .with("data-act", "text")
        .own("data-path", field.path.as_str())
        .with("autocomplete", "off")
        .with("spellcheck", "false")
        .flag("readonly", read_only)
        .value(&field.value);
    if field.control == Control::Number {
        input = input.with("inputmode", "decimal");
    }
    if !matches!(field.control, Control::Plain) {
        input = combobox(input, field, id);
    }
    described(input, field, id)
}

fn combobox(input: Element, field: &Field, id: &str) -> Element {
    let list = field.list.as_ref();
    let mut input = input
        .with("role", "combobox")
        .with("aria-autocomplete", "list")
        .with("aria-expanded", if list.is_some() { "true" } else { "false" });
    if let Some(list) = list {
        input = input.own("aria-controls", &[id, "-list"].concat());
        if let Some(active) = list.active {
            input = input.own("aria-activedescendant", &listbox::option_id(id, active));
        }
    }
    input
}

/// Label, validity and descriptions of a control.
fn described(control: Element, field: &Field, id: &str) -> Element {
    let mut described = String::new();
    if field.hint.is_some() {
        described.push_str(id);
        described.push_str("-hint ");
    }
    if !field.notes.is_empty() {
        described.push_str(id);
        described.push_str("-notes");
    }
    let control = control.says("aria-label", field.label.clone());
    let control = if described.is_empty() { control } else { control.own("aria-describedby", described.trim_end()) };
    if field.is_invalid() { control.with("aria-invalid", "true") } else { control }
}

/// What is wrong, with the buttons that mend it.
pub(super) fn notes(notes: &[Problem], id: &str) -> Element {
    let rows = notes.iter().map(|note| {
        el("div")
            .key(note.code)
            .class("note")
            .with("part", "note")
            .with("data-severity", note.severity.name())
            .child(el("p").child(sign(note.severity)).child(el("span").text(note.text.clone())))
            .children(fixes(note, None))
    });
    el("div").key("notes").class("notes").own("id", &[id, "-notes"].concat()).children(rows)
}
