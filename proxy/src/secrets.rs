//! Platform tokens: where they come from, and how they stay out of everything that is shown or kept.

mod redact;

use std::{
    collections::BTreeMap,
    fmt, fs, io,
    path::{Path, PathBuf},
};

/// What stands where a token stood.
pub const MASK: &str = "«token»";

/// Environment variables with this prefix are secrets.
const PREFIX: &str = "GOAL_SECRET_";

/// A token's text. Nothing prints it; [`Secret::expose`] is the one way to it.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// The text itself, for the header that carries it.
    pub(crate) fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(MASK)
    }
}

/// The name of a secret, such as `META_SHOP`. A configuration holds names only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SecretName(String);

impl SecretName {
    /// The name, if `text` is one: capitals, digits and `_`. So it is no path, and hardly ever a token.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let fits = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
        (1..=64).contains(&text.len()).then_some(())?;
        text.bytes().all(fits).then(|| Self(text.to_owned()))
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Where tokens are found: the environment, then a folder with one file per name. Files are read when they are
/// needed, so a token may be replaced without a restart.
#[derive(Clone)]
pub struct Secrets {
    environment: BTreeMap<String, Secret>,
    folder: Option<PathBuf>,
}

impl Secrets {
    /// Secrets from `environment` (of which only `GOAL_SECRET_…` is kept) and `folder`.
    pub fn new(environment: impl IntoIterator<Item = (String, String)>, folder: Option<PathBuf>) -> Self {
        let environment = environment
            .into_iter()
            .filter_map(|(name, value)| Some((name.strip_prefix(PREFIX)?.to_owned(), secret(&value)?)))
            .collect();
        Self { environment, folder }
    }

    /// The secret of that name, if there is one now.
    #[must_use]
    pub fn find(&self, name: &SecretName) -> Option<Secret> {
        self.environment.get(name.as_str()).cloned().or_else(|| read(self.folder.as_deref()?, name))
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Secrets").field("folder", &self.folder).finish_non_exhaustive()
    }
}

/// `bytes` as text with every form of `secrets` masked.
pub(crate) fn redact(bytes: &[u8], secrets: &[Secret]) -> String {
    redact::redact(bytes, secrets)
}

fn read(folder: &Path, name: &SecretName) -> Option<Secret> {
    let path = folder.join(name.as_str());
    match fs::read_to_string(&path) {
        Ok(text) => secret(&text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => {
            tracing::warn!(path = %path.display(), %error, "a secret's file cannot be read");
            None
        }
    }
}

/// A file ends in a line break; a token holds no white space. Nothing at all is no secret.
fn secret(text: &str) -> Option<Secret> {
    let text = text.trim();
    (!text.is_empty()).then(|| Secret(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> SecretName {
        SecretName::new(text).expect("a good name")
    }

    #[test]
    fn a_name_is_never_a_path_nor_looks_like_a_token() {
        for bad in ["", "../META", "META SHOP", "meta", "EAAGm0PX4ZCpsBAKZ", "A/B", "."] {
            assert_eq!(SecretName::new(bad), None, "{bad}");
        }
        assert!(SecretName::new("META_SHOP_2").is_some());
    }

    #[test]
    fn the_environment_wins_over_the_folder_and_the_folder_is_read_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let environment =
            [("GOAL_SECRET_A".to_owned(), " from-environment ".to_owned()), ("HOME".to_owned(), "x".to_owned())];
        let secrets = Secrets::new(environment, Some(folder.path().to_owned()));
        fs::write(folder.path().join("A"), "from-file").expect("written");
        assert_eq!(secrets.find(&name("A")).expect("found").expose(), "from-environment");

        assert!(secrets.find(&name("B")).is_none());
        fs::write(folder.path().join("B"), "first\n").expect("written");
        assert_eq!(secrets.find(&name("B")).expect("found").expose(), "first");
        fs::write(folder.path().join("B"), "second\n").expect("written");
        assert_eq!(secrets.find(&name("B")).expect("found").expose(), "second");
        fs::write(folder.path().join("B"), " \n").expect("written");
        assert!(secrets.find(&name("B")).is_none());
    }

    #[test]
    fn nothing_prints_a_secret() {
        let secrets = Secrets::new([("GOAL_SECRET_A".to_owned(), "hush-hush".to_owned())], None);
        let found = secrets.find(&name("A"));
        assert!(!format!("{secrets:?} {found:?}").contains("hush"));
    }
}
