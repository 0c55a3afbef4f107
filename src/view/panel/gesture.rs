//! What a person does in the panel, and what that asks for. The panel changes nothing itself: it answers with wishes.

use super::model::{Control, Field, Panel, Part};
use super::screen::{Screen, Typing};
use crate::domain::Pointer;
use crate::domain::edit::Input;
use crate::view::completion::{self, Placed};
use crate::view::popup::{self, End, Offer, Popup, Step};

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
    /// Answered a question.
    Answered { field: &'a str, answer: &'a str },
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
    fn of(list: impl Into<Vec<Wish>>) -> Self {
        Self { list: list.into(), consumed: false }
    }

    fn consumed(list: impl Into<Vec<Wish>>) -> Self {
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
        Gesture::Typed { field, text, caret } => panel.field(field).map_or_else(Wishes::default, |at| typed(screen, at, text, caret)),
        Gesture::Chosen { field, text } => put(field, Input::Text(text.to_owned())),
        Gesture::Switched { field, on } => put(field, Input::Flag(on)),
        Gesture::Key { field, key, text, caret } => {
            panel.field(field).map_or_else(Wishes::default, |at| pressed(screen, at, key, text, caret))
        }
        Gesture::Picked { field, index, text, caret } => {
            panel.field(field).map_or_else(Wishes::default, |at| take(screen, at, index, text, caret))
        }
        Gesture::Toggled { field } => panel.field(field).map_or_else(Wishes::default, |at| toggled(screen, at)),
        Gesture::RowAdded { list } => row_added(panel, list),
        Gesture::Removed { place } => removed(panel, screen, place),
        Gesture::ParamAdded { name } => {
            screen.opened.push(name.to_owned());
            Wishes::of([Wish::Focus { place: Pointer::root().key("params").key(name).as_str().to_owned() }])
        }
        Gesture::Answered { field, answer } => {
            let mut wishes = put(field, Input::Text(answer.to_owned()));
            wishes.list.push(Wish::Focus { place: field.to_owned() });
            wishes
        }
        Gesture::Fixed { index, fix } => fixed(panel, index, fix),
    }
}

fn put(field: &str, input: Input) -> Wishes {
    Wishes::of([Wish::Commit, Wish::Put { place: Pointer::parse(field), input }])
}

fn typed(screen: &mut Screen, field: &Field, text: &str, caret: usize) -> Wishes {
    begin(screen, field);
    screen.popup = match &field.control {
        Control::Combo(_) => Some(open(field, Offer::Choices, text, None)),
        control if control.takes_variables() => {
            completion::prompt(text, caret).map(|prompt| open(field, Offer::Variables, &prompt.query, Some(0)))
        }
        _ => None,
    };
    Wishes::of([Wish::Type { field: field.path.as_str().to_owned(), text: text.to_owned() }])
}

/// Remembers what was known to be wrong before the first key.
fn begin(screen: &mut Screen, field: &Field) {
    if screen.typing.as_ref().is_none_or(|typing| typing.field != field.path.as_str()) {
        let known = field.notes.iter().map(|note| note.code).collect();
        screen.typing = Some(Typing { field: field.path.as_str().to_owned(), known });
    }
}

fn open(field: &Field, offer: Offer, query: &str, active: Option<usize>) -> Popup {
    Popup { field: field.path.as_str().to_owned(), offer, query: query.to_owned(), active }
}

fn left(screen: &mut Screen, field: &str) -> Wishes {
    screen.popup.take_if(|popup| popup.field == field);
    screen.typing = None;
    Wishes::of([Wish::Commit])
}

fn pressed(screen: &mut Screen, field: &Field, key: &str, text: &str, caret: usize) -> Wishes {
    let offer = own_offer(field);
    let is_open = screen.popup.as_ref().filter(|popup| popup.field == field.path.as_str()).map(|popup| popup.active);
    let length = field.list.as_ref().map_or(0, |list| list.choices.list.len());
    match (popup::step(key, is_open, length), offer) {
        (Step::Open(end), Some(offer)) => {
            let mut popup = open(field, offer, "", None);
            popup.active = end.map(|end| if end == End::First { 0 } else { usize::MAX });
            screen.popup = Some(popup);
            Wishes::consumed([])
        }
        (Step::Point(at), _) => {
            if let Some(popup) = screen.popup.as_mut() {
                popup.active = at;
            }
            Wishes { consumed: at.is_some(), ..Wishes::default() }
        }
        (Step::Take(index), _) => Wishes { consumed: true, ..take(screen, field, index, text, caret) },
        (Step::Close, _) => {
            screen.popup = None;
            Wishes::consumed([])
        }
        (Step::Commit, _) => {
            screen.popup = None;
            screen.typing = None;
            Wishes::of([Wish::Commit])
        }
        _ => Wishes::default(),
    }
}

