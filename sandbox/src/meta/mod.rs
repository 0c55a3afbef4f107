//! Meta's Conversions API: `POST /{version}/{dataset_id}/events`.
//!
//! From the outside in: `call` takes the HTTP request and gives the answer, `request` reads it, `access` judges address
//! and token, `batch` the list of events, `event` one event and, with it, `messaging`, `user_data` and `custom_data`.
//! A refusal is a `Reason` at a place; `text` says it in words.

mod access;
mod batch;
mod call;
mod currency;
mod custom_data;
mod event;
mod fields;
mod messaging;
mod reason;
mod refusal;
mod request;
mod text;
mod user_data;

use crate::state::Shared;
use axum::Router;
use axum::routing::any;

pub(crate) fn routes() -> Router<Shared> {
    Router::new().route("/{version}/{dataset}/events", any(call::events)).fallback(call::unknown_path)
}
