//! Who asks, and what they may do: a signed-in browser, a page with a token of its backend, or the bot's own runtime.

mod sign_in;

use axum::{
    extract::{Request, State},
    http::HeaderMap,
    middleware::Next,
    response::Response,
};

use crate::{app::App, clock, problem::Problem};

pub(crate) use sign_in::sign_in;
pub use sign_in::{BadSignInKey, SignInKey};

/// What somebody may do in a workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Right {
    /// See goals, connections, deliveries, statistics; check an event.
    Read,
    /// Change the library's goals.
    Edit,
    /// Send test events.
    Test,
    /// Connections, keys, rates, erasing.
    Admin,
    /// Report what really happened.
    Live,
}

impl Right {
    pub(crate) const ALL: [Self; 5] = [Self::Read, Self::Edit, Self::Test, Self::Admin, Self::Live];

    /// As it stands in a token's `rights`.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Edit => "edit",
            Self::Test => "test",
            Self::Admin => "admin",
            Self::Live => "live",
        }
    }
}

/// Who asks: put into each request under `/v1` once that has been proved.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    /// The id of the workspace they work in; all they name is looked up in it alone.
    pub(crate) workspace: String,
    rights: Vec<Right>,
}

impl Session {
    /// Whether they may.
    pub(crate) fn may(&self, right: Right) -> bool {
        self.rights.contains(&right)
    }

    /// Goes on only if they may.
    pub(crate) fn require(&self, right: Right) -> Result<(), Problem> {
        if self.may(right) { Ok(()) } else { Err(Problem::not_allowed(right.name())) }
    }
}

/// Lets only those pass who can prove who they are.
pub(crate) async fn require_session(
    State(app): State<App>,
    mut request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let session = by_cookie(&app, request.headers()).await?;
    request.extensions_mut().insert(session);
    Ok(next.run(request).await)
}

async fn by_cookie(app: &App, headers: &HeaderMap) -> Result<Session, Problem> {
    let cookie = sign_in::cookie(headers).ok_or_else(Problem::not_signed_in)?;
    let found = app.store().session(cookie, clock::now()).await.map_err(|error| app.storage_failed(&error))?;
    let workspace = found.filter(|id| app.workspace(id).is_some()).ok_or_else(Problem::not_signed_in)?;
    Ok(Session { workspace, rights: Right::ALL.to_vec() })
}

/// Lets only those pass who have `right`.
pub(crate) async fn require_right(
    State(right): State<Right>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    request.extensions().get::<Session>().ok_or_else(Problem::not_signed_in)?.require(right)?;
    Ok(next.run(request).await)
}
