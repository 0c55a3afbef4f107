//! The Rust core as a wasm file with its JavaScript bindings.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::{self, ScopedJoinHandle};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::{Profile, mute, order};
use crate::process::{openly, quietly, step};
use crate::size::gzip;
use crate::tools::WASM;
use crate::tree::Tree;

pub(crate) const NAME: &str = "goal_element";

/// Named one by one: `--all-features` lets Binaryen write encodings that Node 20 refuses. These are what rustc itself assumes.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Which is smallest changes with the code, so all are tried and the smallest download is kept.
const LEVELS: &[&str] = &["-O3", "-Os", "-Oz"];

/// Compiles the crate, at another opt-level than the profile's if one is given. Cargo knows when there is nothing to do.
pub(super) fn compile(tree: &Tree, profile: Profile, level: Option<&str>) -> Result<PathBuf> {
    step(match profile {
        Profile::Release => "compiling the core to wasm",
        Profile::Dev => "compiling the core to wasm (dev)",
    });
    let mut cargo = Command::new("cargo");
    cargo.current_dir(tree.root()).args(["build", "--quiet", "--package", "goal-element", "--lib", "--target", WASM]);
    cargo.env("CARGO_TARGET_DIR", tree.target());
    cargo.envs(level.map(|level| ("CARGO_PROFILE_WASM_OPT_LEVEL", level)));
    let folder = match profile {
        Profile::Release => {
            cargo.args(["--profile", "wasm"]);
            "wasm"
        }
        Profile::Dev => "debug",
    };
    openly(&mut cargo)?;
    Ok(tree.made(WASM).join(folder).join(format!("{NAME}.wasm")))
}

/// Writes the bindings and a wasm file that still has its names.
pub(super) fn bind(tree: &Tree, compiled: &Path) -> Result<()> {
    let folder = bindings(tree);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name(NAME).web(true)?.typescript(true);
    // The literal `new URL(…)` that bundlers look for stands in the package's own `core.js`.
    bindgen.omit_default_module_path(true).remove_producers_section(true);
    bindgen
        .generate(&folder)
        .context("wasm-bindgen could not write the bindings (is its version the one in Cargo.lock?)")
}

/// The wasm as it is shipped. A dev build is shipped as it is.
pub(super) fn optimise(tree: &Tree, profile: Profile) -> Result<Vec<u8>> {
    if profile == Profile::Dev {
        return Ok(fs::read(linked(tree))?);
    }
    step("optimising the wasm");
    let muted = mute(tree)?;
    let candidates = thread::scope(|scope| {
        let runs: Vec<_> =
            LEVELS.iter().map(|level| scope.spawn(|| wasm_opt(tree, &muted, level, "--strip-debug"))).collect();
        runs.into_iter().map(finished).collect::<Result<Vec<_>>>()
    })?;
    let ordered = thread::scope(|scope| {
        let orders = candidates.iter().flat_map(|wasm| order::WINDOWS.iter().map(move |window| (wasm, *window)));
        let runs: Vec<_> =
            orders.map(|(wasm, window)| scope.spawn(move || order::alike_together(wasm, window))).collect();
        runs.into_iter().map(finished).collect::<Result<Vec<_>>>()
    })?;
    let smallest = candidates.into_iter().chain(ordered).min_by_key(|bytes| gzip(bytes));
    smallest.context("no optimisation level is named")
}

fn finished(run: ScopedJoinHandle<'_, Result<Vec<u8>>>) -> Result<Vec<u8>> {
    run.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Writes the linked wasm without its panics, names still there.
fn mute(tree: &Tree) -> Result<PathBuf> {
    let muted = tree.made("npm").join(format!("{NAME}_muted.wasm"));
    fs::write(&muted, mute::panics(&fs::read(linked(tree))?)?)?;
    Ok(muted)
}

/// The wasm as it is shipped at the smallest opt-level, with its functions' names, as `cargo xtask size` searches it.
pub(crate) fn named(tree: &Tree) -> Result<Vec<u8>> {
    wasm_opt(tree, &mute(tree)?, "-Oz", "--debuginfo")
}

/// Runs wasm-opt at `level`; `names` says what becomes of the functions' names.
fn wasm_opt(tree: &Tree, input: &Path, level: &str, names: &str) -> Result<Vec<u8>> {
    let output = tree.made("npm").join(format!("{NAME}{level}{names}.wasm"));
    let mut command = Command::new(tree.at("tests/node_modules/.bin/wasm-opt"));
    quietly(
        command
            .arg(level)
            .args(FEATURES)
            // Smaller on disk with it, 4 % larger to download: one long function packs worse than several short ones.
            .arg("--one-caller-inline-max-function-size=0")
            // Zeros between tables cost less in a download than the heads of 250 segments without them.
            .arg("--skip-pass=memory-packing")
            .arg(names)
            .arg(input)
            .arg("-o")
            .arg(&output),
    )?;
    fs::read(&output).with_context(|| format!("wasm-opt left no {}", output.display()))
}

/// The bindings: `goal_element.js`, its types, and the wasm before optimising.
pub(super) fn bindings(tree: &Tree) -> PathBuf {
    tree.made("npm/bindings")
}

/// The linked wasm, before panics are taken out, with its function names.
pub(crate) fn linked(tree: &Tree) -> PathBuf {
    bindings(tree).join(format!("{NAME}_bg.wasm"))
}
