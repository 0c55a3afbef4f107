//! What the sandbox knows: tokens, datasets, pixels, ads, clicks, limits, the language of its messages.

mod demo;
mod meta;
mod read;
mod tiktok;
mod token;

pub use demo::{
    DEMO_AD, DEMO_CLICKS, DEMO_CRM_SET, DEMO_DATASET, DEMO_INSTAGRAM, DEMO_INSTAGRAM_DATASET, DEMO_OFFLINE_SET,
    DEMO_PAGE, DEMO_PAGE_DATASET, DEMO_PIXEL, DEMO_TIKTOK_PIXEL, DEMO_WABA,
};
pub use meta::{Account, AccountKind, Ad, Dataset};
pub use read::ConfigError;
pub use tiktok::{EventSource, SourceKind};
pub use token::{Token, TokenState};

use crate::limits::Limit;
use serde::Deserialize;

/// Everything the sandbox is told before it starts.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Language of the titles and messages that are meant for people.
    pub language: Language,
    /// The access tokens that exist.
    pub tokens: Vec<Token>,
    /// Meta: the datasets and pixels that exist.
    pub datasets: Vec<Dataset>,
    /// Meta: chat accounts that may have no dataset yet.
    pub accounts: Vec<Account>,
    /// Meta: the ads that exist.
    pub ads: Vec<Ad>,
    /// Meta: the ad clicks (`ctwa_clid`) that happened; a closing `*` takes every click that starts so.
    pub clicks: Vec<String>,
    /// TikTok: the pixels and event sets that exist.
    pub event_sources: Vec<EventSource>,
    /// The rate limits; without one a platform takes every call.
    pub limits: Vec<Limit>,
    /// The time to take as now, in Unix seconds; without it the clock's.
    pub now: Option<i64>,
}

/// Language of the titles and messages that are meant for people.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    En,
    /// Spanish.
    #[serde(rename = "es")]
    Es,
    /// Portuguese of Brazil.
    #[serde(rename = "pt-BR")]
    PtBr,
}

impl Config {
    /// The token with this value.
    pub(crate) fn token(&self, value: &str) -> Option<&Token> {
        self.tokens.iter().find(|known| known.value == value)
    }

    /// Whether this ad click happened.
    pub(crate) fn knows_click(&self, click: &str) -> bool {
        self.clicks.iter().any(|known| match known.strip_suffix('*') {
            Some(start) => click.starts_with(start),
            None => click == known,
        })
    }
}
