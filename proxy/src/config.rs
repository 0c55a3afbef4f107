//! The configuration file: read, checked, and wrong in words that name file, line and key.

mod check;
mod error;
mod example;
pub(crate) mod facts;
mod file;

use std::{
    fmt, fs,
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

use goal_element::domain::{self, Platform};
use jiff::tz::TimeZone;
use jsonwebtoken::DecodingKey;

pub use error::ConfigError;
pub use example::EXAMPLE;

use crate::{
    Database,
    secrets::{SecretName, Secrets},
};

/// A configuration that has been checked.
#[derive(Debug, Clone)]
pub struct Config {
    /// The database.
    pub database: Database,
    /// Where to listen, unless the command line says otherwise.
    pub listen: SocketAddr,
    /// Certificate and key, where goal-proxy speaks TLS itself.
    pub tls: Option<Tls>,
    /// Whether something before goal-proxy speaks TLS.
    pub tls_elsewhere: bool,
    /// The folder with one file per token.
    pub secrets: Option<PathBuf>,
    /// The sandbox's origin. Only connections that say `sandbox = true` go there.
    pub sandbox: Option<String>,
    /// The name of the secret that Prometheus shows at `/metrics`.
    pub metrics_token: Option<SecretName>,
    /// Origins of other pages that may call the API.
    pub origins: Vec<String>,
    /// How long a platform may take to answer.
    pub platform_timeout: Duration,
    /// What is taken at most.
    pub limits: Limits,
    /// How long things are kept.
    pub retention: Retention,
    /// Where exchange rates come from.
    pub rates: Rates,
    /// The workspaces, at least one.
    pub workspaces: Vec<Workspace>,
}

/// PEM files.
#[derive(Debug, Clone)]
pub struct Tls {
    /// The certificate and those that vouch for it.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// What is taken at most.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How long a request may take, its body included.
    pub request: Duration,
    /// How many requests may be worked on at once.
    pub concurrent: usize,
    /// How many requests a second one key, one token's workspace or one browser session's may send.
    pub per_second: u32,
}

/// Where exchange rates come from besides the operator's own table.
#[derive(Debug, Clone)]
pub struct Rates {
    /// The European Central Bank's daily file.
    pub ecb: Option<EcbSource>,
    /// A table older than this is announced as stale.
    pub stale_after_days: u64,
}

/// Where the European Central Bank's file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EcbSource {
    /// Fetched from here.
    Url(String),
    /// Put here by somebody else.
    File(PathBuf),
}

/// A key with which a host's backend signs tokens.
#[derive(Debug, Clone)]
pub struct JwtKey {
    /// The token's `kid`, where it tells one.
    pub id: Option<String>,
    /// The key, which fixes the algorithm too.
    pub source: JwtSource,
}

/// A key, and by it the one algorithm that it is good for.
#[derive(Clone)]
pub enum JwtSource {
    /// HS256, by the secret of this name.
    Shared(SecretName),
    /// EdDSA, by this public key.
    Public(DecodingKey),
}

impl fmt::Debug for JwtSource {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shared(name) => formatter.debug_tuple("Shared").field(name).finish(),
            Self::Public(_) => formatter.write_str("Public"),
        }
    }
}

/// A workspace: what belongs to it is invisible from every other.
#[derive(Debug, Clone)]
pub struct Workspace {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its time zone: which day it is.
    pub time_zone: TimeZone,
    /// The connection used by a bot that names none, per platform.
    pub default_connections: Vec<(Platform, String)>,
    /// Its connections as the file tells them.
    pub connections: Vec<Connection>,
    /// The keys that sign its pages' tokens.
    pub jwt: Vec<JwtKey>,
}

/// A connection and the name of its token.
#[derive(Debug, Clone)]
pub struct Connection {
    /// What the core knows of it.
    pub facts: domain::Connection,
    /// The token's name; `None`: it has none yet.
    pub token: Option<SecretName>,
    /// Whether it was made over the API, and not by the file.
    pub is_stored: bool,
}

