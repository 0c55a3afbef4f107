//! Rows that come and go, and where the focus goes with them.

use super::fields::Rows;
use super::gesture::{Wish, Wishes, put};
use super::read;
use super::screen::Screen;
use super::sections::LISTS;
use crate::domain::edit::Input;
use crate::domain::{Field, Goal, Place, Pointer};

/// The list at that place, if it is one of ours.
fn list_at(list: &str) -> Option<(Field, &'static Rows)> {
    let field = Field::at(&Pointer::parse(list))?;
    let rows = LISTS.into_iter().find(|rows| rows.spot == field.spot)?;
    Some((field, rows))
}

/// The first field of a row; of a list that is none of ours, the list.
fn first(list: &str, row: usize) -> String {
    match list_at(list) {
        Some((field, Rows { columns: [column, ..], .. })) => {
            Place::own(field.owner, column.spot).row(row).pointer().as_str().to_owned()
        }
        _ => list.to_owned(),
    }
}

fn count(goal: &Goal, list: &str) -> usize {
    list_at(list).map_or(0, |(field, rows)| read::rows(goal, rows.spot, field.owner))
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
    let field = Field::at(&Pointer::parse(place));
    screen.opened.retain(|opened| field.as_ref() != Some(opened));
    let (list, row) = place.rsplit_once('/').unwrap_or_default();
    let left = count(goal, list).saturating_sub(1);
    let next = row.parse::<usize>().unwrap_or_default().min(left.saturating_sub(1));
    let place = if left > 0 { first(list, next) } else { list.to_owned() };
    wishes.list.push(Wish::Focus { place });
    wishes
}
