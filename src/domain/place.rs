//! The places of a block's document that we know by name: one table says how each is spelled and what may be done there.

use super::goal::Platform;
use super::pointer::{Pointer, push_key, push_number};

/// Which member of the document. Those that are texts stand in groups that are walked together; see [`Spot::GROUPS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
#[expect(missing_docs, reason = "the table below says what they are")]
pub enum Spot {
    Root,
    Version,
    GoalId,
    Name,
    Bind,
    Value,
    Amount,
    Currency,
    Format,
    Items,
    ContentType,
    NumItems,
    From,
    ContentIds,
    ContentId,
    MapId,
    MapQuantity,
    MapPrice,
    Contents,
    Row,
    Id,
    Quantity,
    ItemPrice,
    Title,
    Category,
    Brand,
    Params,
    Param,
    CustomRows,
    CustomRow,
    CustomKey,
    CustomValue,
    CustomType,
    OncePer,
    OnceKey,
    ConsentVariable,
    Answers,
    Answer,
    Destinations,
    Only,
    Enabled,
    Connection,
    ConvertTo,
    Event,
    CustomEvent,
}

/// Whether an edit may change a place.
const OPEN: bool = true;
/// Only reading and rules look there.
const SHUT: bool = false;

/// By [`Spot`]: how the place is spelled, and whether an edit may change it. `*` stands for a row's number, `+` for a
/// member's name, `@` for a destination.
static SPOTS: [(Spot, &str, bool); Spot::COUNT] = [
    (Spot::Root, "", SHUT),
    (Spot::Version, "/version", SHUT),
    (Spot::GoalId, "/goal/id", SHUT),
    (Spot::Name, "/name", OPEN),
    (Spot::Bind, "/bind/+", OPEN),
    (Spot::Value, "/value", OPEN),
    (Spot::Amount, "/value/amount", OPEN),
    (Spot::Currency, "/value/currency", OPEN),
    (Spot::Format, "/value/format", OPEN),
    (Spot::Items, "/items", OPEN),
    (Spot::ContentType, "/items/content_type", OPEN),
    (Spot::NumItems, "/items/num_items", OPEN),
    (Spot::From, "/items/from", OPEN),
    (Spot::ContentIds, "/items/content_ids", OPEN),
    (Spot::ContentId, "/items/content_ids/*", OPEN),
    (Spot::MapId, "/items/map/id", OPEN),
    (Spot::MapQuantity, "/items/map/quantity", OPEN),
    (Spot::MapPrice, "/items/map/item_price", OPEN),
    (Spot::Contents, "/items/contents", OPEN),
    (Spot::Row, "/items/contents/*", OPEN),
    (Spot::Id, "/items/contents/*/id", OPEN),
    (Spot::Quantity, "/items/contents/*/quantity", OPEN),
    (Spot::ItemPrice, "/items/contents/*/item_price", OPEN),
    (Spot::Title, "/items/contents/*/title", OPEN),
    (Spot::Category, "/items/contents/*/category", OPEN),
    (Spot::Brand, "/items/contents/*/brand", OPEN),
    (Spot::Params, "/params", OPEN),
    (Spot::Param, "/params/+", OPEN),
    (Spot::CustomRows, "/custom", OPEN),
    (Spot::CustomRow, "/custom/*", OPEN),
    (Spot::CustomKey, "/custom/*/key", OPEN),
    (Spot::CustomValue, "/custom/*/value", OPEN),
    (Spot::CustomType, "/custom/*/type", OPEN),
    (Spot::OncePer, "/once/per", OPEN),
    (Spot::OnceKey, "/once/key", OPEN),
    (Spot::ConsentVariable, "/consent/variable", OPEN),
    (Spot::Answers, "/consent/accepted", OPEN),
    (Spot::Answer, "/consent/accepted/*", OPEN),
    (Spot::Destinations, "/destinations", SHUT),
    (Spot::Only, "/destinations/@/only", SHUT),
    (Spot::Enabled, "/destinations/@/enabled", OPEN),
    (Spot::Connection, "/destinations/@/connection", OPEN),
    (Spot::ConvertTo, "/destinations/@/convert_to", OPEN),
    (Spot::Event, "/destinations/@/event", OPEN),
    (Spot::CustomEvent, "/destinations/@/event/custom", OPEN),
];

impl Spot {
    /// How many there are.
    pub const COUNT: usize = Self::CustomEvent as usize + 1;

    /// Every text of a document by groups, first and last; those of a group alternate row by row.
    pub const GROUPS: [(Self, Self); 13] = [
        (Self::Name, Self::Name),
        (Self::Bind, Self::Bind),
        (Self::Amount, Self::Currency),
        (Self::ContentType, Self::From),
        (Self::ContentId, Self::ContentId),
        (Self::MapId, Self::MapPrice),
        (Self::Id, Self::Brand),
        (Self::Param, Self::Param),
        (Self::CustomKey, Self::CustomValue),
        (Self::OnceKey, Self::OnceKey),
        (Self::ConsentVariable, Self::ConsentVariable),
        (Self::Answer, Self::Answer),
        (Self::Connection, Self::CustomEvent),
    ];

