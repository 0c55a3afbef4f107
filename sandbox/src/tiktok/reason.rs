//! Why TikTok refuses a call, by which code, and in which words. Its messages are English for everybody.
//!
//! Codes 40000 and 40002 both stand for wrong data, and for most of what can be wrong no document says which of the two
//! comes: those we give are our choice. What is documented stands in `tests/tiktok` without the mark *code unknown*.

use crate::fields::{Blame, Misfit, Shape};
use crate::path::Path;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    // Address, token, rights
    Route,
    Version,
    EmptyToken,
    InvalidToken,
    ExpiredToken,
    NoScope,
    OtherPixel,
    OtherSet,
    NotOnAllowList,
    TooFrequent,
    // Body
    NotJson,
    OldSchema,
    Missing,
    UnknownSource,
    Partner,
    BatchSize,
    /// A field with a wrong type.
    Shape(Shape),
    // Event
    EventName,
    NotOffline,
    TooOld,
    EventTime,
    NotUrl,
    // User and properties
    NotHashed,
    Value,
    Currency,
}

impl Reason {
    pub(crate) const fn code(self) -> u32 {
        match self {
            Self::Route => 40_400,
            Self::Version => 40_051,
            Self::EmptyToken => 40_104,
            Self::InvalidToken => 40_105,
            Self::ExpiredToken => 40_102,
            Self::NoScope => 40_130,
            Self::OtherPixel | Self::OtherSet => 40_001,
            Self::NotOnAllowList => 40_118,
            Self::TooFrequent => 40_100,
            Self::Partner => 40_063,
            Self::BatchSize => 40_061,
            Self::NotHashed => 40_062,
            Self::NotJson | Self::OldSchema | Self::Value => 40_000,
            _ => 40_002,
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Route => "The requested route does not exist. Check the path; it ends with a slash.",
            Self::Version => "Invalid API version.",
            Self::EmptyToken => "Access token is empty. Send it in the header Access-Token.",
            Self::InvalidToken => "Access token is incorrect or has been revoked.",
            Self::ExpiredToken => "Access token has expired.",
            Self::NoScope => "The scope for reporting conversion events is not authorized.",
            Self::OtherPixel => "No permission to operate pixel code",
            Self::OtherSet => "No permission to operate event source id",
            Self::NotOnAllowList => "Not on the allow-list for app events",
            Self::TooFrequent => "Too many requests. Please retry in some time.",
            Self::NotJson => "The body is not valid JSON.",
            Self::OldSchema => "This field belongs to Events API 1.0",
            Self::Missing => "Missing data for required field",
            Self::UnknownSource => "Not one of web, app, offline, crm",
            Self::Partner => "Invalid partner name",
            Self::BatchSize => "Must hold 1 to 1000 events",
            Self::Shape(shape) => shape_words(shape),
            Self::EventName => "Invalid event name: letters, digits, _ and -, a letter first, 50 characters at most",
            Self::NotOffline => "Only standard events are supported for offline event sets",
            Self::TooOld => "The event happened more than 28 days ago",
            Self::EventTime => "Not a Unix timestamp in seconds",
            Self::NotUrl => "Not a valid URL",
            Self::NotHashed => "Must be hashed with SHA-256",
            Self::Value => "Not a valid number",
            Self::Currency => "Not a valid currency code",
        }
    }
}

const fn shape_words(shape: Shape) -> &'static str {
    match shape {
        Shape::NotText => "Not a valid string",
        Shape::NotNumber => "Not a valid number",
        Shape::NotInteger => "Not a valid integer",
        Shape::NotBoolean => "Not a valid boolean",
        Shape::NotObject => "Not a valid object",
        Shape::NotList => "Not a valid list",
        Shape::NotListed => "Not a valid choice",
        Shape::NotTextOrInteger => "Not a valid string or integer",
        Shape::NotHash => "Not a valid hash",
        Shape::NotDigits => "Not a valid id",
        Shape::NotAddress => "Not a valid IP address",
        Shape::Negative => "Must not be negative",
        Shape::NotPositive => "Must be 1 or more",
    }
}

/// Why a call is refused, and where.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) reason: Reason,
    path: Option<Path>,
    /// The rejected value: TikTok's messages may repeat it.
    value: Option<String>,
}

impl Refusal {
    /// The same, which repeats the value.
    pub(crate) fn repeating(self, value: impl Into<String>) -> Self {
        Self { value: Some(value.into()), ..self }
    }

    /// `data.0.user.email: Must be hashed with SHA-256: ana@shop.example`
    pub(crate) fn message(&self) -> String {
        let path = self.path.as_ref().map(Path::dotted);
        let parts = path.as_deref().into_iter().chain([self.reason.words()]).chain(self.value.as_deref());
        parts.collect::<Vec<_>>().join(": ")
    }
}

impl Blame for Reason {
    type Refusal = Refusal;
    fn at(self, path: Path) -> Refusal {
        Refusal { reason: self, path: Some(path), value: None }
    }
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Self {
        Self { reason, path: None, value: None }
    }
}

impl From<Misfit> for Refusal {
    fn from(misfit: Misfit) -> Self {
        Reason::Shape(misfit.shape).at(misfit.path)
    }
}
