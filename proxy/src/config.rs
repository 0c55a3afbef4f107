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
    /// How live events are sent.
    pub delivery: Delivery,
    /// How long things are kept.
    pub retention: Retention,
    /// How long an ad's name is believed before Meta is asked again, in seconds.
    pub ad_names: i64,
    /// Where exchange rates come from.
    pub rates: Rates,
    /// The workspaces, at least one.
    pub workspaces: Vec<Workspace>,
    /// The secrets that the file names.
    pub named_secrets: Vec<NamedSecret>,
}

/// A secret that the file names.
#[derive(Debug, Clone)]
pub struct NamedSecret {
    /// File, line and key.
    pub(crate) at: String,
    pub(crate) name: SecretName,
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
    /// How many streams of deliveries may be open at once.
    pub streams: usize,
}

/// How live events are sent. All times in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delivery {
    /// Requests under way at once for what has just come in, each with one event.
    pub live_requests: usize,
    /// Requests under way at once for what has waited: the share that live traffic leaves to a backlog.
    pub backlog_requests: usize,
    /// Most events of a backlog in one request.
    pub backlog_batch: u32,
    /// How long an event counts as live traffic.
    pub live_for: i64,
    /// How long to wait between two tries whether what is broken works again.
    pub probe_every: i64,
}

/// Where exchange rates come from besides what is given over the API.
#[derive(Debug, Clone)]
pub struct Rates {
    /// The operator's own tables, a CSV file that is read at the start, for every workspace.
    pub own: Option<PathBuf>,
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

    /// What the configuration names and is not there: one sentence each, with file, line, key and what to do. It keeps
    /// nobody from starting: what needs the secret waits for it.
    #[must_use]
    pub fn missing(&self, secrets: &Secrets) -> Vec<String> {
        let missing = self.named_secrets.iter().filter(|named| secrets.find(&named.name).is_none());
        let line = |NamedSecret { at, name }: &NamedSecret| {
            let name = name.as_str();
            format!("{at}: the secret {name} is missing; {}", self.where_to_put(name))
        };
        missing.map(line).collect()
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
mod tests;
