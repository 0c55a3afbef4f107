//! The goal once it is read: every setting of the block, typed. Texts may hold `{{variables}}`.

use super::choice::choose;
use super::fault::Fault;

/// Which document version we write.
pub const VERSION: u32 = 1;

/// An ad platform that may hear of a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Platform {
    /// Meta Ads Manager, by the Conversions API.
    Meta,
    /// TikTok Ads Manager, by the Events API.
    TikTok,
}

impl Platform {
    /// The member's name in `destinations`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Meta => "meta",
            Self::TikTok => "tiktok",
        }
    }

    /// The name that people know; the same in every language.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Meta => "Meta",
            Self::TikTok => "TikTok",
        }
    }

    /// The platform of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        choose!(name; Meta, TikTok)
    }
}

/// How the document's `version` reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Version {
    /// The one we write.
    #[default]
    Current,
    /// None is given: read as the current one.
    Missing,
    /// Made by a newer goal-element: shown read-only, never sent, never rewritten.
    Newer,
    /// Not a version at all: read as the current one.
    Unknown,
}

/// A block's document as we understand it. What we do not understand stays in the host's document, untouched.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Goal {
    /// The document's version.
    pub version: Version,
    /// The goal's id; statistics and `event_id` hang on it.
    pub id: String,
    /// The library's revision; present once the goal is saved there.
    pub revision: Option<u32>,
    /// This bot's variables for a saved goal's inputs.
    pub bind: Vec<(String, String)>,
    /// The goal's name, as the builder gave it.
    pub name: String,
    /// What reaching the goal is worth.
    pub value: Option<Value>,
    /// What was bought, looked at or asked for.
    pub items: Option<Items>,
    /// Other standard parameters.
    pub params: Vec<(String, String)>,
    /// Parameters of the builder's own.
    pub custom: Vec<Custom>,
    /// How often one fact may count; absent: every happening.
    pub once: Option<Once>,
    /// Which answer of the subscriber allows sending.
    pub consent: Option<Consent>,
    /// Meta's settings; kept while switched off.
    pub meta: Option<Destination>,
    /// TikTok's settings; kept while switched off.
    pub tiktok: Option<Destination>,
    /// Which containers the document has, so that an edit adds just those that are missing.
    pub containers: Containers,
    /// What the document had in a shape we cannot use.
    pub faults: Vec<Fault>,
}

impl Goal {
    /// The settings for `platform`, switched on or not.
    #[must_use]
    pub const fn destination(&self, platform: Platform) -> Option<&Destination> {
        match platform {
            Platform::Meta => self.meta.as_ref(),
            Platform::TikTok => self.tiktok.as_ref(),
        }
    }

    /// The destinations that are switched on.
    pub fn enabled(&self) -> impl Iterator<Item = (Platform, &Destination)> {
        [Platform::Meta, Platform::TikTok]
            .into_iter()
            .filter_map(|platform| Some((platform, self.destination(platform)?)))
            .filter(|(_, destination)| destination.enabled)
    }

    /// Whether the document may be edited and sent by this version.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.version == Version::Newer
    }
}

/// Which containers a document has in a usable shape, besides those whose presence the goal's own fields show.
/// An empty list may be made anew: nothing is lost by that.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Containers {
    /// `/bind`
    pub bind: bool,
    /// `/params`
    pub params: bool,
    /// `/destinations`
    pub destinations: bool,
}

/// What reaching the goal is worth.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Value {
    /// A decimal number or a variable, as typed.
    pub amount: String,
    /// ISO 4217 code of the amount's own currency.
    pub currency: String,
    /// How the amount's digits are to be read, once somebody has said so.
    pub format: Option<NumberFormat>,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberFormat {
    /// `1234.56`
    Point,
    /// `1.234,56`
    CommaDecimal,
    /// `1,234.56`
    CommaGroups,
    /// `123456` for 1234.56: whole minor units.
    Minor,
}

