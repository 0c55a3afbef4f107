//! The rules, held to their specifications, their pages, their texts and the promises of their fixes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod cases;
mod documents;
mod fixes;
mod layout;
mod registry;
mod spec;
mod texts;
