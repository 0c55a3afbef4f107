//! Where each diagnostic is written: under the field it is about, or the nearest one.

use super::screen::Screen;
use super::walk::{Met, walk};
use crate::domain::Pointer;
use crate::view::Sight;

/// How close a place is to a diagnostic. The first one of the closest kind takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
enum Near {
    Not,
    /// A field inside what the diagnostic is about.
    Inside,
    /// The field that holds it.
    Holds,
    /// The row it is about.
    Row,
}

/// For each diagnostic the number of the field or row under which it stands: switches, fields and rows counted from top to
/// bottom, a row before its fields. `None`: no place of the panel has to do with it.
pub(super) fn homes(sight: Sight<'_>, screen: &Screen) -> Vec<Option<usize>> {
    let mut homes = vec![(Near::Not, None); sight.diagnostics.len()];
    if homes.is_empty() {
        return Vec::new();
    }
    let mut at = 0;
    walk(sight.goal, screen, &mut |met| {
        let (path, is_row) = match met {
            Met::Field(spot) => (spot.path, false),
            Met::Row(_, path, _) => (path, true),
            Met::Section(section, _) => match section.switch {
                Some(field) => (field.path, false),
                None => return,
            },
            _ => return,
        };
        for (home, found) in homes.iter_mut().zip(sight.diagnostics) {
            let near = near(path, is_row, &found.path);
            if near > home.0 {
                *home = (near, Some(at));
            }
        }
        at += 1;
    });
    homes.into_iter().map(|(_, at)| at).collect()
}

fn near(path: &str, is_row: bool, found: &Pointer) -> Near {
    let found = found.as_str();
    match is_row {
        true if path == found => Near::Row,
        true => Near::Not,
        false if holds(path, found) => Near::Holds,
        false if holds(found, path) => Near::Inside,
        false => Near::Not,
    }
}

/// Whether the place `inner` is `outer` or lies inside it.
pub(super) fn holds(outer: &str, inner: &str) -> bool {
    let rest = inner.as_bytes().strip_prefix(outer.as_bytes());
    rest.is_some_and(|rest| rest.first().is_none_or(|next| *next == b'/'))
}
