//! Standard parameters other than value and items: what the catalogue says of each.

mod has_own_field;
mod not_of_type;
mod other_event;
mod unknown;
mod unknown_choice;

pub(super) use has_own_field::HasOwnField;
pub(super) use not_of_type::NotOfType;
pub(super) use other_event::OtherEvent;
pub(super) use unknown::Unknown;
pub(super) use unknown_choice::UnknownChoice;

use super::facts::Param;
use crate::catalog::params::{ParamSpec, Place};
use crate::domain::template;

/// What the catalogue knows of a parameter whose text can be judged now.
fn written(param: &Param<'_>) -> Option<&'static ParamSpec> {
    let spec = param.spec?;
    let is_written = !param.text.is_empty() && !template::is_template(param.text);
    (is_written && spec.place == Place::Params).then_some(spec)
}
