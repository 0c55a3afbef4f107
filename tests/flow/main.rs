//! The flow's rules, held to their specifications, their pages, and to a naive judge over graphs made by chance.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod cases;
mod fixes;
mod identifiers;
#[path = "../rules/layout.rs"]
mod layout;
#[cfg(feature = "disturb")]
mod mutation;
mod naive;
mod oracle;
mod reading;
mod registry;
mod spec;
#[path = "../specs/mod.rs"]
mod specs;