impl NumberFormat {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Point, Self::CommaDecimal, Self::CommaGroups, Self::Minor];

    /// The text that documents hold.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Point => "1234.56",
            Self::CommaDecimal => "1.234,56",
            Self::CommaGroups => "1,234.56",
            Self::Minor => "minor",
        }
    }

    /// The format of that text.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        choose!(name; Point, CommaDecimal, CommaGroups, Minor)
    }
}

/// What was bought, looked at or asked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Items {
    /// `product` or `product_group`, as typed.
    pub content_type: String,
    /// Ids alone, where there are no rows.
    pub content_ids: Vec<String>,
    /// Rows.
    pub contents: Vec<Content>,
    /// How many pieces.
    pub num_items: String,
    /// A list variable that the rows come from.
    pub from: String,
    /// Which of the list's columns is what.
    pub map: Option<ColumnMap>,
}

/// One row of the contents.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Content {
    /// The product's id in the catalogue.
    pub id: String,
    /// How many pieces.
    pub quantity: String,
    /// Price of one piece, in the value's currency.
    pub item_price: String,
    /// Title.
    pub title: String,
    /// Category.
    pub category: String,
    /// Brand.
    pub brand: String,
}

/// Which column of a list variable is what.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ColumnMap {
    /// Column of the id.
    pub id: String,
    /// Column of the quantity.
    pub quantity: String,
    /// Column of the price.
    pub item_price: String,
}

impl ColumnMap {
    /// What the columns are called where nobody says.
    pub const NAMES: [&'static str; 3] = ["id", "quantity", "item_price"];

    /// The map that says so.
    #[must_use]
    pub fn usual() -> Self {
        let [id, quantity, item_price] = Self::NAMES.map(str::to_owned);
        Self { id, quantity, item_price }
    }
}

/// A parameter of the builder's own.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Custom {
    /// Its key.
    pub key: String,
    /// Its value.
    pub value: String,
    /// What it is sent as.
    pub kind: CustomKind,
}

/// What a custom parameter is sent as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CustomKind {
    /// A JSON string.
    #[default]
    Text,
    /// A JSON number.
    Number,
    /// `true` or `false`.
    Boolean,
}

impl CustomKind {
    /// The text that documents hold.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Boolean => "boolean",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        choose!(name; Text, Number, Boolean)
    }
}

/// How often one fact may count.
#[derive(Debug, Clone, PartialEq)]
pub struct Once {
    /// Once per what.
    pub per: Per,
    /// For [`Per::Order`]: the text that tells orders apart.
    pub key: String,
}

/// Once per what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// Once for each subscriber.
    Subscriber,
    /// Once for each subscriber and local day.
    Day,
    /// Once for each order number.
    Order,
}

impl Per {
    /// The text that documents hold.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Subscriber => "subscriber",
            Self::Day => "day",
            Self::Order => "order",
        }
    }

    /// The policy of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        choose!(name; Subscriber, Day, Order)
    }
}

/// Which answer of the subscriber allows sending.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Consent {
    /// The variable's name, without braces.
    pub variable: String,
    /// The answers that count as yes.
    pub accepted: Vec<String>,
}

impl Consent {
    /// The answers that usually count as yes, and that a new condition begins with.
    pub const USUAL: [&str; 6] = ["sí", "si", "sim", "yes", "1", "true"];
}

/// What one ad platform hears.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Destination {
    /// Whether it hears of the goal at all.
    pub enabled: bool,
    /// The connection's id; empty: the bot's default.
    pub connection: String,
    /// The event.
    pub event: Option<Event>,
    /// The currency to convert the value into; empty: none.
    pub convert_to: String,
    /// What differs for this destination alone.
    pub only: Option<Box<Only>>,
}

/// Settings that replace the goal's own for one destination.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Only {
    /// Instead of the goal's value.
    pub value: Option<Value>,
    /// Instead of the goal's items.
    pub items: Option<Items>,
    /// Instead of the goal's parameters.
    pub params: Option<Vec<(String, String)>>,
}

/// An event's name: one of the platform's, or the builder's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A name meant to be the platform's.
    Standard(String),
    /// A name of the builder's own (`{ custom: … }`).
    Custom(String),
}

impl Event {
    /// The name, whichever kind it is.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Standard(name) | Self::Custom(name) => name,
        }
    }
}
