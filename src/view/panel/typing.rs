//! Typing in a field, and the list that helps with it.

use super::fields::Control;
use super::gesture::{Wish, Wishes, focus};
use super::notes::holds;
use super::screen::{Screen, Typing};
use crate::view::choices::{self, Choice, MOST};
use crate::view::completion::{self, Placed};
use crate::view::popup::{self, End, Offer, Popup, Step};
use crate::view::{Sight, Terms};

/// The field that somebody writes in.
#[derive(Debug)]
pub(super) struct Writing<'a> {
    pub(super) sight: Sight<'a>,
    pub(super) screen: &'a mut Screen,
    pub(super) terms: &'a Terms,
    pub(super) field: &'a str,
    pub(super) control: Control,
}

impl Writing<'_> {
    /// Remembers what was known to be wrong before the first key.
    fn begin(&mut self) {
        if self.screen.typing.as_ref().is_some_and(|typing| typing.field == self.field) {
            return;
        }
        let mut known = Vec::new();
        for found in self.sight.diagnostics {
            let path = found.path.as_str();
            if holds(self.field, path) || holds(path, self.field) {
                known.push(found.code);
            }
        }
        self.screen.typing = Some(Typing { field: self.field.to_owned(), known });
    }

    fn open(&mut self, offer: Offer, query: &str, active: Option<usize>) {
        self.screen.popup = Some(Popup { field: self.field.to_owned(), offer, query: query.to_owned(), active });
    }

    /// The list, if it is open.
    fn popup(&self) -> Option<&Popup> {
        self.screen.popup.as_ref().filter(|popup| popup.field == self.field)
    }

    fn choices(&self) -> Vec<Choice<'_>> {
        self.popup().map_or_else(Vec::new, |popup| choices::offered(self.control, popup, self.sight, self.terms))
    }

    /// What the list offers when it is opened without typing.
    const fn offer(&self) -> Option<Offer> {
        if self.control.has_list() {
            Some(Offer::Choices)
        } else if self.control.takes_variables() {
            Some(Offer::Variables)
        } else {
            None
        }
    }
}

pub(super) fn typed(at: &mut Writing<'_>, text: &str, caret: usize) -> Wishes {
    at.begin();
    at.screen.popup = None;
    match at.offer() {
        Some(Offer::Choices) => at.open(Offer::Choices, text, None),
        Some(Offer::Variables) => {
            if let Some(prompt) = completion::prompt(text, caret) {
                at.open(Offer::Variables, &prompt.query, Some(0));
            }
        }
        None => {}
    }
    Wishes::of(vec![Wish::Type { field: at.field.to_owned(), text: text.to_owned() }])
}

pub(super) fn left(screen: &mut Screen, field: &str) -> Wishes {
    screen.popup.take_if(|popup| popup.field == field);
    screen.typing = None;
    Wishes::of(vec![Wish::Commit])
}

pub(super) fn pressed(at: &mut Writing<'_>, key: &str, text: &str, caret: usize) -> Wishes {
    let length = at.choices().len().min(MOST);
    let is_open = at.popup().map(|popup| popup.active.filter(|active| *active < length));
    match (popup::step(key, is_open, length), at.offer()) {
        (Step::Open(end), Some(offer)) => {
            at.open(offer, "", None);
            let last = at.choices().len().min(MOST).saturating_sub(1);
            if let Some(popup) = at.screen.popup.as_mut() {
                popup.active = end.map(|end| if end == End::First { 0 } else { last });
            }
            Wishes::consumed(Vec::new())
        }
        (Step::Point(active), _) => {
            if let Some(popup) = at.screen.popup.as_mut() {
                popup.active = active;
            }
            Wishes { consumed: active.is_some(), ..Wishes::of(Vec::new()) }
        }
        (Step::Take(index), _) => Wishes { consumed: true, ..take(at, index, text, caret) },
        (Step::Close, _) => {
            at.screen.popup = None;
            Wishes::consumed(Vec::new())
        }
        (Step::Commit, _) => {
            at.screen.popup = None;
            at.screen.typing = None;
            Wishes::of(vec![Wish::Commit])
        }
        _ => Wishes::default(),
    }
}

pub(super) fn toggled(at: &mut Writing<'_>) -> Wishes {
    let was_open = at.screen.popup.take().is_some_and(|popup| popup.field == at.field);
    if let Some(offer) = at.offer().filter(|_| !was_open) {
        at.open(offer, "", None);
    }
    focus(at.field)
}

pub(super) fn take(at: &mut Writing<'_>, index: usize, text: &str, caret: usize) -> Wishes {
    let Some(offer) = at.popup().map(|popup| popup.offer) else {
        return Wishes::default();
    };
    let Some(value) = at.choices().get(index).map(|choice| choice.value().to_owned()) else {
        return Wishes::default();
    };
    at.screen.popup = None;
    let field = at.field.to_owned();
    if offer == Offer::Choices {
        at.screen.typing = None;
        return Wishes::of(vec![Wish::Type { field, text: value }, Wish::Commit]);
    }
    at.begin();
    let Placed { text, caret } = match completion::prompt(text, caret) {
        Some(prompt) => completion::complete(text, &prompt, &value),
        None => completion::insert(text, caret, &value),
    };
    Wishes::of(vec![Wish::Type { field: field.clone(), text }, Wish::Caret { field, at: caret }])
}
