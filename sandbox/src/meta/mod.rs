//! Meta's Graph API, as far as a sender of events needs it: `POST /{version}/{dataset_id}/events` and a few look-ups.
//!
//! From the outside in: `call` takes the HTTP request and gives the answer, `request` reads it, `access` judges address
//! and token, `batch` the list of events, `event` one event and, with it, `messaging`, `user_data` and `custom_data`;
//! `lookup` answers questions. A refusal is a `Reason` at a place; `text` says it in words.

mod access;
mod batch;
mod call;
mod currency;
mod custom_data;
mod event;
mod lookup;
mod messaging;
mod reason;
mod refusal;
mod request;
mod text;
mod user_data;

pub(crate) use call::any;
