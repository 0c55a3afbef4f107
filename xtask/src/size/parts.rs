//! What is weighed: the wasm, the JavaScript everyone loads, and each module that only some load.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use walkdir::WalkDir;

use super::modules::Graph;
use crate::process::answer;
use crate::tree::Tree;

/// Where the modules lie that only some pages load, and the budget that holds each of them.
const ON_DEMAND: &[(&str, &str)] =
    &[("adapters/", "adapter"), ("elements/", "lazy element"), ("lazy/", "lazy element")];

/// The wasm in the package.
pub(super) const WASM: &str = "wasm/goal_element_bg.wasm";
/// The headless entry and `import "goal-element/define"`, as one module.
const SHELL: &str = ".size-entry.js";

/// One thing a page may download.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) name: String,
    /// The budget that holds it, a key of `size.json`.
    pub(super) kind: &'static str,
    pub(super) bytes: Vec<u8>,
}

pub(super) fn all(tree: &Tree, package: &Path) -> Result<Vec<Part>> {
    let wasm = package.join(WASM);
    let bytes = fs::read(&wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let mut parts = vec![Part { name: "wasm".into(), kind: "wasm", bytes }];
    let entry = package.join(SHELL);
    fs::write(&entry, "export * from './index.js';\nimport './define.js';\n")?;
    let scripts = scripts(tree, package);
    fs::remove_file(&entry)?;
    parts.extend(scripts?);
    Ok(parts)
}

/// The shell, and each module that may be loaded later with what it adds. One that others bring along is weighed with them.
fn scripts(tree: &Tree, package: &Path) -> Result<Vec<Part>> {
    let mut later = Vec::new();
    for entry in WalkDir::new(package).sort_by_file_name() {
        let path = entry?.into_path();
        let module = path.strip_prefix(package)?.to_string_lossy().into_owned();
        let kind = ON_DEMAND.iter().find(|(folder, _)| module.starts_with(folder)).map(|(_, kind)| *kind);
        later.extend(kind.filter(|_| module.ends_with(".js")).map(|kind| (module, kind)));
    }
    let all: Vec<&str> = later.iter().map(|(module, _)| module.as_str()).chain([SHELL]).collect();
    let graph = Graph::of(&bundle(tree, package, &all, &BTreeSet::new())?.1)?;

    let shell = graph.brought(SHELL);
    let weigh = |module: &str, there: &BTreeSet<String>| -> Result<Vec<u8>> {
        Ok(bundle(tree, package, &[module], &(there | &graph.loaded_by(module)))?.0)
    };
    let mut parts =
        vec![Part { name: "JS shell and glue".into(), kind: "shell", bytes: weigh(SHELL, &BTreeSet::new())? }];
    later.retain(|(module, _)| !shell.contains(module));
    let brought: BTreeSet<String> = later.iter().flat_map(|(module, _)| graph.brings(module)).collect();
    for (module, kind) in later.into_iter().filter(|(module, _)| !brought.contains(module)) {
        parts.push(Part { name: format!("{kind} {module}"), kind, bytes: weigh(&module, &shell)? });
    }
    Ok(parts)
}

/// Modules with all they bring, but for those that are `there` already, and how esbuild found them. Texts are left out: those are
/// the host's choice.
fn bundle(tree: &Tree, package: &Path, entries: &[&str], there: &BTreeSet<String>) -> Result<(Vec<u8>, String)> {
    let (out, told) = (tree.made("npm/weighed"), tree.made("npm/weighed.json"));
    let mut esbuild = Command::new(tree.at("tests/node_modules/.bin/esbuild"));
    esbuild.current_dir(package).args(entries).args(["--external:./locales/*", "--external:../locales/*"]);
    esbuild.args(there.iter().map(|module| format!("--external:./{module}")));
    esbuild.arg("--outbase=.").arg(format!("--outdir={}", out.display())).arg(format!("--metafile={}", told.display()));
    answer(esbuild.args(["--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=error"]))?;
    let first = entries.first().context("nothing to bundle")?;
    Ok((fs::read(out.join(first))?, fs::read_to_string(&told)?))
}
