//! The tools a machine must have, and the ones we can add to it.

use std::process::Command;

use anyhow::Result;

use crate::hindrance::Hindrance;
use crate::process::{answer, quietly, step};

/// The studio's bundler needs it.
const OLDEST_NODE: (u32, u32) = (20, 19);
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Refuses to go on without a Node that can run our tools, and npm beside it.
pub(crate) fn node() -> Result<()> {
    let advice =
        format!("install Node {}.{} or newer (npm comes with it) and run this again", OLDEST_NODE.0, OLDEST_NODE.1);
    let Ok(version) = answer(Command::new("node").arg("--version")) else {
        return Err(Hindrance(format!("Node is missing: {advice}.")).into());
    };
    match release(&version) {
        Some(release) if release >= OLDEST_NODE => {}
        _ => return Err(Hindrance(format!("Node {version} is too old: {advice}.")).into()),
    }
    if answer(Command::new("npm").arg("--version")).is_err() {
        return Err(Hindrance(format!("npm is missing: {advice}.")).into());
    }
    Ok(())
}

/// Adds the wasm target to the toolchain when it is not there.
pub(crate) fn wasm_target() -> Result<()> {
    let libraries = answer(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM]))?;
    if std::path::Path::new(&libraries).is_dir() {
        return Ok(());
    }
    step(&format!("adding the Rust target {WASM}"));
    if quietly(Command::new("rustup").args(["target", "add", WASM])).is_err() {
        return Err(Hindrance(format!(
            "The Rust target {WASM} is missing and could not be added: go online (or install rustup) and run `rustup target add {WASM}`."
        ))
        .into());
    }
    Ok(())
}

/// Major and minor version.
fn release(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.trim().strip_prefix('v')?.split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::{OLDEST_NODE, release};

    #[test]
    fn the_version_is_read_from_what_node_prints() {
        assert_eq!(release("v20.20.2\n"), Some((20, 20)));
        assert_eq!(release("node: bad option"), None);
        assert!(release("v9.11.0") < Some(OLDEST_NODE) && Some(OLDEST_NODE) < release("v22.3.0"));
    }
}
