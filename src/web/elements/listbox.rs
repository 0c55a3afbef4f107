//! The list under a field.

use crate::view::panel::{Field, List};
use crate::view::popup::Offer;
use crate::view::{Shown, words};
use crate::web::tree::{Element, el};

/// The id of a choice of the list under the control `id`.
pub(super) fn option_id(id: &str, at: usize) -> String {
    [id, "-", &crate::view::words::digits(at)].concat()
}

/// Draws the list under the control `id`.
pub(super) fn listbox(field: &Field, list: &List, id: &str) -> Element {
    let options = list.choices.list.iter().enumerate().map(|(at, choice)| {
        el("li")
            .own("id", &option_id(id, at))
            .with("role", "option")
            .with("data-act", "pick")
            .own("data-path", field.path.as_str())
            .number("data-index", at)
            .with("aria-selected", if list.active == Some(at) { "true" } else { "false" })
            .flag("data-set", list.offer == Offer::Choices && choice.value == field.value)
            .child(el("span").class("label").text(choice.label.clone()))
            .children(choice.aside.as_ref().map(|aside| el("span").class("aside").text(aside.clone())))
            .children(choice.about.as_ref().map(|about| el("span").class("about").text(about.clone())))
    });
    let label =
        if list.offer == Offer::Variables { Shown::Words(words("ui.variable.list")) } else { field.label.clone() };
    let mut listbox =
        el("ul").with("role", "listbox").own("id", &[id, "-list"].concat()).says("aria-label", label).children(options);
    let rest = if list.choices.more > 0 {
        Some(words("ui.list.more").number("count", list.choices.more))
    } else if list.choices.list.is_empty() {
        Some(words(if list.offer == Offer::Variables { "ui.variable.none" } else { "ui.list.none" }))
    } else {
        None
    };
    if let Some(rest) = rest {
        listbox.push(el("li").key("rest").class("rest").with("role", "presentation").text(rest));
    }
    el("div").key("list").class("list").with("data-scroll", "").child(listbox)
}
