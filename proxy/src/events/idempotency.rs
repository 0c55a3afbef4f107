//! The same question twice, with the same key: one answer. For callers who do not know whether their first one arrived. A
//! live event's answer is kept in the transaction that takes it; what else may be asked holds its key while it runs.

use std::future::Future;

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use super::replay;
use crate::{app::App, auth::Session, problem::Problem, store::Begun};

const HEADER: &str = "idempotency-key";
const LONGEST_KEY: usize = 255;

/// A caller's key, and what it is asked of.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) text: String,
    /// Of the body.
    pub(super) digest: String,
}

impl Key {
    /// The request's, if it has one.
    pub(super) fn of(headers: &HeaderMap, body: &[u8]) -> Result<Option<Self>, Problem> {
        let Some(key) = headers.get(HEADER) else {
            return Ok(None);
        };
        let key = key.to_str().ok().filter(|key| (1..=LONGEST_KEY).contains(&key.len()));
        let text = key.ok_or_else(Problem::bad_idempotency_key)?.to_owned();
        Ok(Some(Self { text, digest: URL_SAFE_NO_PAD.encode(Sha256::digest(body)) }))
    }
}

/// An answer: JSON, as it is sent.
#[derive(Debug)]
pub(super) struct Answered {
    pub(super) status: StatusCode,
    pub(super) text: String,
    /// Whether it was given before, and kept.
    is_replayed: bool,
}

impl Answered {
    pub(super) const fn new(status: StatusCode, text: String) -> Self {
        Self { status, text, is_replayed: false }
    }

    /// What is answered where something is known under the key.
    pub(super) fn known(begun: Begun) -> Result<Self, Problem> {
        match begun {
            Begun::Conflict => Err(Problem::idempotency_conflict()),
            // Whoever holds the key does so as this request ends.
            Begun::Running | Begun::Run => Err(Problem::idempotency_running()),
            Begun::Done(status, text) => {
                let status = u16::try_from(status).ok().and_then(|it| StatusCode::from_u16(it).ok());
                Ok(Self { status: status.unwrap_or_default(), text, is_replayed: true })
            }
        }
    }
}

impl IntoResponse for Answered {
    fn into_response(self) -> Response {
        let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))];
        let mut response = (self.status, kind, self.text).into_response();
        if self.is_replayed {
            response.headers_mut().insert("idempotent-replayed", HeaderValue::from_static("true"));
        }
        response
    }
}

/// What was answered under the key before, if anything was.
pub(super) async fn known(app: &App, session: &Session, key: Option<&Key>) -> Result<Option<Answered>, Problem> {
    let Some(key) = key else {
        return Ok(None);
    };
    let known = app.store().known_once(&session.workspace, &key.text, &key.digest, app.now()).await;
    match known.map_err(|error| app.storage_failed(&error))? {
        Begun::Run => Ok(None),
        known => again(app, session, known).await.map(Some),
    }
}

/// What is known under a key, said once more.
async fn again(app: &App, session: &Session, known: Begun) -> Result<Answered, Problem> {
    let answered = Answered::known(known)?;
    let text = replay::told(app.store(), &session.workspace, answered.text).await;
    Ok(Answered { text: text.map_err(|error| app.storage_failed(&error))?, ..answered })
}

/// Runs `answer` unless it has been run for the same key and body; answers as then.
pub(super) async fn once(
    app: &App,
    session: &Session,
    key: Option<&Key>,
    answer: impl Future<Output = Result<Answered, Problem>>,
) -> Result<Answered, Problem> {
    let Some(Key { text: key, digest }) = key else {
        return answer.await;
    };
    let (store, workspace) = (app.store(), &*session.workspace);
    let failed = |error| app.storage_failed(&error);
    match store.begin_once(workspace, key, digest, app.now()).await.map_err(failed)? {
        Begun::Run => {}
        known => return again(app, session, known).await,
    }
    match answer.await {
        Ok(answer) => {
            let kept = replay::kept(&answer.text);
            store.end_once(workspace, key, answer.status.as_u16(), &kept).await.map_err(failed)?;
            Ok(answer)
        }
        // What was refused was not done: the key is free again.
        Err(problem) => {
            store.forget_once(workspace, key).await.map_err(failed)?;
            Err(problem)
        }
    }
}
