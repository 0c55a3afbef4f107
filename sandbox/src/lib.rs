//! A stand-in for the ad platforms' conversion endpoints.
//!
//! It answers as the platforms' documents say they do, so that a sender can be tried without an account, a real ad
//! click or an event that counts. It is written from those documents and shares no code with the sender it judges:
//! where the two disagree, one of them has misread the documents.
//!
//! Each platform has a module of its own (`meta`); what they share is the list of calls received, the queue of
//! faults, and the control side under `/sandbox`.

mod config;
mod control;
mod faults;
mod meta;
mod received;
mod state;

pub use config::{
    Config, ConfigError, DEMO_CLICKS, DEMO_DATASET, DEMO_PIXEL, DEMO_WABA, Dataset, Language, Token, TokenState,
};

use axum::Router;
use axum::extract::DefaultBodyLimit;
use std::sync::Arc;

/// A thousand events with long contents stay well below this.
const MAX_BODY: usize = 8 * 1024 * 1024;

/// The sandbox as a router, ready to be served or to be called in a test.
///
/// Check a configuration that people wrote with [`Config::check`] first.
pub fn app(config: Config) -> Router {
    let sandbox = Arc::new(state::Sandbox::new(config));
    meta::routes().merge(control::routes()).layer(DefaultBodyLimit::max(MAX_BODY)).with_state(sandbox)
}
