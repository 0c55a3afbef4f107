//! What is weighed: the wasm, the JavaScript everyone loads, and each module that only some load.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::{Map, Value};

use crate::process::answer;
use crate::tree::Tree;

/// What the package exports beside the shell, by the folder it lies in, and the budget that holds it.
const ON_DEMAND: &[(&str, &str)] =
    &[("./adapters/", "adapter"), ("./elements/", "lazy element"), ("./lazy/", "lazy element")];

/// The wasm in the package.
pub(super) const WASM: &str = "wasm/goal_element_bg.wasm";

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
    let mut parts = vec![Part { name: "wasm".into(), kind: "wasm", bytes }, shell(tree, package)?];
    let manifest: Value = serde_json::from_str(&fs::read_to_string(package.join("package.json"))?)?;
    let exports = manifest["exports"].as_object().cloned().unwrap_or_default();
    for (module, kind) in on_demand(&exports) {
        parts.push(Part { name: format!("{kind} {module}"), kind, bytes: alone(tree, package, module)? });
    }
    Ok(parts)
}

/// What the headless entry and `import "goal-element/define"` bring along. Texts are left out: those are the host's choice.
fn shell(tree: &Tree, package: &Path) -> Result<Part> {
    let entry = package.join(".size-entry.js");
    fs::write(&entry, "export * from './index.js';\nimport './define.js';\n")?;
    let bundled =
        bundle(tree, package, &entry, &["--external:./lazy/*", "--external:./locales/*", "--external:../locales/*"]);
    fs::remove_file(&entry)?;
    Ok(Part { name: "JS shell and glue".into(), kind: "shell", bytes: bundled? })
}

/// A module with what it adds to the shell, whose scripts are there already. They are named one by one: esbuild's `../*` would
/// be every file below that folder, the module's own helpers among them.
fn alone(tree: &Tree, package: &Path, module: &str) -> Result<Vec<u8>> {
    let path = package.join(module);
    let folder = path.parent().context("an exported module has no folder")?;
    let mut there = vec!["--external:../locales/*".to_owned(), "--external:./containment.js".to_owned()];
    for entry in fs::read_dir(package)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".js") {
            there.push(format!("--external:../{name}"));
        }
    }
    let there: Vec<&str> = there.iter().map(String::as_str).collect();
    bundle(tree, folder, &path, &there)
}

fn on_demand(exports: &Map<String, Value>) -> Vec<(&str, &'static str)> {
    let modules = exports.values().filter_map(|target| target["default"].as_str());
    let kind = |module: &str| ON_DEMAND.iter().find(|(folder, _)| module.starts_with(folder)).map(|(_, kind)| *kind);
    modules.filter_map(|module| Some((module, kind(module)?))).collect()
}

fn bundle(tree: &Tree, folder: &Path, entry: &Path, more: &[&str]) -> Result<Vec<u8>> {
    let mut esbuild = Command::new(tree.at("tests/node_modules/.bin/esbuild"));
    esbuild.current_dir(folder).arg(entry);
    esbuild.args(["--bundle", "--minify", "--format=esm", "--target=es2022"]).args(more);
    Ok(answer(&mut esbuild)?.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_loaded_on_demand_is_found_in_the_exports() {
        let exports = serde_json::json!({
            ".": { "default": "./index.js" },
            "./react-flow": { "types": "./adapters/react-flow.d.ts", "default": "./adapters/react-flow.js" },
            "./elements/journal": { "default": "./elements/journal.js" },
            "./package.json": "./package.json"
        });
        let exports = exports.as_object().unwrap();
        assert_eq!(
            on_demand(exports),
            [("./adapters/react-flow.js", "adapter"), ("./elements/journal.js", "lazy element")]
        );
    }
}
