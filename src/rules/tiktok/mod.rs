//! What TikTok hears, and through which connection. TikTok requires little and ignores much: most rules here tell what
//! would be of no use. All that depends on the connection is silent where the editor does not tell of connections.

mod connection_incomplete;
mod connection_missing;
mod connection_unknown;
mod contents_wanted;
mod currency_not_listed;
mod custom_name;
mod custom_not_optimised;
mod event_missing;
mod event_near_miss;
mod event_not_offline;
mod event_out_of_use;
mod event_reserved;
mod event_set_shape;
mod event_unknown;
mod limited_data_use;
mod param_choice;
mod pixel_code_shape;
mod region_limit;
mod value_wanted;

pub(super) use connection_incomplete::ConnectionIncomplete;
pub(super) use connection_missing::ConnectionMissing;
pub(super) use connection_unknown::ConnectionUnknown;
pub(super) use contents_wanted::ContentsWanted;
pub(super) use currency_not_listed::CurrencyNotListed;
pub(super) use custom_name::CustomName;
pub(super) use custom_not_optimised::CustomNotOptimised;
pub(super) use event_missing::EventMissing;
pub(super) use event_near_miss::EventNearMiss;
pub(super) use event_not_offline::EventNotOffline;
pub(super) use event_out_of_use::EventOutOfUse;
pub(super) use event_reserved::EventReserved;
pub(super) use event_set_shape::EventSetShape;
pub(super) use event_unknown::EventUnknown;
pub(super) use limited_data_use::LimitedDataUse;
pub(super) use param_choice::ParamChoice;
pub(super) use pixel_code_shape::PixelCodeShape;
pub(super) use region_limit::RegionLimit;
pub(super) use value_wanted::ValueWanted;

use super::Facts;
use crate::catalog::events::{self, EventSpec, OtherName};
use crate::domain::letters::Trimmed as _;
use crate::domain::{Connection, Destination, Event, Json, Owner, Place, Platform, Spot};

/// The event that TikTok hears.
#[derive(Debug, Clone, Copy)]
struct Heard<'a> {
    name: &'a str,
    /// Whether the builder says that the name is their own.
    is_custom: bool,
    /// What the catalogue knows of it, if it is meant to be TikTok's.
    spec: Option<&'static EventSpec>,
}

impl Heard<'_> {
    /// What TikTok makes of the name, if it is one that TikTok keeps for itself.
    fn other(self) -> Option<&'static OtherName> {
        events::other_exactly(Platform::TikTok, self.name)
    }
}

/// TikTok's settings, when TikTok is switched on.
fn tiktok(facts: Facts<'_>) -> Option<&Destination> {
    facts.goal.tiktok.as_ref().filter(|tiktok| tiktok.enabled)
}

/// The event that TikTok hears, if one is chosen.
fn heard(facts: Facts<'_>) -> Option<Heard<'_>> {
    let (name, is_custom) = match tiktok(facts)?.event.as_ref()? {
        Event::Standard(name) => (name.trimmed(), false),
        Event::Custom(name) => (name.trimmed(), true),
    };
    let spec = if is_custom { None } else { events::find(Platform::TikTok, name) };
    (!name.is_empty()).then_some(Heard { name, is_custom, spec })
}

/// The connection through which TikTok hears, when the host told of it.
fn connection(facts: Facts<'_>) -> Option<&Connection> {
    let connection = facts.surroundings.connection(Platform::TikTok, tiktok(facts)?.connection.trimmed())?;
    (connection.platform == Platform::TikTok).then_some(connection)
}

/// A setting of TikTok's own.
fn place(spot: Spot) -> Place<'static> {
    Place::own(Owner::Only(Platform::TikTok), spot)
}

/// The event `name` as one of the builder's own.
fn custom(name: &str) -> Json {
    Json::Object(Vec::from([("custom", Json::text(name))]))
}
