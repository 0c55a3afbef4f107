//! What the sandbox knows: tokens, datasets, ad clicks, the language of its messages.

mod read;

pub use read::ConfigError;

use serde::Deserialize;
use std::fmt;

/// The demo's dataset, linked to [`DEMO_WABA`].
pub const DEMO_DATASET: &str = "1020304050607080";
/// The demo's WhatsApp Business account.
pub const DEMO_WABA: &str = "100000000000001";
/// The demo's website pixel, linked to no chat channel.
pub const DEMO_PIXEL: &str = "2020304050607080";
/// The demo's ad clicks: all that start so.
pub const DEMO_CLICKS: &str = "ARDemo*";

/// Everything the sandbox is told before it starts.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Language of the titles and messages that are meant for people.
    pub language: Language,
    /// The access tokens that exist.
    pub tokens: Vec<Token>,
    /// The datasets and pixels that exist.
    pub datasets: Vec<Dataset>,
    /// The ad clicks (`ctwa_clid`) that happened; a closing `*` takes every click that starts so.
    pub clicks: Vec<String>,
    /// The time to take as now, in Unix seconds; without it the clock's.
    pub now: Option<i64>,
}

/// Language of the titles and messages that are meant for people.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Spanish.
    Es,
}

/// An access token.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Token {
    /// What the list of received calls shows instead of the token.
    pub name: String,
    /// The token itself; never shown.
    pub value: String,
    /// Whether it works.
    #[serde(default)]
    pub state: TokenState,
    /// The datasets it is assigned to; without a list, all.
    #[serde(default)]
    pub datasets: Option<Vec<String>>,
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token")
            .field("name", &self.name)
            .field("state", &self.state)
            .field("datasets", &self.datasets)
            .finish_non_exhaustive()
    }
}

impl Token {
    /// Whether the token's owner may use this dataset.
    pub fn sees(&self, dataset: &str) -> bool {
        self.datasets.as_ref().is_none_or(|list| list.iter().any(|id| id == dataset))
    }
}

/// Whether a token works.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum TokenState {
    /// It works.
    #[default]
    Ok,
    /// Its time is over (190/463).
    Expired,
    /// It lacks the scope for messaging events, or the app lacks full access (270).
    NoScope,
    /// Its owner lacks the permission (10).
    NoPermission,
}

/// A dataset, by what it is linked to.
#[derive(Clone, Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Dataset {
    /// Linked to a WhatsApp Business account.
    Waba {
        /// The dataset's id.
        id: String,
        /// The account it is linked to.
        whatsapp_business_account_id: String,
    },
    /// Linked to a Facebook Page.
    Page {
        /// The dataset's id.
        id: String,
        /// The Page it is linked to.
        page_id: String,
    },
    /// Linked to an Instagram account.
    Instagram {
        /// The dataset's id.
        id: String,
        /// The account it is linked to.
        ig_account_id: String,
    },
    /// A website's pixel, linked to no chat channel.
    Website {
        /// The pixel's id.
        id: String,
    },
}

impl Dataset {
    /// The id that stands in the address.
    pub fn id(&self) -> &str {
        match self {
            Self::Waba { id, .. } | Self::Page { id, .. } | Self::Instagram { id, .. } | Self::Website { id } => id,
        }
    }

    /// Every id of this dataset, with the name it has in a configuration.
    fn ids(&self) -> Vec<(&'static str, &str)> {
        let link = match self {
            Self::Waba { whatsapp_business_account_id, .. } => {
                Some(("whatsapp_business_account_id", whatsapp_business_account_id.as_str()))
            }
            Self::Page { page_id, .. } => Some(("page_id", page_id.as_str())),
            Self::Instagram { ig_account_id, .. } => Some(("ig_account_id", ig_account_id.as_str())),
            Self::Website { .. } => None,
        };
        std::iter::once(("id", self.id())).chain(link).collect()
    }
}

impl Config {
    /// The demo: one token, one WhatsApp dataset, one website pixel, every click that starts with `ARDemo`.
    pub fn demo(token: impl Into<String>) -> Self {
        Self {
            tokens: vec![Token { name: "demo".to_owned(), value: token.into(), state: TokenState::Ok, datasets: None }],
            datasets: vec![
                Dataset::Waba { id: DEMO_DATASET.to_owned(), whatsapp_business_account_id: DEMO_WABA.to_owned() },
                Dataset::Website { id: DEMO_PIXEL.to_owned() },
            ],
            clicks: vec![DEMO_CLICKS.to_owned()],
            ..Self::default()
        }
    }

    /// Whether this ad click happened.
    pub(crate) fn knows_click(&self, click: &str) -> bool {
        self.clicks.iter().any(|known| match known.strip_suffix('*') {
            Some(start) => click.starts_with(start),
            None => click == known,
        })
    }

    /// Now, in Unix seconds.
    pub(crate) fn now(&self) -> i64 {
        self.now.unwrap_or_else(|| {
            let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
            since.map_or(0, |d| i64::try_from(d.as_secs()).unwrap_or(i64::MAX))
        })
    }
}
