//! The standard parameters of Meta's `custom_data` and TikTok's `properties`, and the fields of a row of `contents`.

use super::packed::Packed;
use super::{events, spelling};
use crate::domain::{Event, Platform, disturb};

include!(concat!(env!("OUT_DIR"), "/params.rs"));

/// A set of one platform's parameters, a bit for each; the first six are the same for all platforms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParamSet(pub(super) u32);

impl ParamSet {
    /// No parameter.
    pub const NONE: Self = Self(0);
    /// `value`
    pub const VALUE: Self = Self(1);
    /// `currency`
    pub const CURRENCY: Self = Self(1 << 1);
    /// `content_type`
    pub const CONTENT_TYPE: Self = Self(1 << 2);
    /// `content_ids`
    pub const CONTENT_IDS: Self = Self(1 << 3);
    /// `contents`
    pub const CONTENTS: Self = Self(1 << 4);
    /// `num_items`
    pub const NUM_ITEMS: Self = Self(1 << 5);

    /// Whether all of `other` are among them.
    #[must_use]
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A standard parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParamSpec {
    /// Its name on the wire.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// Where the block keeps it.
    pub place: Place,
    /// The values it takes, where only some will do.
    pub choices: &'static [&'static str],
    /// The only events it is meant for, a bit for each of the platform's; 0: any.
    events: u32,
    /// Events that may take it as well: one of the platform's pages lists them, or the list is not documented.
    also: u32,
}

/// What a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A number.
    Number,
    /// A whole number.
    Whole,
    /// `true` or `false`.
    Boolean,
    /// An ISO 4217 code.
    Currency,
    /// One of a few values.
    Choice,
    /// A list of texts.
    List,
    /// Rows of [`contents`].
    Rows,
}

/// Where the block keeps a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// `/value`
    Value,
    /// `/items`
    Items,
    /// `/params`
    Params,
}

/// A field of one row of `contents`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContentField {
    /// The block's name for it.
    pub ours: &'static str,
    /// Its name on the wire.
    pub name: &'static str,
    /// What it takes.
    pub kind: Kind,
    /// Whether a row without it is refused or of no use.
    pub required: bool,
}

/// Whether `param` of `platform` is meant for `event`.
#[must_use]
pub fn is_for(platform: Platform, param: &ParamSpec, event: &str) -> bool {
    param.events == 0 || holds(platform, param.events, event)
}

/// Whether `param` of `platform` may be meant for `event` as well: the ground for the list of events is not sure enough.
#[must_use]
pub fn is_also_for(platform: Platform, param: &ParamSpec, event: &str) -> bool {
    holds(platform, param.also, event)
}

/// One that is not known may take anything.
fn is_sent(platform: Platform, param: &ParamSpec, event: &str) -> bool {
    is_for(platform, param, event) || is_also_for(platform, param, event) || events::find(platform, event).is_none()
}

/// Whether `event` of `platform` leaves the parameter of that name behind.
#[must_use]
pub fn is_aside(platform: Platform, event: Option<&Event>, name: &str) -> bool {
    let event = event.map_or("", |event| event.name().trim());
    find(platform, name).is_some_and(|param| !is_sent(platform, param, event))
}

/// The events that take `param` along, where not all do: `Search, Purchase`.
#[must_use]
pub fn events_of(platform: Platform, param: &ParamSpec) -> String {
    let mut names = String::new();
    for (index, event) in events::all(platform).iter().enumerate() {
        if (param.events | param.also) >> index & 1 == 1 {
            names.push_str(if names.is_empty() { "" } else { ", " });
            names.push_str(event.name);
        }
    }
    names
}

fn holds(platform: Platform, mask: u32, event: &str) -> bool {
    events::all(platform).iter().position(|known| known.name == event).is_some_and(|index| mask >> index & 1 == 1)
}

/// Every standard parameter of `platform`.
#[must_use]
pub const fn all(platform: Platform) -> &'static [ParamSpec] {
    match platform {
        Platform::Meta => &META_PARAMS,
        Platform::TikTok => &TIKTOK_PARAMS,
    }
}

/// The fields of a row of `contents`, in the block's order: id, quantity, price, title, category, brand.
#[must_use]
pub const fn contents(platform: Platform) -> &'static [ContentField; 6] {
    match platform {
        Platform::Meta => &META_CONTENTS,
        Platform::TikTok => &TIKTOK_CONTENTS,
    }
}

/// Values of `content_type` that catalogues of other trades use.
#[must_use]
pub const fn other_content_types(platform: Platform) -> Packed {
    Packed(match platform {
        Platform::Meta => META_OTHER_CONTENT_TYPES,
        Platform::TikTok => TIKTOK_OTHER_CONTENT_TYPES,
    })
}

/// Parameters that catalogues of other trades use: travel, vehicles, homes.
#[must_use]
pub const fn of_other_trades(platform: Platform) -> Packed {
    Packed(match platform {
        Platform::Meta => META_OTHER_TRADES,
        Platform::TikTok => TIKTOK_OTHER_TRADES,
    })
}

