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
pub(super) use value_not_of_type::{ValueNotOfType, is_boolean};

use crate::domain::{Place, Spot};

/// A place in a row, or the row's own.
fn at(row: usize, spot: Spot) -> Place<'static> {
    Place::of(spot).row(row)
}
