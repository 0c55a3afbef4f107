//! The list under a field.

use super::paint::Painter;
use super::walk::Spot;
use crate::domain::pointer::push_number;
use crate::view::choices::{self, Choice, MOST};
use crate::view::popup::{Offer, Popup};
use crate::view::template::Template;

/// The id of a choice of the list under the control `id`.
pub(super) fn option_id(id: &str, at: usize) -> String {
    let mut own = [id, "-"].concat();
    push_number(&mut own, at);
    own
}

impl<'a> Painter<'a> {
    /// The open list, if it is this field's.
    pub(super) fn popup(&self, path: &str) -> Option<&'a Popup> {
        self.screen.popup.as_ref().filter(|popup| !self.read_only && popup.field == path)
    }

    /// What it offers.
    pub(super) fn choices(&self, spot: &Spot<'_>, popup: &Popup) -> Vec<Choice<'a>> {
        choices::offered(spot.field.control, popup, self.sight, self.terms)
    }

    /// Draws the open list of a field, if it is open.
    pub(super) fn listbox(&mut self, spot: &Spot<'_>, id: &str) {
        let Some(popup) = self.popup(spot.path) else {
            return;
        };
        let choices = self.choices(spot, popup);
        self.d.node(Template::Listbox, "");
        self.d.joined(id, "-list");
        if popup.offer == Offer::Variables {
            self.d.say("ui.variable.list")
        } else {
            self.label(spot)
        }
        self.d.begin();
        for (at, choice) in choices.iter().enumerate().take(MOST) {
            self.choice(spot, popup, id, at, choice);
        }
        self.rest(popup, choices.len());
        self.d.end();
        self.d.end();
    }

    fn choice(&mut self, spot: &Spot<'_>, popup: &Popup, id: &str, at: usize, choice: &Choice<'_>) {
        self.d.node(Template::Option, "");
        self.d.text(&option_id(id, at));
        self.d.text(spot.path);
        self.d.number(at);
        self.d.text(if popup.active == Some(at) { "true" } else { "false" });
        self.d.flag(popup.offer == Offer::Choices && choice.value() == spot.value);
        self.d.text(choice.label());
        self.d.begin();
        choice.more(self.d);
        self.d.end();
        self.d.end();
    }

    /// What stands below the choices, or in their place.
    fn rest(&mut self, popup: &Popup, count: usize) {
        let key = match (count, popup.offer) {
            (0, Offer::Variables) => "ui.variable.none",
            (0, Offer::Choices) => "ui.list.none",
            (1..=MOST, _) => return,
            _ => "ui.list.more",
        };
        self.d.node(Template::Rest, "");
        self.d.named(key, "");
        self.d.count("count", count.saturating_sub(MOST));
        self.d.said();
        self.d.end();
    }
}
