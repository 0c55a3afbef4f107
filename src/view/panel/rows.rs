//! Rows that come and go, and where the focus goes with them.

use super::gesture::{Wish, Wishes, put};
use super::model::{Panel, Part, Row};
use super::screen::Screen;
use crate::domain::Pointer;
use crate::domain::edit::Input;

/// Adds a row and moves the focus into it.
pub(super) fn added(panel: &Panel, list: &str) -> Wishes {
    let pointer = Pointer::parse(list);
    let row = pointer.index(rows(panel, list).len());
    let first = match list {
        "/items/contents" => row.key("id"),
        "/custom" => row.key("key"),
        _ => row,
    };
    let mut wishes = put(list, Input::AddRow);
    wishes.list.push(Wish::Focus { place: first.as_str().to_owned() });
    wishes
}

/// Takes a row or a parameter away and moves the focus to what is next to it.
pub(super) fn removed(panel: &Panel, screen: &mut Screen, place: &str) -> Wishes {
    let mut wishes = put(place, Input::Remove);
    let pointer = Pointer::parse(place);
    screen.opened.retain(|name| Pointer::root().key("params").key(name) != pointer);
    let list = place.rsplit_once('/').map_or("", |(list, _)| list);
    let rows = rows(panel, list);
    let is_last = rows.last().is_some_and(|row| row.path == pointer);
    let next = if is_last {
        rows.iter().rev().nth(1)
    } else {
        // The one that takes its place.
        rows.iter().find(|row| row.path == pointer)
    };
    let focus = next.and_then(|row| row.fields.first()).map_or(list, |field| field.path.as_str());
    wishes.list.push(Wish::Focus { place: focus.to_owned() });
    wishes
}

/// The rows of the list at that path.
fn rows<'a>(panel: &'a Panel, list: &str) -> &'a [Row] {
    let parts = panel.sections.iter().flat_map(|section| &section.parts);
    let mut lists = parts.filter_map(|part| match part {
        Part::Rows(rows) if rows.path.as_str() == list => Some(rows.rows.as_slice()),
        _ => None,
    });
    lists.next().unwrap_or_default()
}
