//! JSON that comes in: of the right kind, of a bounded size, and wrong in words that say where.

use axum::{
    body::Bytes,
    extract::{FromRequest, Request, rejection::BytesRejection},
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse,
};
use serde::de::DeserializeOwned;

use crate::problem::Problem;

/// The longest body that is taken.
pub(crate) const LONGEST: usize = 256 * 1024;

/// A JSON body as a `T`; members that `T` does not know are ignored.
#[derive(Debug)]
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let bytes = Text::from_request(request, state).await?;
        serde_json::from_slice(&bytes.0).map(Self).map_err(|error| Problem::bad_json(&error))
    }
}

/// A JSON body that its reader takes apart itself.
#[derive(Debug)]
pub(crate) struct Text(pub(crate) Bytes);

impl<S: Send + Sync> FromRequest<S> for Text {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        require_json(request.headers())?;
        bytes(request, state).await.map(Self)
    }
}

/// A body of any kind.
pub(crate) async fn bytes<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Problem> {
    Bytes::from_request(request, state).await.map_err(refused)
}

fn require_json(headers: &HeaderMap) -> Result<(), Problem> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/json") { Ok(()) } else { Err(Problem::not_json()) }
}

fn refused(rejection: BytesRejection) -> Problem {
    if rejection.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE {
        Problem::too_large(LONGEST)
    } else {
        Problem::cut_off()
    }
}