/// What the list under a field offers when it is opened without typing.
fn own_offer(field: &Field) -> Option<Offer> {
    match &field.control {
        Control::Combo(_) => Some(Offer::Choices),
        control if control.takes_variables() => Some(Offer::Variables),
        _ => None,
    }
}

fn toggled(screen: &mut Screen, field: &Field) -> Wishes {
    let focus = Wish::Focus { place: field.path.as_str().to_owned() };
    let was_open = screen.popup.take().is_some_and(|popup| popup.field == field.path.as_str());
    if let Some(offer) = own_offer(field).filter(|_| !was_open) {
        screen.popup = Some(open(field, offer, "", None));
    }
    Wishes::of([focus])
}

fn take(screen: &mut Screen, field: &Field, index: usize, text: &str, caret: usize) -> Wishes {
    let Some(list) = &field.list else { return Wishes::default() };
    let Some(choice) = list.choices.list.get(index) else { return Wishes::default() };
    screen.popup = None;
    let path = field.path.as_str().to_owned();
    if list.offer == Offer::Choices {
        screen.typing = None;
        return Wishes::of([Wish::Type { field: path, text: choice.value.clone() }, Wish::Commit]);
    }
    begin(screen, field);
    let Placed { text, caret } = match completion::prompt(text, caret) {
        Some(prompt) => completion::complete(text, &prompt, &choice.value),
        None => completion::insert(text, caret, &choice.value),
    };
    Wishes::of([Wish::Type { field: path.clone(), text }, Wish::Caret { field: path, at: caret }])
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

fn row_added(panel: &Panel, list: &str) -> Wishes {
    let pointer = Pointer::parse(list);
    let row = pointer.index(rows(panel, list));
    let first = match list {
        "/items/contents" => row.key("id"),
        "/custom" => row.key("key"),
        _ => row,
    };
    let mut wishes = put(list, Input::AddRow);
    wishes.list.push(Wish::Focus { place: first.as_str().to_owned() });
    wishes
}

fn rows(panel: &Panel, list: &str) -> usize {
    let parts = panel.sections.iter().flat_map(|section| &section.parts);
    parts
        .filter_map(|part| match part {
            Part::Rows(rows) if rows.path.as_str() == list => Some(rows.rows.len()),
            _ => None,
        })
        .sum()
}

/// Takes it away and moves the focus to what is next to it.
fn removed(panel: &Panel, screen: &mut Screen, place: &str) -> Wishes {
    let mut wishes = put(place, Input::Remove);
    let pointer = Pointer::parse(place);
    screen.opened.retain(|name| Pointer::root().key("params").key(name) != pointer);
    let list = place.rsplit_once('/').map_or("", |(list, _)| list);
    let parts = panel.sections.iter().flat_map(|section| &section.parts);
    let rows = parts.filter_map(|part| match part {
        Part::Rows(rows) if rows.path.as_str() == list => Some(rows.rows.as_slice()),
        _ => None,
    });
    let rows = rows.last().unwrap_or_default();
    let is_last = rows.last().is_some_and(|row| row.path == pointer);
    let next = if is_last { rows.iter().rev().nth(1) } else { rows.iter().find(|row| row.path == pointer) };
    let focus = next.and_then(|row| row.fields.first()).map_or(list, |field| field.path.as_str());
    wishes.list.push(Wish::Focus { place: focus.to_owned() });
    wishes
}

/// The button goes away with what it mends, so the focus moves to the field.
fn fixed(panel: &Panel, index: usize, fix: usize) -> Wishes {
    let mut wishes = Wishes::of([Wish::Commit, Wish::Fix { index, fix }]);
    let field = panel.fields().find(|field| field.notes.iter().any(|note| note.index == index));
    wishes.list.extend(field.map(|field| Wish::Focus { place: field.path.as_str().to_owned() }));
    wishes
}
