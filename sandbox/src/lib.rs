//! A stand-in for the ad platforms' conversion endpoints.
//!
//! It answers as the platforms' documents say they do, so that a sender can be tried without an account, a real ad
//! click or an event that counts. It is written from those documents and shares no code with the sender it judges:
//! where the two disagree, one of them has misread the documents.
//!
//! Each platform has a module of its own (`meta`, `tiktok`); what they share is how a call is taken (`call`), the lists
//! of calls (`received`) and of accepted events (`record`), the queue of faults, and the control side under `/sandbox`.

mod call;
mod clock;
mod config;
mod control;
mod faults;
mod fields;
mod incoming;
mod limits;
mod meta;
mod path;
mod received;
mod record;
mod state;
mod tiktok;

pub use config::*;
pub use limits::Limit;
pub use received::Target;
pub use record::RecordError;

use axum::Router;
use record::Record;
use std::path::Path;
use std::sync::Arc;

/// A thousand events with long contents stay well below this.
const MAX_BODY: usize = 8 * 1024 * 1024;

/// The sandbox as a router, ready to be served or to be called in a test.
///
/// Check a configuration that people wrote with [`Config::check`] first.
pub fn app(config: Config) -> Router {
    router(config, Record::in_memory())
}

/// The same, with a file in which every accepted event is written down before it is answered.
///
/// # Errors
///
/// The file cannot be opened or read.
pub fn app_with_record(config: Config, record: &Path) -> Result<Router, RecordError> {
    Ok(router(config, Record::in_file(record)?))
}

fn router(config: Config, record: Record) -> Router {
    let sandbox = Arc::new(state::Sandbox::new(config, record));
    tiktok::routes().merge(control::routes()).fallback(meta::any).with_state(sandbox)
}
