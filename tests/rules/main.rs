//! The rules, held to their specifications, their pages, their texts and the promises of their fixes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod cases;
mod documents;
mod fixes;
mod incremental;
mod layout;
mod limits;
mod mistakes;
#[cfg(feature = "disturb")]
mod mutation;
mod registry;
mod rows;
mod spec;
#[path = "../specs/mod.rs"]
mod specs;
mod texts;
mod told;

/// How many cases chance makes: `PROPTEST_CASES`, or enough for every day.
fn config() -> proptest::test_runner::Config {
    let usual = proptest::test_runner::Config::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { usual.cases } else { 512 };
    proptest::test_runner::Config { cases, failure_persistence: None, ..usual }
}
