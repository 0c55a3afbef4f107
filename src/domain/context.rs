//! What preview and proxy know at the moment when a goal is reached. Time and ids come in here; the core has neither clock nor chance.

use super::Connection;
use super::choice::choose;
use super::rates::RateTable;

/// What an event is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// Look only: no request to a platform.
    #[default]
    Check,
    /// A test event with a test event code.
    Test,
    /// A real one.
    Live,
}

impl Mode {
    /// The name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Test => "test",
            Self::Live => "live",
        }
    }

    /// The mode of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        choose!(name; Check, Test, Live)
    }
}

/// The moment at which a goal is reached.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Context {
    /// Now, in seconds since 1970 (UTC).
    pub now: i64,
    /// The day at the workspace, `YYYY-MM-DD`; for "once per day".
    pub local_date: String,
    /// What the event is for.
    pub mode: Mode,
    /// Stable over the runtime's own retries of one happening.
    pub happening_id: String,
    /// The subscriber's variables: name and value as text.
    pub variables: Vec<(String, String)>,
    /// Who reached the goal.
    pub subscriber: Subscriber,
    /// The ad that brought them.
    pub referral: Referral,
    /// The connections that the goal may name.
    pub connections: Vec<Connection>,
    /// The connection used by a goal that names none, per platform.
    pub default_connections: Vec<(super::Platform, String)>,
    /// The workspace's salt for `event_id`. No credential: it only keeps ids from being guessed from outside.
    pub salt: String,
    /// From Events Manager's *Test events*; for [`Mode::Test`].
    pub test_event_code: String,
    /// Exchange rates, for destinations whose value is converted.
    pub rates: Vec<RateTable>,
}

/// Who reached the goal.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Subscriber {
    /// The host's id of the person.
    pub id: String,
    /// E-mail in clear. Only the bot's own runtime may give it.
    pub email: String,
    /// Phone in clear. Only the bot's own runtime may give it.
    pub phone: String,
    /// The same, hashed for Meta: Meta's field name and 64 hex digits.
    pub hashed_meta: Vec<(String, String)>,
    /// The same, hashed for TikTok.
    pub hashed_tiktok: Vec<(String, String)>,
}

/// The ad that brought the subscriber.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Referral {
    /// The ad's id.
    pub ad_id: String,
    /// The ad's name.
    pub ad_name: String,
    /// The ad's link.
    pub link: String,
    /// WhatsApp's click id, verbatim.
    pub ctwa_clid: String,
    /// When the ad was clicked, in seconds since 1970 (UTC); 0: unknown.
    pub clicked_at: i64,
}
