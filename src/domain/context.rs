//! What preview and proxy know at the moment when a goal is reached. Time and ids come in here; the core has neither clock nor chance.

use super::Connection;
use super::choice::choose;
use super::rates::RateTable;
use crate::domain::letters::Trimmed as _;

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
    /// The id under which the platforms know them (`external_id`), where it is not [`id`](Self::id).
    pub external_id: String,
    /// Messenger's page-scoped id: the sender of its webhook.
    pub psid: String,
    /// Instagram's scoped id: the sender of its webhook.
    pub igsid: String,
    /// Contact data in clear, each at its [`Contact`]'s place. Only the bot's own runtime may give it.
    pub contact: [String; Contact::ALL.len()],
    /// The same, hashed for Meta: Meta's field name and 64 hex digits.
    pub hashed_meta: Vec<(String, String)>,
    /// The same, hashed for TikTok.
    pub hashed_tiktok: Vec<(String, String)>,
}

impl Subscriber {
    /// One piece of contact data in clear; empty: not known.
    #[must_use]
    pub fn contact(&self, contact: Contact) -> &str {
        self.contact.get(contact as usize).map_or("", String::as_str)
    }

    /// The id under which the platforms know the person.
    #[must_use]
    pub fn external_id(&self) -> &str {
        if self.external_id.trimmed().is_empty() { &self.id } else { &self.external_id }
    }
}

/// What may be known of a person in clear. What holds for contact data (browsers may not send it) holds for each of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contact {
    /// E-mail address.
    Email,
    /// Phone number.
    Phone,
    /// Given name.
    FirstName,
    /// Family name.
    LastName,
    /// `f`, `m` or a word for it.
    Gender,
    /// Day of birth.
    Birthday,
    /// Town.
    City,
    /// State, province or region.
    State,
    /// Postcode.
    Postcode,
    /// Country.
    Country,
}

impl Contact {
    /// Each, in the order of [`NAMES`](Self::NAMES).
    pub const ALL: [Self; 10] = [
        Self::Email,
        Self::Phone,
        Self::FirstName,
        Self::LastName,
        Self::Gender,
        Self::Birthday,
        Self::City,
        Self::State,
        Self::Postcode,
        Self::Country,
    ];

    /// Their names in JSON: members of `subscriber`.
    pub const NAMES: [&'static str; Self::ALL.len()] =
        ["email", "phone", "first_name", "last_name", "gender", "birthday", "city", "state", "postcode", "country"];
}

/// The ad that brought the subscriber, and the page it led to if there was one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Referral {
    /// The ad's id.
    pub ad_id: String,
    /// The ad's name.
    pub ad_name: String,
    /// The ad's link.
    pub link: String,
    /// The ad's headline.
    pub headline: String,
    /// The ad's text.
    pub body: String,
    /// WhatsApp's click id, verbatim.
    pub ctwa_clid: String,
    /// TikTok's click id, verbatim.
    pub ttclid: String,
    /// When the ad was clicked, in seconds since 1970 (UTC); 0: unknown.
    pub clicked_at: i64,
    /// When TikTok's ad was clicked, if that was another click than the one at [`clicked_at`](Self::clicked_at); 0: it was not.
    pub ttclid_at: i64,
    /// The page that the ad led to, with its parameters.
    pub page_url: String,
    /// TikTok's cookie `_ttp` on that page.
    pub ttp: String,
    /// The person's own address on the net there, not a chat server's.
    pub ip: String,
    /// The person's own browser there.
    pub user_agent: String,
    /// Meta's cookie `_fbc` there.
    pub fbc: String,
    /// Meta's cookie `_fbp` there.
    pub fbp: String,
    /// Id of the lead, for people who came through a platform's own form.
    pub lead_id: String,
}

impl Referral {
    /// When TikTok's ad was clicked; 0: unknown.
    #[must_use]
    pub const fn ttclid_clicked_at(&self) -> i64 {
        if self.ttclid_at == 0 { self.clicked_at } else { self.ttclid_at }
    }
}
