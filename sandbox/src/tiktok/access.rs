//! The token and what it may report to.

use super::reason::Reason;
use crate::config::{Config, EventSource, SourceKind, Token, TokenState};

/// Measurement → Report Conversion Event.
const SCOPE: &str = "report_conversion_event";

/// The token that was shown in the header `Access-Token`, if it works.
pub(crate) fn token<'a>(config: &'a Config, shown: Option<&str>, now: i64) -> Result<&'a Token, Reason> {
    let token = config.token(shown.ok_or(Reason::EmptyToken)?).ok_or(Reason::InvalidToken)?;
    match token.state {
        _ if token.is_over(now) => Err(Reason::ExpiredToken),
        TokenState::PasswordChanged | TokenState::Revoked => Err(Reason::InvalidToken),
        _ if !token.may(SCOPE) => Err(Reason::NoScope),
        _ => Ok(token),
    }
}

/// The pixel or event set. One that does not exist looks like one that the token may not use.
pub(crate) fn source<'a>(
    config: &'a Config,
    token: &Token,
    kind: SourceKind,
    id: &str,
) -> Result<&'a EventSource, Reason> {
    let found = config.event_sources.iter().find(|known| known.kind == kind && known.id == id);
    let allowed = token.state != TokenState::NoPermission && token.sees(id);
    found.filter(|_| allowed).ok_or(if kind == SourceKind::Web { Reason::OtherPixel } else { Reason::OtherSet })
}
