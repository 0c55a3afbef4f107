//! The goal itself: its name, its id, who hears of it.

mod no_id;
mod no_name;
mod only_counts;

pub(super) use no_id::NoId;
pub(super) use no_name::NoName;
pub(super) use only_counts::OnlyCounts;
