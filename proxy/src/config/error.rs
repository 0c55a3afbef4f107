//! What is wrong with a configuration: one sentence that begins with file, line and key, and repeats no value, because
//! the value may be a token in the wrong place.

use std::{io, ops::Range, path::Path};

/// A configuration that cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

impl ConfigError {
    pub(super) fn unreadable(path: &Path, cause: &io::Error) -> Self {
        Self(format!("{}: cannot be read ({cause}). Give the configuration's path with --config.", path.display()))
    }
}

/// A file and its text: turns places into lines.
pub(super) struct Place<'a> {
    pub(super) path: &'a Path,
    pub(super) text: &'a str,
}

impl Place<'_> {
    /// `what` is wrong with the value of `key` at `span`.
    pub(super) fn wrong(&self, span: Range<usize>, key: &str, what: &str) -> ConfigError {
        ConfigError(format!("{}: {what}", self.at(span, key)))
    }

    /// File, line and key: where something is said.
    pub(super) fn at(&self, span: Range<usize>, key: &str) -> String {
        format!("{}:{}: {key}", self.path.display(), self.line(span.start))
    }

    /// The text is no TOML, or a key is unknown, missing or of another type.
    pub(super) fn unparsable(&self, cause: &toml::de::Error) -> ConfigError {
        let span = cause.span().unwrap_or(0..0);
        let line = self.text.lines().nth(self.line(span.start) - 1).unwrap_or_default();
        let key = line.split('=').next().unwrap_or_default().trim().trim_matches(['[', ']']);
        let message = without_values(cause.message());
        let near = nearest(&message).map(|near| format!("; did you mean {near}?")).unwrap_or_default();
        self.wrong(span, key, &format!("{message}{near}"))
    }

    fn line(&self, start: usize) -> usize {
        self.text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1
    }
}

/// serde repeats a text of the wrong type in double quotes.
fn without_values(message: &str) -> String {
    match (message.find('"'), message.rfind('"')) {
        (Some(first), Some(last)) if first < last => {
            format!("{}{}", &message[..first].trim_end(), &message[last + 1..])
        }
        _ => message.to_owned(),
    }
}

/// serde names a field that it does not know, and then all that it knows, in back quotes.
fn nearest(message: &str) -> Option<&str> {
    let (_, named) = message.split_once("unknown field `")?;
    let (wrong, rest) = named.split_once('`')?;
    let known = rest.split('`').skip(1).step_by(2);
    known
        .map(|name| (strsim::damerau_levenshtein(wrong, name), name))
        .filter(|(apart, _)| *apart <= 3)
        .min()
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_answered_with_the_key_that_was_meant() {
        let message = "unknown field `platfrom`, expected one of `id`, `platform`, `channel`";
        assert_eq!(nearest(message), Some("platform"));
        assert_eq!(nearest("unknown field `colour`, expected `id`"), None);
        assert_eq!(nearest("missing field `id`"), None);
    }
}
