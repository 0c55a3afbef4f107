//! Address and token: what is judged before the body is looked at, and the rights, which come last.

use super::fields::is_digits;
use super::reason::Reason;
use crate::config::{Config, Dataset, Token, TokenState};

/// The newest version that is confirmed to exist (of July 2026).
const NEWEST: u32 = 26;

/// Finds token and dataset, or says which of them is wrong.
pub(crate) fn open<'a>(
    config: &'a Config,
    version: &str,
    dataset: &str,
    token: Option<&str>,
) -> Result<(&'a Token, &'a Dataset), Reason> {
    if !version_exists(version) {
        return Err(Reason::UnknownPath);
    }
    let token = find_token(config, token.ok_or(Reason::MissingToken)?).ok_or(Reason::UnknownToken)?;
    if token.state == TokenState::Expired {
        return Err(Reason::ExpiredToken);
    }
    if !is_digits(dataset) {
        return Err(Reason::NoSuchObject);
    }
    let found = config.datasets.iter().find(|known| known.id() == dataset);
    // A dataset that is hidden from the token and one that does not exist look the same.
    let found = found.filter(|_| token.sees(dataset)).ok_or(Reason::NotVisible)?;
    Ok((token, found))
}

/// What the token lets its owner do. Observed to come last: a wrong click hides a missing scope.
pub(crate) fn permit(token: &Token) -> Result<(), Reason> {
    match token.state {
        TokenState::NoScope => Err(Reason::NoScope),
        TokenState::NoPermission => Err(Reason::NoPermission),
        TokenState::Ok | TokenState::Expired => Ok(()),
    }
}

/// The configured token with this value.
pub(crate) fn find_token<'a>(config: &'a Config, value: &str) -> Option<&'a Token> {
    config.tokens.iter().find(|known| known.value == value)
}

/// `^v\d{1,2}\.\d$`, and released. An old version is served by the oldest live one, so it passes.
fn version_exists(version: &str) -> bool {
    let Some((major, minor)) = version.strip_prefix('v').and_then(|v| v.split_once('.')) else {
        return false;
    };
    if !is_digits(major) || major.len() > 2 || !is_digits(minor) || minor.len() > 1 || major.starts_with('0') {
        return false;
    }
    let last_minor = match major {
        "2" => 9,
        "3" => 3,
        _ => 0,
    };
    let within = |text: &str, last: u32| text.parse().is_ok_and(|number: u32| number <= last);
    within(major, NEWEST) && within(minor, last_minor)
}
