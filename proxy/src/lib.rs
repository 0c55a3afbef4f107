//! goal-proxy: the only part that talks to the ad platforms. It looks up the connection, rebuilds the request with the
//! same core as the browser, adds the token, sends, understands the answer, records and counts. Rules live in the core;
//! here is none.

mod api;
mod app;
mod auth;
mod body;
mod clock;
pub mod config;
mod connections;
mod delivery;
mod events;
mod flow_starts;
mod goals;
mod health;
mod journal;
mod keys;
mod limits;
mod metrics;
mod openapi;
mod origin;
pub mod problem;
mod rates;
mod referrals;
mod router;
pub mod secrets;
mod send;
mod statistics;
mod store;
mod stream;
mod studio;
mod subscribers;
mod workspace;

pub use app::{App, OpenError};
pub use auth::{BadSignInKey, SignInKey};
pub use clock::Clock;
pub use keys::RuntimeKeys;
pub use openapi::openapi_json;
pub use router::router;
pub use store::{BadAddress, Database};
pub use studio::{Studio, StudioError};
