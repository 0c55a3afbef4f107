//! Typing in a field, and the list that helps with it.

use super::gesture::{Wish, Wishes};
use super::model::{Control, Field};
use super::screen::{Screen, Typing};
use crate::view::completion::{self, Placed};
use crate::view::popup::{self, End, Offer, Popup, Step};

pub(super) fn typed(screen: &mut Screen, field: &Field, text: &str, caret: usize) -> Wishes {
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

pub(super) fn left(screen: &mut Screen, field: &str) -> Wishes {
    screen.popup.take_if(|popup| popup.field == field);
    screen.typing = None;
    Wishes::of([Wish::Commit])
}

pub(super) fn pressed(screen: &mut Screen, field: &Field, key: &str, text: &str, caret: usize) -> Wishes {
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

pub(super) fn toggled(screen: &mut Screen, field: &Field) -> Wishes {
    let focus = Wish::Focus { place: field.path.as_str().to_owned() };
    let was_open = screen.popup.take().is_some_and(|popup| popup.field == field.path.as_str());
    if let Some(offer) = own_offer(field).filter(|_| !was_open) {
        screen.popup = Some(open(field, offer, "", None));
    }
    Wishes::of([focus])
}

pub(super) fn take(screen: &mut Screen, field: &Field, index: usize, text: &str, caret: usize) -> Wishes {
    let Some(list) = &field.list else {
        return Wishes::default();
    };
    let Some(choice) = list.choices.list.get(index) else {
        return Wishes::default();
    };
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
