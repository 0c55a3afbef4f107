//! The file as it is written. Each value keeps its place, so that a complaint can name the line.

use std::{collections::BTreeMap, fmt, marker::PhantomData, path::PathBuf};

use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};
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
    #[serde(rename = "workspace", deserialize_with = "one_or_many")]
    pub(super) workspaces: Vec<Workspace>,
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
    /// Needed only where there are several.
    pub(super) workspace: Option<Spanned<String>>,
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

/// `[workspace]` or any number of `[[workspace]]`.
fn one_or_many<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<T>, D::Error> {
    struct OneOrMany<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrMany<T> {
        type Value = Vec<T>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("a table, or a list of tables")
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Vec<T>, A::Error> {
            T::deserialize(MapAccessDeserializer::new(map)).map(|one| vec![one])
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
            let mut all = Vec::new();
            while let Some(next) = list.next_element()? {
                all.push(next);
            }
            if all.is_empty() { Err(de::Error::invalid_length(0, &self)) } else { Ok(all) }
        }
    }

    deserializer.deserialize_any(OneOrMany(PhantomData))
}
