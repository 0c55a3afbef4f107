//! `{{variables}}` in texts: whether they are written right, and whether the bot has them.

mod malformed;
mod unknown;

pub(super) use malformed::Malformed;
pub(super) use unknown::Unknown;
