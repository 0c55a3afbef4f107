//! `goal-proxy check-config`: what is wrong with a configuration, and which secrets are still missing. A missing one is said
//! and is no failure: the proxy starts without it, and what needs it waits.

use std::path::Path;

use super::{Done, config, secrets};

pub(crate) fn run(file: &Path) -> Done {
    let config = config(file)?;
    let missing = config.missing(&secrets(&config));
    for line in &missing {
        eprintln!("{line}");
    }
    let connections: usize = config.workspaces.iter().map(|workspace| workspace.connections.len()).sum();
    print!("{}: good; workspaces: {}, connections: {connections}", file.display(), config.workspaces.len());
    println!(", missing secrets: {}", missing.len());
    Ok(())
}
