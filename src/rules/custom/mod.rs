//! Parameters of the builder's own.

mod key_empty;
mod key_has_space;
mod key_is_standard;
mod key_twice;
mod value_not_of_type;

pub(super) use key_empty::KeyEmpty;
pub(super) use key_has_space::KeyHasSpace;
pub(super) use key_is_standard::KeyIsStandard;
pub(super) use key_twice::KeyTwice;
pub(super) use value_not_of_type::ValueNotOfType;

use super::Facts;
use crate::domain::Pointer;
use crate::domain::goal::Custom;

/// The rows, with their places and without the blanks around their keys.
fn rows(facts: Facts<'_>) -> impl Iterator<Item = (usize, &str, &Custom)> {
    facts
        .goal
        .custom
        .iter()
        .enumerate()
        .map(|(row, custom)| (row, custom.key.trim(), custom))
}

fn place(row: usize) -> Pointer {
    Pointer::root().key("custom").index(row)
}
