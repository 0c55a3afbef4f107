//! View models as trees of elements.

mod block;
mod controls;
mod icons;
mod listbox;
mod panel;
mod problems;

pub(super) use block::block;
pub(super) use panel::panel;
pub(super) use problems::problems;

use super::tree::{Element, el};
use crate::domain::Severity;
use crate::view::problems::Problem;
use crate::view::words;

/// A problem's sign and its word, for those who do not see the sign.
fn sign(severity: Severity) -> Element {
    el("span")
        .class("sign")
        .with("data-severity", severity.name())
        .child(icons::severity(severity))
        .child(el("span").class("unseen").text(crate::view::Words::named("ui.severity.", severity.name())))
}

/// The buttons that mend a problem.
fn fixes(problem: &Problem, node: Option<u32>) -> impl Iterator<Item = Element> {
    problem.fixes.iter().enumerate().map(move |(at, title)| {
        let button = el("button")
            .with("type", "button")
            .class("fix")
            .with("part", "fix")
            .with("data-act", "fix")
            .number("data-index", problem.index)
            .number("data-fix", at)
            .text(title.clone());
        match node {
            Some(node) => button.number("data-node", node as usize),
            None => button,
        }
    })
}

/// What takes the place of a list without entries.
fn nothing(key: &str) -> Element {
    el("p").class("nothing").text(words(key))
}
