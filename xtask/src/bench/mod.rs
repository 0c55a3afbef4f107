//! `cargo xtask bench`: what the package costs in time, beside what a host would use instead. Reported, never asserted.

mod proxy;

use std::fs;
use std::process::Command;

use anyhow::Result;
use clap::Args;

use crate::build::{self, Profile};
use crate::process::openly;
use crate::tree::Tree;

/// The measurements, in the order in which they are made; each is a program in `tests/bench`.
const ALL: &[&str] = &["keystroke", "flow", "lint", "identify", "request", "ready"];
/// The one that is not about the package.
const PROXY: &str = "proxy";

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Only these measurements; all of the package's when none is named
    #[arg(value_parser = [ALL, &[PROXY]].concat())]
    only: Vec<String>,
}

/// Runs the measurements over the package as it would be published.
pub(crate) fn run(tree: &Tree, options: &Options) -> Result<()> {
    if options.only.iter().any(|only| only == PROXY) {
        proxy::run(tree)?;
        if options.only.len() == 1 {
            return Ok(());
        }
    }
    build::package(tree, Profile::Release)?;
    for name in ALL.iter().filter(|name| options.only.is_empty() || options.only.iter().any(|only| only == *name)) {
        let program = tree.at("tests/bench").join(name).with_extension("mjs");
        if fs::exists(&program)? {
            openly(Command::new("node").current_dir(tree.root()).arg(program))?;
        }
    }
    Ok(())
}
