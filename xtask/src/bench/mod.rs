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
const ALL: &[&str] = &["keystroke", "flow", "lint", "identify", "request", "ready", "browser"];
/// Those that are not about the package: goal-proxy, and the core as goal-proxy has it.
const PROXY: &str = "proxy";
const NATIVE: &str = "native";

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Only these measurements; all of the package's when none is named
    #[arg(value_parser = [ALL, &[PROXY, NATIVE]].concat())]
    only: Vec<String>,
}

/// Runs the measurements over the package as it would be published.
pub(crate) fn run(tree: &Tree, options: &Options) -> Result<()> {
    let is_named = |name: &str| options.only.iter().any(|only| only == name);
    if is_named(PROXY) {
        proxy::run(tree)?;
    }
    if is_named(NATIVE) {
        let mut cargo = Command::new("cargo");
        cargo.current_dir(tree.at("tests/bench/native")).args(["bench", "--quiet"]);
        openly(cargo.env("CARGO_TARGET_DIR", tree.made("bench")))?;
    }
    let ours: Vec<_> = ALL.iter().filter(|name| options.only.is_empty() || is_named(name)).collect();
    if ours.is_empty() {
        return Ok(());
    }
    build::package(tree, Profile::Release)?;
    for name in ours {
        let program = tree.at("tests/bench").join(name).with_extension("mjs");
        if fs::exists(&program)? {
            openly(Command::new("node").current_dir(tree.root()).arg(program))?;
        }
    }
    Ok(())
}
