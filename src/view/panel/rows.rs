//! Rows that come and go, and where the focus goes with them.

use super::gesture::{Wish, Wishes, put};
use super::read;
use super::screen::Screen;
use super::sections::LISTS;
use crate::domain::edit::Input;
use crate::domain::pointer::push_number;
use crate::domain::{Goal, Pointer};

/// The first field of a row; of a list that is none of ours, the list.
fn first(list: &str, row: usize) -> String {
    let mut path = list.to_owned();
    for rows in LISTS {
        if rows.path == list {
            path.push('/');
            push_number(&mut path, row);
            path.push_str(rows.columns.first().map_or("", |column| column.path));
        }
    }
    path
}

fn count(goal: &Goal, list: &str) -> usize {
    LISTS.iter().find(|rows| rows.path == list).map_or(0, |rows| read::rows(goal, rows.id))
}

/// Adds a row and moves the focus into it.
pub(super) fn added(goal: &Goal, list: &str) -> Wishes {
    let mut wishes = put(list, Input::AddRow);
    wishes.list.push(Wish::Focus { place: first(list, count(goal, list)) });
    wishes
}

/// Takes a row or a parameter away and moves the focus to what is next to it: the row that takes its place, else the last.
pub(super) fn removed(goal: &Goal, screen: &mut Screen, place: &str) -> Wishes {
    let mut wishes = put(place, Input::Remove);
    let pointer = Pointer::parse(place);
    screen.opened.retain(|name| Pointer::root().key("params").key(name) != pointer);
    let (list, row) = place.rsplit_once('/').unwrap_or_default();
    let left = count(goal, list).saturating_sub(1);
    let next = row.parse::<usize>().unwrap_or_default().min(left.saturating_sub(1));
    let place = if left > 0 { first(list, next) } else { list.to_owned() };
    wishes.list.push(Wish::Focus { place });
    wishes
}
