//! Where things lie in the repository.

use std::env;
use std::path::{Path, PathBuf};

/// The repository. Everything made goes below the target folder, but for `pkg/`, which people want to look into.
#[derive(Debug, Clone)]
pub(crate) struct Tree {
    root: PathBuf,
    target: PathBuf,
}

impl Tree {
    pub(crate) fn find() -> Self {
        // cargo tells a program it runs where the manifest is now; the path of compile time may be of another clone.
        let manifest =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest.parent().unwrap_or(&manifest).to_path_buf();
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |given| root.join(given));
        Self { root, target }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path inside the repository.
    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// A path inside cargo's target folder.
    pub(crate) fn made(&self, path: &str) -> PathBuf {
        self.target.join(path)
    }

    /// The same repository, built into a folder of its own below the target folder.
    pub(crate) fn with_target(&self, name: &str) -> Self {
        Self { root: self.root.clone(), target: self.target.join(name) }
    }

    pub(crate) fn target(&self) -> &Path {
        &self.target
    }
}
