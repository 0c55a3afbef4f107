//! The file as it is written. Each value keeps its place, so that a complaint can name the line.

use std::{collections::BTreeMap, path::PathBuf};

use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) database: Option<PathBuf>,
    pub(super) listen: Option<Spanned<String>>,
    pub(super) secrets: Option<PathBuf>,
    pub(super) sandbox: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) origins: Vec<Spanned<String>>,
    pub(super) platform_timeout_seconds: Option<Spanned<u64>>,
    pub(super) workspace: Workspace,
    #[serde(default, rename = "connection")]
    pub(super) connections: Vec<Connection>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Workspace {
    pub(super) id: Spanned<String>,
    pub(super) name: String,
    pub(super) time_zone: Spanned<String>,
    #[serde(default)]
    pub(super) default_connections: BTreeMap<Spanned<String>, Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Connection {
    pub(super) id: Spanned<String>,
    pub(super) name: Spanned<String>,
    pub(super) platform: Spanned<String>,
    pub(super) channel: Option<Spanned<String>>,
    pub(super) dataset_id: Option<Spanned<String>>,
    pub(super) whatsapp_business_account_id: Option<Spanned<String>>,
    pub(super) page_id: Option<Spanned<String>>,
    pub(super) ig_account_id: Option<Spanned<String>>,
    pub(super) pixel_code: Option<Spanned<String>>,
    pub(super) offline_event_set_id: Option<Spanned<String>>,
    pub(super) crm_event_set_id: Option<Spanned<String>>,
    pub(super) country: Option<Spanned<String>>,
    pub(super) phone_country: Option<Spanned<String>>,
    pub(super) limited_data_use: Option<Spanned<bool>>,
    pub(super) token: Option<Spanned<String>>,
    pub(super) sandbox: Option<Spanned<bool>>,
}
