//! `cargo xtask test`: every check, two at a time, and one table at the end.

mod apt;
mod chromium;
mod count;
mod schedule;
mod suite;
mod suites;
mod summary;

use std::fs;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result};
use clap::Args;

use crate::hindrance::Hindrance;
use crate::tools;
use crate::tree::Tree;
use suite::Suite;

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Only the suites whose name contains NAME, and what they need; may be given more than once
    #[arg(long, value_name = "NAME")]
    only: Vec<String>,
    /// Name the suites and stop
    #[arg(long)]
    list: bool,
}

/// Runs the suites; the last line of the output is `N passed, N failed`.
pub(crate) fn run(tree: &Tree, options: &Options) -> Result<ExitCode> {
    let all = suites::all(tree)?;
    if options.list {
        all.iter().for_each(|suite| println!("{:<18} {}", suite.name, suite.about));
        return Ok(ExitCode::SUCCESS);
    }
    carry_out(tree, chosen(all, &options.only)?)
}

#[derive(Debug, Args)]
pub(crate) struct SoakOptions {
    /// Random cases per property
    #[arg(long, default_value_t = 20_000)]
    cases: u32,
    /// Runs of the end-to-end tests
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// How often goal-proxy is killed, on SQLite and on PostgreSQL
    #[arg(long, default_value_t = 200)]
    kills: u32,
    /// Only the suites whose name contains NAME
    #[arg(long, value_name = "NAME")]
    only: Vec<String>,
}

/// Runs the suites that depend on chance, longer.
pub(crate) fn soak(tree: &Tree, options: &SoakOptions) -> Result<ExitCode> {
    let all = suites::soak(tree, options.cases, options.rounds, options.kills)?;
    carry_out(tree, chosen(all, &options.only)?)
}

fn carry_out(tree: &Tree, suites: Vec<Suite>) -> Result<ExitCode> {
    tools::node()?;
    tools::wasm_target()?;
    let browser = if suites.iter().any(|suite| suite.browser) { Some(chromium::find()?) } else { None };
    if suites.iter().any(|suite| suite.postgres) {
        apt::postgres()?;
    }
    let logs = tree.made("test");
    fs::create_dir_all(&logs).with_context(|| format!("cannot make {}", logs.display()))?;
    let started = Instant::now();
    let runner = suite::Runner::new(tree, logs, browser)?;
    let results = schedule::run(suites, &runner);
    Ok(summary::print(&results, started.elapsed()))
}

/// The named suites together with everything they need.
fn chosen(all: Vec<Suite>, only: &[String]) -> Result<Vec<Suite>> {
    let named = |suite: &Suite| only.is_empty() || only.iter().any(|part| suite.name.contains(part.as_str()));
    let mut wanted: Vec<&str> = all.iter().filter(|suite| named(suite)).map(|suite| suite.name).collect();
    if wanted.is_empty() {
        return Err(
            Hindrance(format!("No suite is called {}: see `cargo xtask test --list`.", only.join(" or "))).into()
        );
    }
    let mut next = 0;
    while let Some(name) = wanted.get(next).copied() {
        let needs = all.iter().filter(|suite| suite.name == name).flat_map(|suite| suite.needs);
        let more: Vec<&str> = needs.copied().filter(|need| !wanted.contains(need)).collect();
        wanted.extend(more);
        next += 1;
    }
    Ok(all.into_iter().filter(|suite| wanted.contains(&suite.name)).collect())
}
