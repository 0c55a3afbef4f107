//! `goal-proxy check-config`: what is wrong with a configuration, and which tokens are still missing.

use std::path::Path;

use super::{Done, config, secrets};

pub(crate) fn run(file: &Path) -> Done {
    let config = config(file)?;
    let missing = config.missing(&secrets(&config));
    for line in &missing {
        eprintln!("{}: {line}", file.display());
    }
    if !missing.is_empty() {
        return Err(format!("{}: {} to mend", file.display(), missing.len()).into());
    }
    let connections: usize = config.workspaces.iter().map(|workspace| workspace.connections.len()).sum();
    println!("{}: good; workspaces: {}, connections: {connections}", file.display(), config.workspaces.len());
    Ok(())
}
