//! TikTok's Events API 2.0: `POST /open_api/v1.3/event/track/`.
//!
//! From the outside in: `call` takes the HTTP request and gives the answer, `access` judges token and source, `batch` the
//! body around the events, `event` one event and, with it, `names`, `user` and `properties`. A refusal is a `Reason` at a
//! place. Whatever is wrong, the answer is HTTP 200; its `code` tells.

mod access;
mod batch;
mod call;
mod event;
mod names;
mod properties;
mod reason;
mod user;

use crate::state::Shared;
use axum::Router;
use axum::routing::any;

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/open_api", any(call::any)).route("/open_api/{*path}", any(call::any))
}
