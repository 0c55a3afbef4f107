//! What reading could not use. Reading itself never fails; these rules say what it met.

mod cyclic;
mod host_threw;
mod newer_version;
mod not_a_goal;
mod not_json;
mod number_for_text;
mod too_large;
mod unknown_choice;
mod unknown_version;
mod wrong_type;

pub(super) use cyclic::Cyclic;
pub(super) use host_threw::HostThrew;
pub(super) use newer_version::NewerVersion;
pub(super) use not_a_goal::NotAGoal;
pub(super) use not_json::NotJson;
pub(super) use number_for_text::NumberForText;
pub(super) use too_large::TooLarge;
pub(super) use unknown_choice::UnknownChoice;
pub(super) use unknown_version::UnknownVersion;
pub(super) use wrong_type::WrongType;
