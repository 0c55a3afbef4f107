//! What may be linked into what.

use std::collections::BTreeSet;
use std::process::Command;

use regex::Regex;

use crate::sources::{Source, below, root};

/// serde and thiserror, and what their derives are made of.
const CORE: &[&str] = &[
    "goal-element",
    "serde",
    "serde_core",
    "serde_derive",
    "thiserror",
    "thiserror-impl",
    "proc-macro2",
    "quote",
    "syn",
    "unicode-ident",
];

#[test]
fn without_web_the_core_is_almost_alone() {
    let choice = ["--package", "goal-element", "--no-default-features", "--edges", "normal", "--target", "all"];
    let cargo = Command::new(env!("CARGO"))
        .current_dir(root())
        .args(["tree", "--offline", "--prefix", "none", "--no-dedupe"])
        .args(choice)
        .output()
        .unwrap();
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    let tree = String::from_utf8(cargo.stdout).unwrap();
    let names: BTreeSet<&str> = tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let strangers: Vec<&&str> = names.iter().filter(|name| !CORE.contains(name)).collect();
    assert!(strangers.is_empty(), "the core links {strangers:?}");
    assert!(names.contains("serde") && names.contains("thiserror"), "an odd tree:\n{tree}");
}

#[test]
fn bindings_and_library_are_of_one_version() {
    let version = |path: &str, name: &str| {
        let text = std::fs::read_to_string(root().join(path)).unwrap();
        let manifest: toml::Table = text.parse().unwrap();
        let entry = &manifest["dependencies"][name];
        entry.as_str().or_else(|| entry["version"].as_str()).unwrap().to_owned()
    };
    let library = version("Cargo.toml", "wasm-bindgen");
    assert!(library.starts_with('='), "{library} is not pinned");
    for tool in ["wasm-bindgen-cli", "wasm-bindgen-cli-support"] {
        assert_eq!(version("xtask/Cargo.toml", tool), library, "{tool}");
    }
}

#[test]
fn the_studio_gets_the_package_as_users_do() {
    let way_around = Regex::new(r"\.\./package\b|www/package\b|\.\./pkg\b|/pkg/").unwrap();
    let sources = below("www/studio", &[".ts", ".tsx", ".js", ".mjs", ".css", ".html", ".json"]);
    assert!(!sources.is_empty(), "there is no studio");
    let around = |source: &&Source| way_around.is_match(&source.text);
    let mut wrong: Vec<&str> = sources.iter().filter(around).map(|source| source.path.as_str()).collect();
    // The tarball is installed beside what the manifest asks for; a path in the manifest would be another way around.
    let manifest =
        |source: &&Source| source.path == "www/studio/package.json" && source.text.contains("\"goal-element\"");
    wrong.extend(sources.iter().filter(manifest).map(|source| source.path.as_str()));
    assert!(wrong.is_empty(), "these reach into the package's sources: {wrong:?}");
}
