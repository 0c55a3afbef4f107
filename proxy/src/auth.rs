//! Who asks, and what they may do: a signed-in browser, a page with a token of its backend, or the bot's own runtime.

pub(crate) mod crypto;
mod jwt;
mod keys;
mod rights;
mod sign_in;

use std::time::Duration;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::Response,
};

use crate::{app::App, clock, problem::Problem};

pub(crate) use keys::{Known, NewKey, is_runtime_key};
pub(crate) use rights::{By, Right, Session};
pub(crate) use sign_in::sign_in;
pub use sign_in::{BadSignInKey, SignInKey};

/// How often whoever keeps a connection open must prove it again.
const PROVED_AGAIN: Duration = Duration::from_secs(5);

/// Lets only those pass who can prove who they are.
pub(crate) async fn require_session(
    State(app): State<App>,
    mut request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let session = session(&app, request.headers()).await?;
    request.extensions_mut().insert(session);
    Ok(next.run(request).await)
}

/// Whose session a request's headers prove.
async fn session(app: &App, headers: &HeaderMap) -> Result<Session, Problem> {
    match bearer(headers) {
        Some(Ok(key)) if is_runtime_key(key) => keys::session(app, key).await,
        Some(Ok(token)) => by_token(app, token),
        Some(Err(what)) => Err(Problem::bad_authorization(what)),
        None => by_cookie(app, headers).await,
    }
}

/// Waits until these headers, which were good, prove nothing any more. A database that does not answer proves nothing either way.
pub(crate) async fn until_over(app: App, headers: HeaderMap) {
    loop {
        tokio::time::sleep(PROVED_AGAIN).await;
        if session(&app, &headers).await.is_err_and(|problem| problem.status() == StatusCode::UNAUTHORIZED) {
            return;
        }
    }
}

/// What stands after `Bearer`, where something is said at all.
fn bearer(headers: &HeaderMap) -> Option<Result<&str, &'static str>> {
    let value = headers.get(header::AUTHORIZATION)?;
    let words = value.to_str().ok().and_then(|text| text.split_once(' '));
    let token = words.filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer")).map(|(_, token)| token.trim());
    Some(token.ok_or("the header must read Authorization: Bearer …"))
}

/// Whether somebody proves who they are by a header, which no page can make a browser send by itself.
pub(crate) fn has_bearer(headers: &HeaderMap) -> bool {
    headers.contains_key(header::AUTHORIZATION)
}

fn by_token(app: &App, token: &str) -> Result<Session, Problem> {
    let claimed = jwt::claimed_workspace(token).map_err(Problem::bad_authorization)?;
    // An unknown workspace is answered as a wrong signature is.
    let keys = app.workspace(&claimed).map(|workspace| workspace.facts.jwt.as_slice()).unwrap_or_default();
    jwt::session(token, keys, app.secrets(), clock::now()).map_err(Problem::bad_authorization)
}

async fn by_cookie(app: &App, headers: &HeaderMap) -> Result<Session, Problem> {
    let cookie = sign_in::cookie(headers).ok_or_else(Problem::not_signed_in)?;
    let found = app.store().session(cookie, clock::now()).await.map_err(|error| app.storage_failed(&error))?;
    let workspace = found.filter(|id| app.workspace(id).is_some()).ok_or_else(Problem::not_signed_in)?;
    Ok(Session { workspace, by: By::Browser, rights: Right::ALL.to_vec() })
}

/// Lets only those pass who have one of `rights`.
pub(crate) async fn require_right(
    State(rights): State<&'static [Right]>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    request.extensions().get::<Session>().ok_or_else(Problem::not_signed_in)?.require_any(rights)?;
    Ok(next.run(request).await)
}
