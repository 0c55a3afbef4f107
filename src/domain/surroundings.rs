//! What the editor tells about the bot around the block. Nothing of it is kept in the document.

use super::choice::choose;
use super::{Platform, Severity};

/// The bot around the block, as far as the host tells. What it does not tell keeps the rules that need it silent.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Surroundings {
    /// The flow's variables; `None`: the host does not say.
    pub variables: Option<Vec<Variable>>,
    /// The workspace's connections; `None`: the host does not say.
    pub connections: Option<Vec<Connection>>,
    /// The connection used by a block that names none, per platform.
    pub default_connections: Vec<(Platform, String)>,
    /// The currency that the bot sells in: offered, never set unasked.
    pub currency: Option<String>,
    /// Which rules the host has switched off or lowered.
    pub rules: RuleSettings,
}

impl Surroundings {
    /// The connection that a block with `id` (empty: the default) would use for `platform`, when the host told of it.
    #[must_use]
    pub fn connection(&self, platform: Platform, id: &str) -> Option<&Connection> {
        let id = if id.is_empty() { self.default_connection(platform)? } else { id };
        self.connections.as_ref()?.iter().find(|connection| connection.id == id)
    }

    /// The id of the bot's default connection for `platform`.
    #[must_use]
    pub fn default_connection(&self, platform: Platform) -> Option<&str> {
        self.default_connections.iter().find(|(of, _)| *of == platform).map(|(_, id)| id.as_str())
    }
}

/// A variable of the flow.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Variable {
    /// Its name, without braces.
    pub name: String,
    /// What it holds, when the host knows.
    pub kind: Option<VariableKind>,
    /// Values seen or expected, the most usual first.
    pub samples: Vec<String>,
    /// Of a list: what its rows call their members, by the host or else by the first sample.
    pub columns: Vec<String>,
}

/// What a variable holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VariableKind {
    /// Text.
    Text,
    /// A number.
    Number,
    /// Yes or no.
    Boolean,
    /// A list.
    List,
}

impl VariableKind {
    /// The name that hosts use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::List => "list",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        choose!(name; Text, Number, Boolean, List)
    }
}

/// Which chat channel a connection belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// WhatsApp.
    WhatsApp,
    /// Messenger.
    Messenger,
    /// Instagram.
    Instagram,
}

impl Channel {
    /// Meta's spelling.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::WhatsApp => "whatsapp",
            Self::Messenger => "messenger",
            Self::Instagram => "instagram",
        }
    }

    /// The channel of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        choose!(name; WhatsApp, Messenger, Instagram)
    }
}

/// Where Meta is told that an event of a connection without a chat channel happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionSource {
    /// In a conversation that is none of Meta's: Telegram, a chat on a website.
    Chat,
    /// By itself, such as a subscription that renews.
    SystemGenerated,
    /// On a page.
    Website,
}

impl ActionSource {
    /// Meta's spelling.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chat => "chat",
            Self::SystemGenerated => "system_generated",
            Self::Website => "website",
        }
    }

    /// The source of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        choose!(name; Chat, SystemGenerated, Website)
    }
}

/// A channel with its dataset or pixel: what a block names instead of a token. It holds no secret, and has no field for one.
#[derive(Debug, Clone, PartialEq)]
pub struct Connection {
    /// Its id.
    pub id: String,
    /// Its name, as people know it.
    pub name: String,
    /// Whose it is.
    pub platform: Platform,
    /// The chat channel; `None`: none.
    pub channel: Option<Channel>,
    /// Where Meta is told that an event happened, without a channel; `None`: on the page, if one is known, else in a chat.
    pub action_source: Option<ActionSource>,
    /// Meta's dataset.
    pub dataset_id: String,
    /// The WhatsApp Business account that the dataset is linked to.
    pub whatsapp_business_account_id: String,
    /// The page that the dataset is linked to.
    pub page_id: String,
    /// The Instagram account that the dataset is linked to.
    pub ig_account_id: String,
    /// TikTok's pixel (event source `web`), for people whose click on the ad is known.
    pub pixel_code: String,
    /// TikTok's offline event set (event source `offline`), for people whose phone or e-mail is known.
    pub offline_event_set_id: String,
    /// TikTok's CRM event set (event source `crm`), for leads from TikTok's own forms.
    pub crm_event_set_id: String,
    /// Where the business is at home, two letters by ISO 3166; empty: not told.
    pub country: String,
    /// Where phone numbers without a country code are at home, two letters by ISO 3166; empty: where the business is.
    pub phone_country: String,
    /// Whether the platform is asked to use what it hears sparingly (Limited Data Use).
    pub limited_data_use: bool,
    /// Whether Meta may use its events to credit ads alone, and not to choose who sees them.
    pub opt_out: bool,
    /// Whether it leads to the sandbox and not to the platform.
    pub sandbox: bool,
}

/// Which rules the host has switched off or lowered; travels with requests to the proxy so that verdicts stay equal.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RuleSettings {
    /// Codes that stay silent.
    pub off: Vec<String>,
    /// Codes with the severity they may have at most.
    pub lower: Vec<(String, Severity)>,
}
