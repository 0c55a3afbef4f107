//! The files that people write.

use std::fs;
use std::path::PathBuf;

use walkdir::{DirEntry, WalkDir};

/// What is made or fetched, wherever it lies.
const MADE: &[&str] = &[".git", "target", "node_modules", "dist", "pkg", "build-info"];

/// A file with its path from the root.
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
}

pub(crate) fn root() -> PathBuf {
    // As it is now: the path of compile time may be of another clone.
    let manifest =
        std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest.parent().expect("xtask lies in the repository").to_path_buf()
}

/// All text files below `folder` with one of the endings; every ending when none is given.
pub(crate) fn below(folder: &str, endings: &[&str]) -> Vec<Source> {
    let root = root();
    let written = |entry: &DirEntry| entry.depth() == 0 || !MADE.iter().any(|made| entry.file_name() == *made);
    let mut sources = Vec::new();
    for entry in WalkDir::new(root.join(folder)).sort_by_file_name().into_iter().filter_entry(written) {
        let entry = entry.expect("the tree can be read");
        let path = entry.path().strip_prefix(&root).expect("below the root").to_string_lossy().into_owned();
        let wanted = endings.is_empty() || endings.iter().any(|ending| path.ends_with(ending));
        if entry.file_type().is_file() && wanted {
            // What is not text (a picture) says nothing of interest here.
            if let Ok(text) = fs::read_to_string(entry.path()) {
                sources.push(Source { path, text });
            }
        }
    }
    sources
}

/// A Rust file without its tests, which may use what the code may not.
pub(crate) fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}
