//! The wasm at each opt-level: which is smallest changes with the code.

use anyhow::Result;

use super::{brotli, gzip};
use crate::build;
use crate::tree::Tree;

const LEVELS: &[&str] = &["3", "2", "s", "z"];

/// Builds and prints all levels; each has a target folder of its own, so that they stay built.
pub(super) fn print(tree: &Tree) -> Result<()> {
    println!("{:<10} {:>9} {:>9} {:>9}", "opt-level", "raw", "gzip", "brotli");
    for level in LEVELS {
        let wasm = build::wasm_at(&tree.with_target(&format!("opt-{level}")), level)?;
        println!("{level:<10} {:>9} {:>9} {:>9}", wasm.len(), gzip(&wasm), brotli(&wasm));
    }
    Ok(())
}
