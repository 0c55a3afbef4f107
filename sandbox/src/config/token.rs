//! Access tokens, and whether they work.

use serde::Deserialize;
use std::fmt;

/// An access token.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Token {
    /// What the lists show instead of the token.
    pub name: String,
    /// The token itself; never shown.
    pub value: String,
    /// Whether it works.
    #[serde(default)]
    pub state: TokenState,
    /// When it ends, in Unix seconds; without it, never.
    #[serde(default)]
    pub expires_at: Option<i64>,
    /// What it is assigned to: datasets, ads, pixel codes, event sets; without a list, everything.
    #[serde(default)]
    pub datasets: Option<Vec<String>>,
    /// Its scopes, as Meta and TikTok name them; without a list, all of them.
    #[serde(default)]
    pub scopes: Option<Vec<String>>,
}

/// Whether a token works.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum TokenState {
    /// It works.
    #[default]
    Ok,
    /// Its time is over (Meta 190/463, TikTok 40102).
    Expired,
    /// Its owner changed the password (Meta 190/460, TikTok 40105).
    PasswordChanged,
    /// It was taken back (Meta 190/467, TikTok 40105).
    Revoked,
    /// It lacks the scope for events, or the app lacks full access (Meta 270, TikTok 40130).
    NoScope,
    /// Its owner lacks the permission (Meta 10, TikTok 40001).
    NoPermission,
}

impl Token {
    /// A token that works and may do everything.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            value: value.into(),
            state: TokenState::Ok,
            expires_at: None,
            datasets: None,
            scopes: None,
        }
    }

    /// Whether the token's owner may use what has this id.
    pub fn sees(&self, id: &str) -> bool {
        self.datasets.as_ref().is_none_or(|list| list.iter().any(|known| known == id))
    }

    /// Whether it has a scope.
    pub fn may(&self, scope: &str) -> bool {
        self.state != TokenState::NoScope
            && self.scopes.as_ref().is_none_or(|list| list.iter().any(|known| known == scope))
    }

    /// Whether its time is over.
    pub fn is_over(&self, now: i64) -> bool {
        self.state == TokenState::Expired || self.expires_at.is_some_and(|end| end <= now)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token")
            .field("name", &self.name)
            .field("state", &self.state)
            .field("expires_at", &self.expires_at)
            .field("datasets", &self.datasets)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}
