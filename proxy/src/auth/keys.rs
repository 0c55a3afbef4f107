//! Runtime keys: `gk_` with an id and 256 random bits. Shown once; kept as a digest, which is enough for a text that
//! nobody can guess.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::{By, Right, Session};
use crate::{app::App, problem::Problem, store};

const PREFIX: &str = "gk_";
/// Letters of the id; the rest is secret.
const ID: usize = 12;
/// So long may a revoked key go on to be believed.
const BELIEVED: Duration = Duration::from_secs(5);

/// A key that has just been made.
#[derive(Clone)]
pub(crate) struct NewKey {
    pub(crate) id: String,
    /// The whole key, for the one answer that shows it.
    pub(crate) text: String,
}

impl NewKey {
    /// A key that nobody has yet.
    pub(crate) fn random() -> Self {
        let alphanumeric = |text: String| -> String { text.chars().filter(char::is_ascii_alphanumeric).collect() };
        let id: String = alphanumeric(store::random_text()).chars().take(ID).collect();
        let text = format!("{PREFIX}{id}_{}", store::random_text());
        Self { id, text }
    }

    /// What is kept of it.
    pub(crate) fn digest(&self) -> String {
        digest(&self.text)
    }
}

impl std::fmt::Debug for NewKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("NewKey").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Keys that were good a moment ago, by digest, so that not every event asks the database.
#[derive(Debug, Default)]
pub(crate) struct Known(Mutex<HashMap<String, (Instant, Session)>>);

impl Known {
    fn find(&self, digest: &str) -> Option<Session> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|_, (at, _)| at.elapsed() < BELIEVED);
        known.get(digest).map(|(_, session)| session.clone())
    }

    fn keep(&self, digest: String, session: Session) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(digest, (Instant::now(), session));
    }

    /// A key is not believed any more, here at once.
    pub(crate) fn forget_all(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// Whether it looks like a runtime key.
pub(crate) fn is_runtime_key(text: &str) -> bool {
    text.starts_with(PREFIX)
}

/// Whose session the key is.
pub(super) async fn session(app: &App, key: &str) -> Result<Session, Problem> {
    let wrong = || Problem::bad_authorization("the runtime key is not known, or has been revoked");
    let digest = digest(key);
    if let Some(session) = app.known_keys().find(&digest) {
        return Ok(session);
    }
    let id = key.strip_prefix(PREFIX).and_then(|rest| rest.split_once('_')).map(|(id, _)| id).ok_or_else(wrong)?;
    let kept = app.store().runtime_key(id).await.map_err(|error| app.storage_failed(&error))?.ok_or_else(wrong)?;
    let is_it = bool::from(kept.digest.as_bytes().ct_eq(digest.as_bytes()));
    if !is_it || app.workspace(&kept.workspace).is_none() {
        return Err(wrong());
    }
    let session = Session { workspace: kept.workspace, by: By::Runtime(id.to_owned()), rights: vec![Right::Live] };
    app.known_keys().keep(digest, session.clone());
    Ok(session)
}

fn digest(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_differ_say_what_they_are_and_print_no_secret() {
        let (one, other) = (NewKey::random(), NewKey::random());
        assert_ne!(one.text, other.text);
        assert!(is_runtime_key(&one.text) && one.text.starts_with(&format!("gk_{}_", one.id)), "{}", one.text);
        assert_eq!((one.id.len(), one.text.len()), (12, 3 + 12 + 1 + 43));
        assert!(!format!("{one:?}").contains(&one.text[16..]));
    }
}
