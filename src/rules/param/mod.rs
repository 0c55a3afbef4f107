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

use super::Facts;
use super::facts::Owner;
use crate::catalog::params::{self, ParamSpec};
use crate::domain::{Pointer, template};

/// A parameter of the goal that the catalogue knows.
struct Known<'a> {
    owner: Owner,
    spec: &'static ParamSpec,
    /// Without the blanks around it.
    text: &'a str,
}

impl Known<'_> {
    fn place(&self) -> Pointer {
        self.owner.place("params").key(self.spec.name)
    }
}

fn known(facts: Facts<'_>) -> impl Iterator<Item = Known<'_>> {
    facts.params().filter_map(|(owner, name, text)| {
        Some(Known {
            owner,
            spec: params::find(name)?,
            text: text.trim(),
        })
    })
}

/// Those whose text can be judged now.
fn written(facts: Facts<'_>) -> impl Iterator<Item = Known<'_>> {
    known(facts).filter(|param| !param.text.is_empty() && !template::is_template(param.text))
}
