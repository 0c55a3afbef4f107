//! The event that Meta hears: chats take a closed list of names, other sources take any.

mod custom_in_messaging;
mod missing;
mod name_near_miss;
mod name_too_long;
mod not_in_messaging;
mod only_in_messaging;
mod unknown_name;

pub(super) use custom_in_messaging::CustomInMessaging;
pub(super) use missing::Missing;
pub(super) use name_near_miss::NameNearMiss;
pub(super) use name_too_long::NameTooLong;
pub(super) use not_in_messaging::NotInMessaging;
pub(super) use only_in_messaging::OnlyInMessaging;
pub(super) use unknown_name::UnknownName;

use crate::domain::surroundings::Channel;
use crate::domain::{Edit, Json, Place, Spot};

/// The channel as people know it. A name, the same in every language.
pub(super) const fn brand(channel: Channel) -> &'static str {
    match channel {
        Channel::WhatsApp => "WhatsApp",
        Channel::Messenger => "Messenger",
        Channel::Instagram => "Instagram",
    }
}

/// Says that the name is the builder's own.
fn as_custom(name: &str) -> Edit {
    let value = Json::Object(Vec::from([("custom", Json::text(name))]));
    Edit::Replace { path: Place::meta(Spot::Event).pointer(), value }
}
