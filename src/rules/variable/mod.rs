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
