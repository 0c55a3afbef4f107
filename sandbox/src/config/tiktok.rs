//! What exists at TikTok: pixels and event sets.

use serde::Deserialize;

/// Where events may come from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventSource {
    /// What it is.
    pub kind: SourceKind,
    /// Pixel code, event set id or app id.
    pub id: String,
}

/// The kinds of sources, as `event_source` spells them.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// A website, by its pixel.
    Web,
    /// An offline event set.
    Offline,
    /// A CRM event set.
    Crm,
}

impl SourceKind {
    /// As `event_source` spells it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Offline => "offline",
            Self::Crm => "crm",
        }
    }
}
