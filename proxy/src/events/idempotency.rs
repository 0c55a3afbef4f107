//! The same question twice, with the same key: one answer. For callers who do not know whether their first one arrived.

use std::future::Future;

use axum::{
    Json,
    body::Bytes,
    http::{HeaderMap, HeaderValue, StatusCode},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::{app::App, auth::Session, problem::Problem, store::Begun};

const HEADER: &str = "idempotency-key";
const LONGEST_KEY: usize = 255;

/// Runs `answer` unless it has been run for the same key and body; answers as then.
pub(super) async fn once(
    app: &App,
    session: &Session,
    headers: &HeaderMap,
    body: &Bytes,
    answer: impl Future<Output = Result<(StatusCode, Value), Problem>>,
) -> Result<Response, Problem> {
    let Some(key) = headers.get(HEADER) else {
        let (status, answer) = answer.await?;
        return Ok((status, Json(answer)).into_response());
    };
    let key = key.to_str().ok().filter(|key| (1..=LONGEST_KEY).contains(&key.len()));
    let key = key.ok_or_else(Problem::bad_idempotency_key)?;
    let digest = URL_SAFE_NO_PAD.encode(Sha256::digest(body));
    let (store, workspace) = (app.store(), &*session.workspace);
    let failed = |error| app.storage_failed(&error);
    match store.begin_once(workspace, key, &digest, app.now()).await.map_err(failed)? {
        Begun::Run => {}
        Begun::Conflict => return Err(Problem::idempotency_conflict()),
        Begun::Running => return Err(Problem::idempotency_running()),
        Begun::Done(status, text) => {
            let status = u16::try_from(status).ok().and_then(|it| StatusCode::from_u16(it).ok());
            let answer: Value = serde_json::from_str(&text).unwrap_or_default();
            let mut response = (status.unwrap_or_default(), Json(answer)).into_response();
            response.headers_mut().insert("idempotent-replayed", HeaderValue::from_static("true"));
            return Ok(response);
        }
    }
    match answer.await {
        Ok((status, answer)) => {
            let text = answer.to_string();
            store.end_once(workspace, key, status.as_u16(), &text).await.map_err(failed)?;
            Ok((status, Json(answer)).into_response())
        }
        // What was refused was not done: the key is free again.
        Err(problem) => {
            store.forget_once(workspace, key).await.map_err(failed)?;
            Err(problem)
        }
    }
}
