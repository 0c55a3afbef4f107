//! What exists at Meta: datasets, chat accounts, ads.

use serde::Deserialize;

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

    /// The account it is linked to, if any.
    pub fn account(&self) -> Option<&str> {
        match self {
            Self::Waba { whatsapp_business_account_id: id, .. }
            | Self::Page { page_id: id, .. }
            | Self::Instagram { ig_account_id: id, .. } => Some(id),
            Self::Website { .. } => None,
        }
    }

    /// Every id of this dataset, with the name it has in a configuration.
    pub(super) fn ids(&self) -> Vec<(&'static str, &str)> {
        let account = match self {
            Self::Waba { .. } => "whatsapp_business_account_id",
            Self::Page { .. } => "page_id",
            Self::Instagram { .. } | Self::Website { .. } => "ig_account_id",
        };
        std::iter::once(("id", self.id())).chain(self.account().map(|id| (account, id))).collect()
    }
}

/// A chat account that may have no dataset yet: one is made for it on request.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// What it is.
    pub kind: AccountKind,
    /// Its id.
    pub id: String,
}

/// The kinds of chat accounts.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    /// A WhatsApp Business account.
    Waba,
    /// A Facebook Page.
    Page,
    /// An Instagram account.
    Instagram,
}

impl AccountKind {
    /// A dataset linked to the account `account`.
    pub(crate) fn dataset(self, id: String, account: String) -> Dataset {
        match self {
            Self::Waba => Dataset::Waba { id, whatsapp_business_account_id: account },
            Self::Page => Dataset::Page { id, page_id: account },
            Self::Instagram => Dataset::Instagram { id, ig_account_id: account },
        }
    }
}

/// An ad.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ad {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The name of its campaign.
    #[serde(default)]
    pub campaign: Option<String>,
    /// The name of its ad set.
    #[serde(default)]
    pub adset: Option<String>,
}