/// How long things are kept, in seconds. Counts of days stay for ever: they name nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Happenings, events and their answers.
    pub journal: i64,
    /// The ad that brought a person, and the requests' bodies with their hashed contact data.
    pub contact: i64,
}

impl Config {
    /// Reads the file at `path`. Relative paths in it are relative to its folder.
    ///
    /// # Errors
    /// When the file cannot be read, or something in it is wrong: file, line, key, and what to do.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = fs::read_to_string(path).map_err(|cause| ConfigError::unreadable(path, &cause))?;
        Self::parse(path, &text)
    }

    /// Reads `text`, the content of the file at `path`.
    ///
    /// # Errors
    /// As [`Config::read`].
    pub fn parse(path: &Path, text: &str) -> Result<Self, ConfigError> {
        let place = error::Place { path, text };
        let file = toml::from_str(text).map_err(|cause| place.unparsable(&cause))?;
        check::check(file, &place)
    }

    /// What the configuration names and is not there: one sentence each, with what to do.
    #[must_use]
    pub fn missing(&self, secrets: &Secrets) -> Vec<String> {
        let mut lines = Vec::new();
        let mut miss = |whose: &str, name: &SecretName| {
            if secrets.find(name).is_none() {
                let name = name.as_str();
                lines.push(format!("{whose}: the secret {name} is missing; {}", self.where_to_put(name)));
            }
        };
        self.metrics_token.iter().for_each(|name| miss("metrics_token", name));
        for workspace in &self.workspaces {
            let tokens = workspace.connections.iter().filter_map(|it| Some((it.facts.id.as_str(), it.token.as_ref()?)));
            let signing = workspace.jwt.iter().filter_map(|key| match &key.source {
                JwtSource::Shared(name) => Some(("workspace.jwt", name)),
                JwtSource::Public(_) => None,
            });
            tokens.chain(signing).for_each(|(whose, name)| miss(whose, name));
        }
        lines
    }

    fn where_to_put(&self, name: &str) -> String {
        let folder = self.secrets.as_ref().map(|folder| format!(", or write it into {}", folder.join(name).display()));
        format!("set GOAL_SECRET_{name} in the environment{}", folder.unwrap_or_default())
    }

    /// Whether browsers reach goal-proxy by TLS.
    pub(crate) const fn is_https(&self) -> bool {
        self.tls.is_some() || self.tls_elsewhere
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"
sandbox = "http://127.0.0.1:4601"
[workspace]
id = "shop"
name = "The shop"
time_zone = "Europe/Madrid"
default_connections = { meta = "wa" }
[[connection]]
id = "wa"
name = "WhatsApp"
platform = "meta"
channel = "whatsapp"
dataset_id = "1020304050607080"
token = "META_SHOP"
sandbox = true
"#;

    fn parse(text: &str) -> Result<Config, ConfigError> {
        Config::parse(Path::new("/srv/goal.toml"), text)
    }

    fn wrong(from: &str, to: &str) -> String {
        assert!(GOOD.contains(from), "{from}");
        parse(&GOOD.replace(from, to)).expect_err(to).to_string()
    }

    #[test]
    fn a_good_file_reads_with_its_defaults() {
        let config = parse(GOOD).expect("good");
        assert_eq!(config.database, Database::File("/srv/goal.sqlite".into()));
        assert_eq!(config.listen.to_string(), "127.0.0.1:4600");
        assert_eq!(config.workspaces[0].connections[0].token.as_ref().map(SecretName::as_str), Some("META_SHOP"));
        assert!(config.workspaces[0].connections[0].facts.sandbox);
    }

    #[test]
    fn what_is_wrong_is_named_with_file_line_and_key() {
        let cases = [
            ("platform = ", "platfrom = ", "/srv/goal.toml:11: platfrom: unknown field"),
            ("\"Europe/Madrid\"", "\"Europe/Madird\"", "/srv/goal.toml:6: time_zone: "),
            ("\"Europe/Madrid\"", "7", "/srv/goal.toml:6: time_zone: invalid type: integer"),
            ("name = \"The shop\"\n", "", "/srv/goal.toml:3: workspace: missing field `name`"),
            ("\"meta\"\nchannel", "\"google\"\nchannel", "/srv/goal.toml:11: platform: "),
            ("\"whatsapp\"", "\"sms\"", "/srv/goal.toml:12: channel: "),
            ("1020304050607080", "../../evil", "/srv/goal.toml:13: dataset_id: "),
            ("{ meta = \"wa\" }", "{ meta = \"w\" }", "/srv/goal.toml:7: default_connections: "),
            ("http://127.0.0.1:4601", "http://graph.facebook.com.evil.example", "/srv/goal.toml:2: sandbox: "),
            ("sandbox = \"http://127.0.0.1:4601\"", "", "/srv/goal.toml:15: sandbox: "),
            ("[workspace]", "[workspace", "/srv/goal.toml:3: workspace: "),
        ];
        for (from, to, start) in cases {
            let said = wrong(from, to);
            assert!(said.starts_with(start), "{from} -> {to}: {said}");
        }
    }

    #[test]
    fn two_connections_of_one_id_or_name_are_refused() {
        let again = "[[connection]]\nid = \"wa\"\nname = \"Other\"\nplatform = \"meta\"\n";
        let said = parse(&format!("{GOOD}{again}")).expect_err("one id").to_string();
        assert!(said.starts_with("/srv/goal.toml:17: id: "), "{said}");
        let said =
            parse(&format!("{GOOD}{}", again.replace("wa", "b").replace("Other", "WhatsApp"))).expect_err("one name");
        assert!(said.to_string().starts_with("/srv/goal.toml:18: name: "), "{said}");
    }

    #[test]
    fn several_workspaces_keep_their_connections_apart() {
        let two = GOOD
            .replace("[workspace]", "[[workspace]]")
            .replace("[[connection]]", "[[connection]]\nworkspace = \"shop\"");
        let other = "[[workspace]]\nid = \"other\"\nname = \"Other\"\ntime_zone = \"UTC\"\n\
                     [[connection]]\nworkspace = \"other\"\nid = \"wa\"\nname = \"WhatsApp\"\nplatform = \"meta\"\n";
        let config = parse(&format!("{two}{other}")).expect("good");
        let ids: Vec<_> = config.workspaces.iter().map(|it| (it.id.as_str(), it.connections.len())).collect();
        assert_eq!(ids, [("shop", 1), ("other", 1)]);

        let said = parse(&format!("{two}{}", other.replace("\"other\"", "\"shop\""))).expect_err("twice").to_string();
        assert!(said.starts_with("/srv/goal.toml:18: id: "), "{said}");
        let said =
            parse(&format!("{two}{}", other.replace("workspace = \"other\"\n", ""))).expect_err("whose").to_string();
        assert!(said.starts_with("/srv/goal.toml:22: id: "), "{said}");
        let said = parse(&format!("{two}{}", other.replace("workspace = \"other\"", "workspace = \"othr\"")))
            .expect_err("whose");
        assert!(said.to_string().starts_with("/srv/goal.toml:22: workspace: "), "{said}");
    }

    #[test]
    fn a_token_in_the_file_is_refused_and_not_repeated() {
        let said = wrong("META_SHOP", "EAAGm0PX4ZCpsBAKZsecret");
        assert!(said.starts_with("/srv/goal.toml:14: token: ") && !said.contains("EAAG"), "{said}");
        let said = wrong("sandbox = true", "sandbox = \"EAAGm0PX4ZCpsBAKZsecret\"");
        assert!(said.starts_with("/srv/goal.toml:15: sandbox: ") && !said.contains("EAAG"), "{said}");
    }
}
