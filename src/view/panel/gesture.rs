//! What a person does in the panel, and what that asks for. The panel changes nothing itself: it answers with wishes.

use super::rows::{added, removed};
use super::screen::Screen;
use super::typing::{Writing, left, pressed, take, toggled, typed};
use super::walk::{Met, control_at, walk};
use crate::domain::edit::Input;
use crate::domain::{Field, Pointer, Spot};
use crate::view::{Sight, Terms};

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
    ParamAdded { list: &'a str, name: &'a str },
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
    /// Whether the panel looks different now, whatever becomes of the wishes.
    pub redraw: bool,
}

impl Wishes {
    pub(super) const fn of(list: Vec<Wish>) -> Self {
        Self { list, consumed: false, redraw: true }
    }

    pub(super) const fn consumed(list: Vec<Wish>) -> Self {
        Self { list, consumed: true, redraw: true }
    }
}

/// Takes a gesture on the panel as it is drawn.
#[must_use]
pub fn gesture(sight: Sight<'_>, screen: &mut Screen, terms: &Terms, gesture: Gesture<'_>) -> Wishes {
    let is_fixed = screen.read_only || sight.goal.is_read_only();
    match gesture {
        Gesture::Left { field } => return left(screen, field),
        Gesture::Sought { place } => return sought(screen, place),
        _ if is_fixed => return Wishes::default(),
        Gesture::Chosen { field, text } => return put(field, Input::Text(text.to_owned())),
        Gesture::Switched { field, on } => return put(field, Input::Flag(on)),
        Gesture::RowAdded { list } => return added(sight.goal, list),
        Gesture::Removed { place } => return removed(sight.goal, screen, place),
        Gesture::ParamAdded { list, name } => return sought(screen, Pointer::parse(list).key(name).as_str()),
        Gesture::Fixed { index, fix } => return fixed(sight, screen, index, fix),
        _ => {}
    }
    let (Gesture::Typed { field, .. }
    | Gesture::Key { field, .. }
    | Gesture::Picked { field, .. }
    | Gesture::Toggled { field }) = gesture
    else {
        return Wishes::default();
    };
    let Some(control) = control_at(sight.goal, screen, field) else {
        return Wishes::default();
    };
    let mut writing = Writing { sight, screen, terms, field, control };
    match gesture {
        Gesture::Typed { text, caret, .. } => typed(&mut writing, text, caret),
        Gesture::Key { key, text, caret, .. } => pressed(&mut writing, key, text, caret),
        Gesture::Picked { index, text, caret, .. } => take(&mut writing, index, text, caret),
        _ => toggled(&mut writing),
    }
}

pub(super) fn put(field: &str, input: Input) -> Wishes {
    Wishes::of(vec![Wish::Commit, Wish::Put { place: Pointer::parse(field), input }])
}

pub(super) fn focus(place: &str) -> Wishes {
    Wishes::of(vec![Wish::Focus { place: place.to_owned() }])
}

fn sought(screen: &mut Screen, place: &str) -> Wishes {
    if let Some(field) = Field::at(&Pointer::parse(place))
        && field.spot == Spot::Param
        && !screen.opened.contains(&field)
    {
        screen.opened.push(field);
    }
    focus(place)
}

/// The button goes away with what it mends, so the focus moves to the field.
fn fixed(sight: Sight<'_>, screen: &Screen, index: usize, fix: usize) -> Wishes {
    let mut wishes = Wishes::of(vec![Wish::Commit, Wish::Fix { index, fix }]);
    let Some(home) = super::notes::homes(sight, screen).get(index).map(|home| home.at) else {
        return wishes;
    };
    let mut at = 0;
    walk(sight.goal, screen, &mut |met| {
        let place = match met {
            Met::Field(spot) => spot.path,
            Met::Section(_, _, switch) if !switch.is_empty() => switch,
            Met::Row(..) => "",
            _ => return,
        };
        if at == home && !place.is_empty() {
            wishes.list.push(Wish::Focus { place: place.to_owned() });
        }
        at += 1;
    });
    wishes
}
