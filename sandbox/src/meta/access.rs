//! Address and token: what is judged before the body is looked at, and the rights, which come last.

use super::reason::Reason;
use crate::config::{Dataset, Token, TokenState};
use crate::fields::is_digits;
use crate::state::Sandbox;

/// The newest version that is confirmed to exist (of July 2026).
const NEWEST: u32 = 26;

/// The scope that events of a channel need.
const SCOPES: [(&str, &str); 3] = [
    ("whatsapp", "whatsapp_business_manage_events"),
    ("messenger", "page_events"),
    ("instagram", "instagram_manage_events"),
];

/// `^v\d{1,2}\.\d$`, and released. An old version is served by the oldest live one, so it passes.
pub(crate) fn check_version(version: &str) -> Result<(), Reason> {
    if version_exists(version) { Ok(()) } else { Err(Reason::UnknownPath) }
}

/// The token that was shown, if it works.
pub(crate) fn token<'a>(sandbox: &'a Sandbox, shown: Option<&str>) -> Result<&'a Token, Reason> {
    let token = sandbox.config.token(shown.ok_or(Reason::MissingToken)?).ok_or(Reason::UnknownToken)?;
    match token.state {
        _ if token.is_over(sandbox.now()) => Err(Reason::ExpiredToken),
        TokenState::PasswordChanged => Err(Reason::PasswordChanged),
        TokenState::Revoked => Err(Reason::RevokedToken),
        _ => Ok(token),
    }
}

/// The dataset in the address, if the token's owner may use it.
pub(crate) fn dataset(sandbox: &Sandbox, token: &Token, id: &str) -> Result<Dataset, Reason> {
    if !is_digits(id) {
        return Err(Reason::NoSuchObject);
    }
    let found = sandbox.dataset(|known| known.id() == id);
    // A dataset that is hidden from the token and one that does not exist look the same.
    found.filter(|_| token.sees(id)).ok_or(Reason::NotVisible)
}

/// What the token lets its owner do. Observed to come last: a wrong click hides a missing scope.
pub(crate) fn permit(token: &Token, channel: Option<&str>) -> Result<(), Reason> {
    if token.state == TokenState::NoPermission {
        return Err(Reason::NoPermission);
    }
    let scope = SCOPES.iter().find(|(name, _)| Some(*name) == channel).map(|(_, scope)| *scope);
    let allowed = token.state != TokenState::NoScope && scope.is_none_or(|scope| token.may(scope));
    if allowed { Ok(()) } else { Err(Reason::NoScope) }
}

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
