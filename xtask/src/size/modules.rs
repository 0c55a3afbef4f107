//! Which of the package's modules bring which others along, and which they load later.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde_json::Value;

/// Modules by their paths in the package.
#[derive(Debug)]
pub(super) struct Graph(BTreeMap<String, Imports>);

#[derive(Debug, Default)]
struct Imports {
    /// There before the module runs.
    at_once: BTreeSet<String>,
    /// By `import()`.
    later: BTreeSet<String>,
}

impl Graph {
    /// From what esbuild tells of a build.
    pub(super) fn of(metafile: &str) -> Result<Self> {
        let told: Value = serde_json::from_str(metafile)?;
        let inputs = told["inputs"].as_object().context("esbuild names no inputs")?;
        let modules = inputs.iter().map(|(module, input)| {
            let mut imports = Imports::default();
            for import in input["imports"].as_array().into_iter().flatten() {
                let target = import["path"].as_str().unwrap_or_default().to_owned();
                match import["kind"].as_str() {
                    Some("dynamic-import") => imports.later.insert(target),
                    _ => imports.at_once.insert(target),
                };
            }
            (module.clone(), imports)
        });
        Ok(Self(modules.collect()))
    }

    /// The module and all that are there before it runs.
    pub(super) fn brought(&self, module: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::from([module.to_owned()]);
        let mut open = vec![module];
        while let Some(next) = open.pop() {
            // What stays outside brings nothing.
            for other in self.0.get(next).into_iter().flat_map(|imports| &imports.at_once) {
                if found.insert(other.clone()) {
                    open.push(other);
                }
            }
        }
        found
    }

    /// The same without the module.
    pub(super) fn brings(&self, module: &str) -> BTreeSet<String> {
        &self.brought(module) - &BTreeSet::from([module.to_owned()])
    }

    /// What it, or what it brings along, loads later and is not there anyhow.
    pub(super) fn loaded_by(&self, module: &str) -> BTreeSet<String> {
        let brought = self.brought(module);
        let later = brought.iter().filter_map(|one| self.0.get(one)).flat_map(|imports| imports.later.iter().cloned());
        &later.collect() - &brought
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOLD: &str = r#"{ "inputs": {
        "a.js": { "imports": [{ "path": "outside.js", "kind": "import-statement" }, { "path": "b.js", "kind": "import-statement" }, { "path": "c.js", "kind": "dynamic-import" }] },
        "b.js": { "imports": [{ "path": "a.js", "kind": "import-statement" }, { "path": "d.js", "kind": "dynamic-import" }] },
        "c.js": { "imports": [] },
        "d.js": { "imports": [] }
    } }"#;

    #[test]
    fn what_comes_later_is_told_from_what_comes_along() {
        let graph = Graph::of(TOLD).unwrap();
        assert_eq!(graph.brings("a.js"), ["b.js", "outside.js"].map(str::to_owned).into(), "a circle ends");
        assert_eq!(graph.loaded_by("a.js"), ["c.js", "d.js"].map(str::to_owned).into());
        assert!(graph.loaded_by("c.js").is_empty());
    }
}
