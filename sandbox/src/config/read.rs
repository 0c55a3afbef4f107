//! Reading a configuration from a file, and finding what is wrong with it.

use super::{Config, EventSource, SourceKind, Token};
use std::path::{Path, PathBuf};

/// Why a configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file is not there or not readable.
    #[error("Cannot read {}: {source}. Give --config a file that exists.", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The file is neither `.json` nor `.toml`.
    #[error("{} is neither .json nor .toml. Rename it, or give another --config.", .0.display())]
    Format(PathBuf),
    /// The text does not have the shape of a configuration.
    #[error("{}: {message}. Mend the file and start again.", path.display())]
    Shape {
        /// The file.
        path: PathBuf,
        /// What is wrong, and in which line.
        message: String,
    },
    /// The shape is right, a value is not.
    #[error("{at}: {message}")]
    Value {
        /// Where it stands, as `tokens[0].value`.
        at: String,
        /// What is wrong and what to do.
        message: String,
    },
}

impl Config {
    /// Reads and checks a `.json` or `.toml` file.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| ConfigError::Unreadable { path: path.to_owned(), source })?;
        let shape = |message: &str, line| ConfigError::Shape {
            path: path.to_owned(),
            message: format!("{} (line {line})", without_quotes(message)),
        };
        let config: Self = match path.extension().and_then(|e| e.to_str()) {
            Some("json") => serde_json::from_str(&text).map_err(|e| {
                let message = e.to_string();
                shape(message.split(" at line ").next().unwrap_or_default(), e.line())
            })?,
            Some("toml") => toml::from_str(&text).map_err(|e| {
                let before = e.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
                shape(e.message(), before.matches('\n').count() + 1)
            })?,
            _ => return Err(ConfigError::Format(path.to_owned())),
        };
        config.check()?;
        Ok(config)
    }

    /// Finds what would make the sandbox answer nonsense: empty tokens, ids that are no ids, names that lead nowhere.
    pub fn check(&self) -> Result<(), ConfigError> {
        for (i, dataset) in self.datasets.iter().enumerate() {
            for (key, id) in dataset.ids() {
                digits(format!("datasets[{i}].{key}"), id)?;
            }
            let twice = self.datasets[..i].iter().any(|other| other.id() == dataset.id());
            once(format!("datasets[{i}].id"), twice)?;
        }
        for (i, account) in self.accounts.iter().enumerate() {
            digits(format!("accounts[{i}].id"), &account.id)?;
        }
        for (i, ad) in self.ads.iter().enumerate() {
            digits(format!("ads[{i}].id"), &ad.id)?;
        }
        for (i, source) in self.event_sources.iter().enumerate() {
            check_source(format!("event_sources[{i}].id"), source)?;
            let twice = self.event_sources[..i].iter().any(|other| other.id == source.id);
            once(format!("event_sources[{i}].id"), twice)?;
        }
        for (i, limit) in self.limits.iter().enumerate() {
            if limit.calls == 0 || limit.seconds == 0 {
                return Err(wrong(format!("limits[{i}]"), "calls and seconds must be 1 or more"));
            }
        }
        self.tokens.iter().enumerate().try_for_each(|(i, token)| self.check_token(i, token))
    }

    fn check_token(&self, i: usize, token: &Token) -> Result<(), ConfigError> {
        if token.value.trim().is_empty() {
            return Err(wrong(format!("tokens[{i}].value"), "the token is empty; make one up"));
        }
        let unknown = |id: &&String| !self.knows(id);
        match token.datasets.iter().flatten().find(unknown) {
            Some(id) => {
                let message = format!("there is no dataset, ad or event source {id}; add it or remove it here");
                Err(wrong(format!("tokens[{i}].datasets"), message))
            }
            None => Ok(()),
        }
    }

    /// Whether anything has this id.
    fn knows(&self, id: &str) -> bool {
        self.datasets.iter().any(|dataset| dataset.ids().iter().any(|(_, known)| *known == id))
            || self.accounts.iter().any(|account| account.id == id)
            || self.ads.iter().any(|ad| ad.id == id)
            || self.event_sources.iter().any(|source| source.id == id)
    }
}

fn digits(at: String, id: &str) -> Result<(), ConfigError> {
    let good = !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit());
    if good { Ok(()) } else { Err(wrong(at, "write digits only, in quotes")) }
}

fn once(at: String, twice: bool) -> Result<(), ConfigError> {
    if twice { Err(wrong(at, "this id stands here twice; remove one")) } else { Ok(()) }
}

fn check_source(at: String, source: &EventSource) -> Result<(), ConfigError> {
    if source.kind != SourceKind::Web {
        return digits(at, &source.id);
    }
    let good = source.id.len() == 20 && source.id.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    if good { Ok(()) } else { Err(wrong(at, "write a pixel code: 20 capital letters and digits")) }
}

fn wrong(at: String, message: impl Into<String>) -> ConfigError {
    ConfigError::Value { at, message: message.into() }
}

/// A reader's message without the values that it quotes: one of them could be a token.
fn without_quotes(message: &str) -> String {
    let outside = message.split('"').step_by(2);
    outside.collect::<Vec<_>>().join("\"…\"")
}