    /// All of them, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        SPOTS.iter().map(|(spot, ..)| *spot)
    }

    /// How the place is spelled.
    #[must_use]
    pub fn pattern(self) -> &'static str {
        SPOTS.get(self as usize).map_or("", |(_, pattern, _)| pattern)
    }

    /// Whether an edit may change it.
    #[must_use]
    pub fn is_open(self) -> bool {
        SPOTS.get(self as usize).is_some_and(|(_, _, open)| *open)
    }

    /// The spot behind it in the table.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        SPOTS.get(self as usize + 1).map(|(spot, ..)| *spot)
    }

    /// Whether variables in a text there are filled in when the goal is reached.
    #[must_use]
    pub const fn takes_variables(self) -> bool {
        matches!(
            self,
            Self::Bind
                | Self::Amount
                | Self::Currency
                | Self::ContentType
                | Self::NumItems
                | Self::From
                | Self::ContentId
                | Self::Id
                | Self::Quantity
                | Self::ItemPrice
                | Self::Title
                | Self::Category
                | Self::Brand
                | Self::Param
                | Self::CustomValue
                | Self::OnceKey
        )
    }

    /// Whether a destination may have it for itself (`only`) besides the goal.
    #[must_use]
    pub const fn has_owners(self) -> bool {
        self as u8 >= Self::Value as u8 && self as u8 <= Self::Param as u8
    }

    /// Whether it is a destination's own setting.
    #[must_use]
    pub const fn is_of_destination(self) -> bool {
        self as u8 > Self::Destinations as u8
    }
}

/// Whose settings something belongs to: the goal's own, or those of one destination alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The goal.
    Goal,
    /// A destination: its own settings, and those that it has instead of the goal's.
    Only(Platform),
}

impl Owner {
    /// The goal first.
    pub const ALL: [Self; 3] = [Self::Goal, Self::Only(Platform::Meta), Self::Only(Platform::TikTok)];

    /// Where what it has of the goal's settings stands.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Goal => "",
            Self::Only(Platform::Meta) => "/destinations/meta/only",
            Self::Only(Platform::TikTok) => "/destinations/tiktok/only",
        }
    }

    /// Its place in that list.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Goal => 0,
            Self::Only(Platform::Meta) => 1,
            Self::Only(Platform::TikTok) => 2,
        }
    }
}

/// A place in the document. Rules look at hundreds of places and speak of few; only those become a [`Pointer`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'a> {
    /// Which member.
    pub spot: Spot,
    /// Whose.
    pub owner: Owner,
    /// The row, for what stands in a list; of a map, the how-manieth member.
    pub row: usize,
    /// The name, for what stands in a map.
    pub key: &'a str,
}

impl<'a> Place<'a> {
    /// A place of the goal's own.
    #[must_use]
    pub const fn of(spot: Spot) -> Self {
        Self::own(Owner::Goal, spot)
    }

    /// A place of the owner's.
    #[must_use]
    pub const fn own(owner: Owner, spot: Spot) -> Self {
        Self { spot, owner, row: 0, key: "" }
    }

    /// A setting of Meta's.
    #[must_use]
    pub const fn meta(spot: Spot) -> Self {
        Self::own(Owner::Only(Platform::Meta), spot)
    }

    /// The same in a row of a list.
    #[must_use]
    pub const fn row(mut self, row: usize) -> Self {
        self.row = row;
        self
    }

    /// The same member of a map, by name.
    #[must_use]
    pub const fn key(mut self, key: &'a str) -> Self {
        self.key = key;
        self
    }

    /// Another member of the same row or owner.
    #[must_use]
    pub const fn beside(mut self, spot: Spot) -> Self {
        self.spot = spot;
        self
    }

    /// The place in words that travel.
    #[must_use]
    pub fn pointer(&self) -> Pointer {
        let mut text = String::new();
        let destination = match self.owner {
            Owner::Goal => "",
            Owner::Only(platform) => platform.name(),
        };
        if self.spot.has_owners() {
            text.push_str(self.owner.prefix());
        }
        for character in self.spot.pattern().chars() {
            match character {
                '*' => push_number(&mut text, self.row),
                '@' => text.push_str(destination),
                '+' => {
                    text.pop();
                    push_key(&mut text, self.key);
                }
                other => text.push(other),
            }
        }
        Pointer::from_text(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_its_spots() {
        for (at, (spot, pattern, _)) in SPOTS.iter().enumerate() {
            assert_eq!(*spot as usize, at, "{pattern}");
        }
    }

    #[test]
    fn places_are_spelled_with_owner_row_and_name() {
        let meta = Owner::Only(Platform::Meta);
        let spelled = |place: Place<'_>| place.pointer().as_str().to_owned();
        assert_eq!(
            spelled(Place::own(meta, Spot::ItemPrice).row(12)),
            "/destinations/meta/only/items/contents/12/item_price"
        );
        assert_eq!(spelled(Place::of(Spot::Root)), "");
        assert_eq!(spelled(Place::of(Spot::Param).key("a/b")), "/params/a~1b");
        assert_eq!(spelled(Place::meta(Spot::CustomEvent)), "/destinations/meta/event/custom");
    }
}
