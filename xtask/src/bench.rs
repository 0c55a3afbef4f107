//! `cargo xtask bench`: what checking a goal costs, beside what a host would use instead.

use std::process::Command;

use anyhow::Result;

use crate::build::{self, Profile};
use crate::process::openly;
use crate::tree::Tree;

/// Runs the measurements over the package as it would be published.
pub(crate) fn run(tree: &Tree) -> Result<()> {
    build::package(tree, Profile::Release)?;
    openly(Command::new("node").current_dir(tree.root()).arg("tests/bench/keystroke.mjs"))
}
