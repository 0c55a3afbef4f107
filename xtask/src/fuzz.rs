//! `cargo xtask fuzz`: libFuzzer, led by coverage, over what reads other people's text. The targets stand in `fuzz/`.

#[path = "../../tests/fuzz/seeds.rs"]
mod seeds;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};
use clap::Args;

use crate::hindrance::Hindrance;
use crate::process::{openly, quietly, step};
use crate::tree::Tree;

/// Each target with its longest input: longer ones teach nothing new and slow the search down.
const TARGETS: &[(&str, u32)] =
    &[("amounts", 64), ("templates", 128), ("documents", 2048), ("flows", 2048), ("answers", 512)];

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Only this target; all of them when none is named
    #[arg(value_parser = TARGETS.iter().map(|(name, _)| *name).collect::<Vec<_>>())]
    target: Option<String>,
    /// Inputs per target
    #[arg(long, default_value_t = 4_000_000)]
    inputs: u64,
}

/// Tries the inputs; stops at the first that breaks a promise, and says where it is kept.
pub(crate) fn run(tree: &Tree, options: &Options) -> Result<()> {
    if quietly(Command::new("cargo").args(["fuzz", "--version"])).is_err() {
        return Err(Hindrance("cargo-fuzz is missing: run `cargo install --locked cargo-fuzz`.".to_owned()).into());
    }
    for (target, longest) in
        TARGETS.iter().filter(|(name, _)| options.target.as_deref().is_none_or(|only| only == *name))
    {
        let seeds = write_seeds(tree, target)?;
        let corpus = tree.made("fuzz/corpus").join(target);
        fs::create_dir_all(&corpus)?;
        step(&format!("{} inputs for {target}", options.inputs));
        openly(&mut search(
            tree,
            target,
            &[corpus, seeds],
            &[
                format!("-runs={}", options.inputs),
                format!("-max_len={longest}"),
                format!("-dict={}", tree.at("fuzz/seeds").join(target).with_extension("dict").display()),
                "-print_final_stats=1".to_owned(),
            ],
        ))?;
    }
    Ok(())
}

/// The command for one target. Without sanitizers: the core holds no unsafe code, and they halve the speed.
fn search(tree: &Tree, target: &str, corpora: &[PathBuf], words: &[String]) -> Command {
    let mut cargo = Command::new("cargo");
    // cargo-fuzz hands the compiler flags that are not stable.
    cargo.current_dir(tree.root()).env("RUSTC_BOOTSTRAP", "1");
    cargo.args(["fuzz", "run", "--sanitizer", "none", "--target-dir"]).arg(tree.made("fuzz"));
    cargo.arg(target).args(corpora).arg("--").args(words);
    cargo
}

/// Puts the seeds where libFuzzer can read them, one file each.
fn write_seeds(tree: &Tree, target: &str) -> Result<PathBuf> {
    let folder = tree.made("fuzz/seeds").join(target);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for (number, seed) in seeds::of(tree.root(), target).iter().enumerate() {
        let file = folder.join(number.to_string());
        fs::write(&file, seed).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(folder)
}
