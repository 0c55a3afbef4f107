//! Everything that knows JavaScript: reading a host's objects, the flow of one canvas, drawing, and the exported functions.
//!
//! This side converts and delegates; what anything means is decided in the other modules. No borrow is held while code of
//! the page runs: only reading a document runs any, through its getters.

mod api;
mod around;
mod bridge;
mod dispatch;
mod flow;
#[cfg(target_arch = "wasm32")]
mod heap;
mod job;
mod people;
mod reply;
mod screen;
mod slots;
mod state;
mod whole;

pub use api::{explain, identifiers, lint_bytes, lint_flow, preview, validate, variables};
pub use dispatch::{misunderstood, request};
pub use flow::Flow;
pub use job::templates;
pub use people::{hashed, identify};
