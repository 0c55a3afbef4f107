//! What a person does in the panel, and what that asks for. The panel changes nothing itself: it answers with wishes.

use super::model::Panel;
use super::rows::{added, removed};
use super::screen::Screen;
use super::typing::{left, pressed, take, toggled, typed};
use crate::domain::Pointer;
use crate::domain::edit::Input;

/// What a person did. `field` is the path of a field, `caret` a place in its text in UTF-16 units.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "the type says what its fields are")]
pub enum Gesture<'a> {
    /// Typed.
    Typed { field: &'a str, text: &'a str, caret: usize },
    /// Chose in a native list.
    Chosen { field: &'a str, text: &'a str },
    /// Turned a switch.
    Switched { field: &'a str, on: bool },
    /// Pressed a key in a text.
    Key { field: &'a str, key: &'a str, text: &'a str, caret: usize },
    /// Picked a choice of the open list.
    Picked { field: &'a str, index: usize, text: &'a str, caret: usize },
    /// Opened or closed the list under a field by its button.
    Toggled { field: &'a str },
    /// Left a field.
    Left { field: &'a str },
    /// Asked for another row.
    RowAdded { list: &'a str },
    /// Took a row or a parameter away.
    Removed { place: &'a str },
    /// Asked for a parameter's field.
    ParamAdded { name: &'a str },
    /// Asked for a fix of the `index`-th diagnostic.
    Fixed { index: usize, fix: usize },
    /// Wants to see a field.
    Sought { place: &'a str },
}

/// What a gesture asks for. `field` and `place` are paths.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the type says what its fields are")]
pub enum Wish {
    /// Put a text into a field; more of it may follow.
    Type { field: String, text: String },
    /// The typing is over.
    Commit,
    /// Change a field at once.
    Put { place: Pointer, input: Input },
    /// Apply a fix of the `index`-th diagnostic.
    Fix { index: usize, fix: usize },
    /// Put the caret at a place in a field's text.
    Caret { field: String, at: usize },
    /// Move the focus.
    Focus { place: String },
}

/// What a gesture asks for, and whether the browser's own reaction to it must not happen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wishes {
    /// In this order.
    pub list: Vec<Wish>,
    /// Whether the gesture is used up.
    pub consumed: bool,
}

impl Wishes {
    pub(super) fn of(list: impl Into<Vec<Wish>>) -> Self {
        Self { list: list.into(), consumed: false }
    }

    pub(super) fn consumed(list: impl Into<Vec<Wish>>) -> Self {
        Self { list: list.into(), consumed: true }
    }
}

/// Takes a gesture on the panel as it is drawn.
#[must_use]
pub fn gesture(panel: &Panel, screen: &mut Screen, gesture: Gesture<'_>) -> Wishes {
    match gesture {
        Gesture::Left { field } => left(screen, field),
        Gesture::Sought { place } => sought(screen, place),
        _ if panel.read_only => Wishes::default(),
        Gesture::Typed { field, text, caret } => {
            panel.field(field).map_or_else(Wishes::default, |at| typed(screen, at, text, caret))
        }
        Gesture::Chosen { field, text } => put(field, Input::Text(text.to_owned())),
        Gesture::Switched { field, on } => put(field, Input::Flag(on)),
        Gesture::Key { field, key, text, caret } => {
            panel.field(field).map_or_else(Wishes::default, |at| pressed(screen, at, key, text, caret))
        }
        Gesture::Picked { field, index, text, caret } => {
            panel.field(field).map_or_else(Wishes::default, |at| take(screen, at, index, text, caret))
        }
        Gesture::Toggled { field } => panel.field(field).map_or_else(Wishes::default, |at| toggled(screen, at)),
        Gesture::RowAdded { list } => added(panel, list),
        Gesture::Removed { place } => removed(panel, screen, place),
        Gesture::ParamAdded { name } => {
            screen.opened.push(name.to_owned());
            Wishes::of([Wish::Focus { place: Pointer::root().key("params").key(name).as_str().to_owned() }])
        }
        Gesture::Fixed { index, fix } => fixed(panel, index, fix),
    }
}

pub(super) fn put(field: &str, input: Input) -> Wishes {
    Wishes::of([Wish::Commit, Wish::Put { place: Pointer::parse(field), input }])
}

fn sought(screen: &mut Screen, place: &str) -> Wishes {
    let pointer = Pointer::parse(place);
    let segments: Vec<String> = pointer.segments().collect();
    if let [container, name] = segments.as_slice()
        && container == "params"
        && !screen.opened.contains(name)
    {
        screen.opened.push(name.clone());
    }
    Wishes::of([Wish::Focus { place: place.to_owned() }])
}

/// The button goes away with what it mends, so the focus moves to the field.
fn fixed(panel: &Panel, index: usize, fix: usize) -> Wishes {
    let mut wishes = Wishes::of([Wish::Commit, Wish::Fix { index, fix }]);
    let field = panel.fields().find(|field| field.notes.iter().any(|note| note.index == index));
    wishes.list.extend(field.map(|field| Wish::Focus { place: field.path.as_str().to_owned() }));
    wishes
}
