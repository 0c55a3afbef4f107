//! Where each diagnostic is written: under the field it is about, or the nearest one.

use super::screen::Screen;
use super::walk::{Met, walk};
use crate::domain::Pointer;
use crate::view::Sight;

/// Where a diagnostic is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Home {
    /// How close that is.
    near: usize,
    /// The field's or row's number.
    pub(super) at: usize,
}

/// For each diagnostic the number of the field or row under which it stands: switches, fields and rows counted from top to
/// bottom, a row before its fields. Of one that no place of the panel has to do
/// with it is a number that none has.
pub(super) fn homes(sight: Sight<'_>, screen: &Screen) -> Vec<Home> {
    let mut homes = vec![Home { near: 0, at: usize::MAX }; sight.diagnostics.len()];
    if homes.is_empty() {
        return Vec::new();
    }
    let mut at = 0;
    walk(sight.goal, screen, &mut |met| {
        let (path, is_row) = match met {
            Met::Field(spot) => (spot.path, false),
            Met::Row(_, path, _) => (path, true),
            Met::Section(_, _, switch) if !switch.is_empty() => (switch, false),
            _ => return,
        };
        for (home, found) in homes.iter_mut().zip(sight.diagnostics) {
            let near = near(path, is_row, &found.path);
            if near > home.near {
                *home = Home { near, at };
            }
        }
        at += 1;
    });
    homes
}

/// How close the place `path` is to what a diagnostic is about. 0: not at all; 1: inside it; more: it holds it, the more closely
/// the longer its path is; most of all the row that it is about. The first one of the closest takes it.
fn near(path: &str, is_row: bool, found: &Pointer) -> usize {
    let found = found.as_str();
    match is_row {
        true if path == found => usize::MAX,
        true => 0,
        false if holds(path, found) => path.len(),
        false => usize::from(holds(found, path)),
    }
}

/// Whether the place `inner` is `outer` or lies inside it.
pub(super) fn holds(outer: &str, inner: &str) -> bool {
    let rest = inner.as_bytes().strip_prefix(outer.as_bytes());
    rest.is_some_and(|rest| rest.first().is_none_or(|next| *next == b'/'))
}
