//! `{{variables}}` in texts: whether they are written right, and whether the bot has them.

mod malformed;
mod maybe_empty;
mod not_here;
mod unknown;
mod wrong_type;

pub(super) use malformed::Malformed;
pub(super) use maybe_empty::MaybeEmpty;
pub(super) use not_here::NotHere;
pub(super) use unknown::Unknown;
pub(super) use wrong_type::WrongType;

use crate::domain::surroundings::Variable;
use crate::domain::template;
use crate::rules::Facts;
use crate::rules::check::Text;

/// The bot's variables, where the host told them and the text holds any.
fn told<'a>(facts: Facts<'a>, typed: Text<'_>) -> Option<&'a [Variable]> {
    facts.surroundings.variables.as_deref().filter(|_| template::is_template(typed.text))
}
