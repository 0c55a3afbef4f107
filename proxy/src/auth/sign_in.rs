//! The operator's way in: one key, printed at the start, opens a session that a cookie carries.

use std::fmt;

use axum::{
    extract::{Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use crate::{app::App, clock, problem::Problem, store};

const COOKIE: &str = "goal_session";
const SESSION_SECONDS: i64 = 7 * 24 * 60 * 60;
const SHORTEST_KEY: usize = 16;

/// The key of the sign-in link.
#[derive(Clone)]
pub struct SignInKey(String);

/// A sign-in key that could be guessed.
#[derive(Debug, thiserror::Error)]
#[error(
    "GOAL_SIGN_IN_KEY must be {SHORTEST_KEY} or more letters, digits, - and _; leave it out and goal-proxy makes one"
)]
pub struct BadSignInKey;

impl SignInKey {
    /// A new one.
    #[must_use]
    pub fn random() -> Self {
        Self(store::random_text())
    }

    /// A fixed one.
    ///
    /// # Errors
    /// When it is too short, or does not fit into a link as it is.
    pub fn new(text: &str) -> Result<Self, BadSignInKey> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if text.len() < SHORTEST_KEY || !text.bytes().all(fits) {
            return Err(BadSignInKey);
        }
        Ok(Self(text.to_owned()))
    }

    /// The path that signs a browser in, for the one line that prints it.
    #[must_use]
    pub fn link(&self) -> String {
        format!("/sign-in?key={}", self.0)
    }

    /// Digests are compared, and in constant time, so that a wrong key's answer tells nothing of the right one.
    fn opens(&self, key: &str) -> bool {
        Sha256::digest(&self.0).ct_eq(&Sha256::digest(key)).into()
    }
}

impl fmt::Debug for SignInKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("«sign-in key»")
    }
}

#[derive(Deserialize)]
pub(crate) struct SignIn {
    #[serde(default)]
    key: String,
    /// Which workspace to work in; the first one when it is left out.
    workspace: Option<String>,
}

/// `GET /sign-in?key=…`: sets the cookie and goes on to the studio.
pub(crate) async fn sign_in(State(app): State<App>, Query(asked): Query<SignIn>) -> Result<Response, Problem> {
    if !app.sign_in_key().opens(&asked.key) {
        let text = "This sign-in link is not valid any more. Open the link that goal-proxy printed when it started.\n";
        return Ok((StatusCode::FORBIDDEN, text).into_response());
    }
    let workspace = match &asked.workspace {
        Some(id) => app.workspace(id).ok_or_else(Problem::not_found)?,
        None => app.first_workspace(),
    };
    let session = store::random_text();
    let now = clock::now();
    let begun = app.store().begin_session(&session, &workspace.facts.id, now, now + SESSION_SECONDS).await;
    begun.map_err(|error| app.storage_failed(&error))?;
    let secure = if app.config().is_https() { "; Secure" } else { "" };
    let cookie = format!("{COOKIE}={session}; HttpOnly; SameSite=Strict; Path=/; Max-Age={SESSION_SECONDS}{secure}");
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, "/".to_owned()), (header::SET_COOKIE, cookie)]).into_response())
}

/// What the session cookie holds.
pub(super) fn cookie(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(name, value)| (name == COOKIE).then_some(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_must_be_long_and_fit_into_a_link() {
        for bad in ["", "short", "with a space in it, long", "0123456789abcde&"] {
            assert!(SignInKey::new(bad).is_err(), "{bad}");
        }
        let key = SignInKey::new("0123456789abcdef").expect("good");
        assert!(key.opens("0123456789abcdef") && !key.opens("0123456789abcdeg") && !key.opens(""));
        assert!(!format!("{key:?}").contains("0123"));
    }

    #[test]
    fn our_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, "a=1; goal_session=abc ;b=2".parse().expect("a header"));
        assert_eq!(cookie(&headers), Some("abc"));
        headers.clear();
        headers.append(header::COOKIE, "not_goal_session=abc".parse().expect("a header"));
        assert_eq!(cookie(&headers), None);
    }
}