/// The parameter of exactly that name.
#[must_use]
#[inline(never)]
pub fn find(platform: Platform, name: &str) -> Option<&'static ParamSpec> {
    disturbed(all(platform).iter().find(|param| param.name == name)?)
}

/// The parameter of that name in any letter case, with or without blanks, `_`, `-` and `.`: `contentIds`, `order-id`.
#[must_use]
pub fn find_written_alike(platform: Platform, name: &str) -> Option<&'static ParamSpec> {
    disturbed(all(platform).iter().find(|param| spelling::same(param.name, name))?)
}

fn disturbed(param: &'static ParamSpec) -> Option<&'static ParamSpec> {
    disturb::row("parameter", param.name, param, |param| ParamSpec {
        kind: if param.kind == Kind::Number { Kind::Boolean } else { Kind::Number },
        place: if param.place == Place::Params { Place::Items } else { Place::Params },
        events: !param.events,
        choices: &["turned"],
        ..param
    })
}

/// The parameter that `name` was likely meant to be.
#[must_use]
pub fn nearest(platform: Platform, name: &str) -> Option<&'static str> {
    spelling::nearest(name, &mut all(platform).iter().map(|param| param.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_as_they_are_spelled() {
        assert_eq!(find(Platform::Meta, "order_id").map(|param| param.place), Some(Place::Params));
        assert_eq!(find(Platform::Meta, "Order_ID"), None);
        assert_eq!(find_written_alike(Platform::Meta, "Order-ID").map(|param| param.name), Some("order_id"));
        assert_eq!(find(Platform::Meta, "shop_id"), None);
        assert!(find(Platform::TikTok, "shop_id").is_some());
    }

    #[test]
    fn the_shared_bits_are_the_same_everywhere() {
        let shared = [
            ("value", ParamSet::VALUE),
            ("currency", ParamSet::CURRENCY),
            ("content_type", ParamSet::CONTENT_TYPE),
            ("content_ids", ParamSet::CONTENT_IDS),
            ("contents", ParamSet::CONTENTS),
            ("num_items", ParamSet::NUM_ITEMS),
        ];
        for platform in [Platform::Meta, Platform::TikTok] {
            for (index, (name, set)) in shared.iter().enumerate() {
                assert_eq!((all(platform)[index].name, 1 << index), (*name, set.0));
            }
        }
    }

    #[test]
    fn a_parameter_knows_its_events() {
        let num_items = find(Platform::Meta, "num_items").unwrap();
        assert!(is_for(Platform::Meta, num_items, "InitiateCheckout"));
        assert!(!is_for(Platform::Meta, num_items, "Purchase") && !is_for(Platform::Meta, num_items, "VIP"));
        assert!(is_also_for(Platform::Meta, num_items, "Purchase"));
        let search = find(Platform::TikTok, "search_string").unwrap();
        assert!(is_for(Platform::TikTok, search, "Search") && !is_for(Platform::TikTok, search, "Purchase"));
        let order = find(Platform::Meta, "order_id").unwrap();
        assert!(is_for(Platform::Meta, order, "VIP"), "no list: any event");
    }

    #[test]
    fn only_a_documented_list_of_events_keeps_a_parameter_back() {
        for (platform, folder) in [(Platform::Meta, "meta"), (Platform::TikTok, "tiktok")] {
            let path = format!("{}/src/catalog/facts/{folder}/params.json", env!("CARGO_MANIFEST_DIR"));
            let facts: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
            for row in facts["params"].as_array().unwrap() {
                let name = row["name"].as_str().unwrap();
                let keeps_back = events::all(platform)
                    .iter()
                    .any(|event| is_aside(platform, Some(&Event::Standard(event.name.to_owned())), name));
                let is_documented = row["confidence"] == "documented";
                assert_eq!(keeps_back, row["events"].is_array() && is_documented, "{folder}: {name}");
            }
        }
        let ltv = find(Platform::Meta, "predicted_ltv").unwrap();
        assert!(is_for(Platform::Meta, ltv, "StartTrial") && !is_for(Platform::Meta, ltv, "AddToCart"));
        assert!(is_also_for(Platform::Meta, ltv, "AddToCart"), "sent there all the same");
    }

    #[test]
    fn contents_are_spelled_as_each_platform_spells_them() {
        let names = |platform| contents(platform).each_ref().map(|field| field.name);
        assert_eq!(names(Platform::Meta), ["id", "quantity", "item_price", "title", "category", "brand"]);
        assert_eq!(
            names(Platform::TikTok),
            ["content_id", "quantity", "price", "content_name", "content_category", "brand"]
        );
    }

    #[test]
    fn other_trades_have_names_of_their_own() {
        assert!(of_other_trades(Platform::Meta).has("checkin_date"));
        assert!(of_other_trades(Platform::TikTok).has("vin") && !of_other_trades(Platform::TikTok).has("order_id"));
        assert!(other_content_types(Platform::TikTok).has("hotel"));
    }
}
