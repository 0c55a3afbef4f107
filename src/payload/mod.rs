//! Goal + moment -> the exact request each platform would get, and what its answer means.

pub mod answer;
pub mod batch;
mod convert;
mod event_id;
mod filled;
mod listed;
pub mod look_up;
mod meta;
mod parts;
mod person;
mod prepare;
mod tiktok;
mod totals;
mod value;
mod window;
mod writer;

use crate::domain::goal::Per;
use crate::domain::{Diagnostic, Platform, Pointer};

pub use convert::Conversion;
pub use meta::{ORIGIN as META_ORIGIN, VERSION as META_VERSION};
pub use person::{Fate, Told};
pub use prepare::{blocking, needs_value, of_destination, prepare, prepare_again, prepare_at, surroundings};
pub use tiktok::goes_without_click;
pub use totals::totals;
pub use value::{conversions, exchanged, value};
pub use window::{Wait, wait};

/// What would leave for the platforms when the goal is reached.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Prepared {
    /// What happened, as far as it is to count once; a destination's event has the same id. Another happening with it is a repeat.
    pub event_id: String,
    /// What it counts once by; `None`: every happening is its own, for want of a policy or of the fact that the policy names.
    pub once: Option<Per>,
    /// The requests, one per destination that hears of it.
    pub requests: Vec<Request>,
    /// The destinations that are switched on and do not hear of it, with the reason.
    pub skipped: Vec<Skipped>,
    /// Everything wrong with the goal, then what only the filled request can show.
    pub diagnostics: Vec<Diagnostic>,
}

/// A request without its token: what is frozen, shown and, with the token added, sent.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// Who gets it.
    pub platform: Platform,
    /// By which connection.
    pub connection: String,
    /// The event's name on the wire.
    pub event_name: String,
    /// The event's id on the wire.
    pub event_id: String,
    /// When it happened, in seconds since 1970 (UTC).
    pub event_time: i64,
    /// The second from which on it is not sent any more, because the platform would refuse it or could credit it to no ad;
    /// see [`wait`].
    pub expires_at: i64,
    /// Where the platform is told that it happened: Meta's `action_source`, TikTok's `event_source`. Fixed with the body,
    /// because the platforms look for copies of an event within one source.
    pub source: &'static str,
    /// Whose the event is at the platform: Meta's dataset, TikTok's pixel code or event set.
    pub source_id: String,
    /// For how many seconds the platform drops a second copy with the same `event_id`; 0: it counts every copy.
    pub drops_copies_for: u32,
    /// The platform's origin, `https://graph.facebook.com`; the proxy may put the sandbox's in its place.
    pub origin: &'static str,
    /// Path of the endpoint, with its version. The method is POST.
    pub path: String,
    /// Header that carries the token: its name, and what stands before the token.
    pub token_header: (&'static str, &'static str),
    /// The body, JSON text, exactly as it goes out (`Content-Type: application/json`).
    pub body: String,
    /// Which field of the block made which part of the body.
    pub map: Vec<Origin>,
    /// The value and its currency, as they stand in the body; `None`: it carries none.
    pub value: Option<(String, String)>,
    /// What became of the wish to send the value in another currency; frozen with the body.
    pub conversion: Option<Conversion>,
    /// The privacy ledger: of each field of the person, whether it goes out as it is, hashed or not at all, and why.
    pub told: Vec<Told>,
}

/// One part of a body and the block's field it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Place in the body.
    pub body: Pointer,
    /// Place in the block's document.
    pub field: Pointer,
}

/// A destination that does not hear of the goal this time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Who.
    pub platform: Platform,
    /// Why.
    pub reason: SkipReason,
}

/// Why a destination does not hear of a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SkipReason {
    /// The subscriber did not come from an ad.
    NoClick,
    /// Nothing that the platform could know the subscriber by.
    NoIdentity,
    /// The subscriber has not said yes.
    NoConsent,
    /// This has counted before. The core cannot know: whoever keeps the events' ids says so.
    Repeat,
    /// The value is needed and cannot be read.
    Value,
    /// The platform holds this back in the connection's country.
    Region,
    /// No usable connection, or no token for it.
    NotConnected,
    /// The block itself has an error that must be mended first.
    Block,
}

impl SkipReason {
    /// The name in JSON; `skip.<name>` in `locales/`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoClick => "no-click",
            Self::NoIdentity => "no-identity",
            Self::NoConsent => "no-consent",
            Self::Repeat => "repeat",
            Self::Value => "value",
            Self::Region => "region",
            Self::NotConnected => "not-connected",
            Self::Block => "block",
        }
    }
}
