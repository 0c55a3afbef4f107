//! The sandbox shares nothing with the core it judges: no dependency, no file.

use std::path::{Path, PathBuf};

/// The crate that must not be reachable from here, in both spellings.
const CORE: [&str; 2] = ["goal-element", "goal_element"];

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every table of dependencies, also those for one kind of system.
fn dependencies(table: &toml::Table, found: &mut Vec<(String, toml::Value)>) {
    for (key, value) in table {
        let Some(inner) = value.as_table() else {
            continue;
        };
        if matches!(key.as_str(), "dependencies" | "dev-dependencies" | "build-dependencies") {
            found.extend(inner.clone());
        } else {
            dependencies(inner, found);
        }
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// Crates from the registry cannot depend on this workspace, so it is enough that every dependency comes from there.
#[test]
fn no_dependency_leads_to_the_core() {
    let text = std::fs::read_to_string(here().join("Cargo.toml")).expect("a manifest");
    let mut found = Vec::new();
    dependencies(&text.parse().expect("TOML"), &mut found);
    assert!(found.len() > 5, "the dependencies were found");
    for (name, how) in found {
        let package = how.get("package").and_then(toml::Value::as_str).unwrap_or(&name);
        assert!(!CORE.contains(&package), "{name} is the core");
        for key in ["path", "git", "workspace"] {
            assert!(how.get(key).is_none(), "{name} does not come from the registry but by `{key}`");
        }
    }
}

#[test]
fn no_source_reads_the_core_s_files() {
    let mut files = Vec::new();
    sources(&here().join("src"), &mut files);
    assert!(files.len() > 10, "the sources were found");
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a source");
        for word in CORE.into_iter().chain(["include_str!", "include_bytes!", "include!(", "#[path"]) {
            assert!(!text.contains(word), "{} has {word}", file.display());
        }
    }
}
