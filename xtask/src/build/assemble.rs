//! `pkg/`, put together from its parts.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use walkdir::WalkDir;

use super::{glue, imports, locales, manifest, sheets, wasm};
use crate::tree::Tree;

/// Pages that travel with the package; its README is its own.
pub(super) const DOCUMENTS: &[&str] = &["CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"];

/// Makes the package folder anew.
pub(super) fn package(tree: &Tree, out: &Path, optimised: &[u8]) -> Result<()> {
    if out.exists() {
        fs::remove_dir_all(out).with_context(|| format!("cannot clear {}", out.display()))?;
    }
    copy_folder(&tree.at("www/package"), out)?;
    sheets::minify(tree, &out.join("elements"))?;
    glue::names_wasm_once(&out.join("core.js"))?;
    bindings(tree, &out.join("wasm"), optimised)?;
    locales::merge(&tree.at("locales"), &out.join("locales"))?;
    fs::write(out.join("package.json"), manifest::fill(tree)?)?;
    for document in DOCUMENTS {
        let source = tree.at(document);
        if source.is_file() {
            fs::copy(source, out.join(document))?;
        }
    }
    Ok(())
}

fn bindings(tree: &Tree, out: &Path, optimised: &[u8]) -> Result<()> {
    let made = wasm::bindings(tree);
    copy_folder(&made, out)?;
    let script = format!("{}.js", wasm::NAME);
    let (small, numbered) = imports::number(&glue::minify(tree, &made.join(&script))?, optimised);
    fs::write(out.join(&script), small)?;
    fs::write(out.join(format!("{}_bg.wasm", wasm::NAME)), numbered)?;
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in WalkDir::new(from).min_depth(1) {
        let entry = entry.with_context(|| format!("cannot read {}", from.display()))?;
        let target = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}
