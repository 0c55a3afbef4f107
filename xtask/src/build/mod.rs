//! The npm package: wasm, bindings, JavaScript, texts and manifest brought together, then packed.

mod assemble;
mod glue;
mod imports;
mod locales;
mod manifest;
mod mute;
mod order;
mod sheets;
mod trim;
mod wasm;

use std::path::PathBuf;

use anyhow::Result;

use crate::npm;
use crate::process::step;
use crate::stamp::Stamp;
use crate::tools;
use crate::tree::Tree;

pub(crate) use wasm::{linked as linked_wasm, named as named_wasm};

/// How the wasm is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// What is published: optimised for size, no names.
    Release,
    /// Quick to make, with names in stack traces.
    Dev,
}

/// What was made.
#[derive(Debug)]
pub(crate) struct Package {
    /// The unpacked package.
    pub(crate) folder: PathBuf,
    /// The same, as `npm pack` makes it.
    pub(crate) tarball: PathBuf,
}

/// Builds the package, or finds it built already.
pub(crate) fn package(tree: &Tree, profile: Profile) -> Result<Package> {
    tools::node()?;
    tools::wasm_target()?;
    npm::install(&tree.at("tests"))?;
    let compiled = wasm::compile(tree, profile, None)?;

    let package = Package { folder: tree.at("pkg"), tarball: tree.made("npm/goal-element.tgz") };
    let outputs = [package.folder.clone(), package.tarball.clone()];
    let stamp = Stamp::of(tree.made("stamps/package"), &inputs(tree, compiled.clone()), &format!("{profile:?}"))?;
    if !stamp.is_fresh(&outputs)? {
        wasm::bind(tree, &compiled)?;
        let optimised = wasm::optimise(tree, profile)?;
        step("assembling the package");
        assemble::package(tree, &package.folder, &optimised)?;
        npm::pack(&package.folder, &package.tarball)?;
        stamp.renew(&outputs)?;
    }
    Ok(package)
}

/// The optimised wasm of another opt-level than Cargo.toml's.
pub(crate) fn wasm_at(tree: &Tree, level: &str) -> Result<Vec<u8>> {
    tools::wasm_target()?;
    npm::install(&tree.at("tests"))?;
    let compiled = wasm::compile(tree, Profile::Release, Some(level))?;
    wasm::bind(tree, &compiled)?;
    wasm::optimise(tree, Profile::Release)
}

/// Everything the package is made from, this tool's own recipe included.
fn inputs(tree: &Tree, compiled: PathBuf) -> Vec<PathBuf> {
    let sources = [
        "www/package",
        "locales",
        "pkg.json",
        "Cargo.toml",
        "tests/package-lock.json",
        "xtask/src/build",
        "xtask/src/npm.rs",
    ];
    let documents = assemble::DOCUMENTS;
    std::iter::once(compiled).chain(sources.iter().chain(documents).map(|path| tree.at(path))).collect()
}
