//! The file as it is written. Each value keeps its place, so that a complaint can name the line.

use std::{collections::BTreeMap, fmt, marker::PhantomData, path::PathBuf};

use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, SeqAccess, Visitor, value::MapAccessDeserializer},
};
use toml::Spanned;

type Text = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) database: Option<PathBuf>,
    pub(super) listen: Option<Text>,
    pub(super) tls: Option<Tls>,
    pub(super) tls_elsewhere: Option<bool>,
    pub(super) secrets: Option<PathBuf>,
    pub(super) sandbox: Option<Text>,
    pub(super) metrics_token: Option<Text>,
    #[serde(default)]
    pub(super) origins: Vec<Text>,
    pub(super) platform_timeout_seconds: Option<Spanned<u64>>,
    #[serde(default)]
    pub(super) limits: Limits,
    #[serde(default)]
    pub(super) delivery: Delivery,
    #[serde(default)]
    pub(super) ads: Ads,
    #[serde(default)]
    pub(super) rates: Rates,
    #[serde(default)]
    pub(super) retention: Retention,
    #[serde(rename = "workspace", deserialize_with = "one_or_many")]
    pub(super) workspaces: Vec<Workspace>,
    #[serde(default, rename = "connection")]
    pub(super) connections: Vec<Connection>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tls {
    pub(super) certificate: PathBuf,
    pub(super) key: PathBuf,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Limits {
    pub(super) request_seconds: Option<Spanned<u64>>,
    pub(super) concurrent_requests: Option<Spanned<u64>>,
    pub(super) requests_per_second: Option<Spanned<u64>>,
    pub(super) open_streams: Option<Spanned<u64>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Delivery {
    pub(super) live_requests: Option<Spanned<u64>>,
    pub(super) backlog_requests: Option<Spanned<u64>>,
    pub(super) backlog_batch: Option<Spanned<u64>>,
    pub(super) live_for_seconds: Option<Spanned<u64>>,
    pub(super) probe_seconds: Option<Spanned<u64>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Ads {
    pub(super) name_hours: Option<Spanned<u64>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Retention {
    pub(super) journal_days: Option<Spanned<u64>>,
    pub(super) contact_days: Option<Spanned<u64>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub(super) struct Rates {
    pub(super) own: Option<PathBuf>,
    pub(super) ecb: Option<Text>,
    pub(super) stale_after_days: Option<Spanned<u64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Workspace {
    pub(super) id: Text,
    pub(super) name: String,
    pub(super) time_zone: Text,
    #[serde(default)]
    pub(super) default_connections: BTreeMap<Text, Text>,
    #[serde(default)]
    pub(super) jwt: Vec<Jwt>,
}

/// A key with which the host's backend signs tokens for browsers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Jwt {
    pub(super) id: Option<String>,
    pub(super) algorithm: Text,
    pub(super) secret: Option<Text>,
    pub(super) public_key: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Connection {
    /// Needed only where there are several.
    pub(super) workspace: Option<Text>,
    pub(super) id: Text,
    pub(super) name: Text,
    pub(super) platform: Text,
    pub(super) channel: Option<Text>,
    pub(super) action_source: Option<Text>,
    pub(super) dataset_id: Option<Text>,
    pub(super) whatsapp_business_account_id: Option<Text>,
    pub(super) page_id: Option<Text>,
    pub(super) ig_account_id: Option<Text>,
    pub(super) pixel_code: Option<Text>,
    pub(super) offline_event_set_id: Option<Text>,
    pub(super) crm_event_set_id: Option<Text>,
    pub(super) country: Option<Text>,
    pub(super) phone_country: Option<Text>,
    pub(super) limited_data_use: Option<bool>,
    pub(super) opt_out: Option<bool>,
    pub(super) token: Option<Text>,
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
