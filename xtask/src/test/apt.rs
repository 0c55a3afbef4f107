//! What the tests need besides Rust and Node: installed where we may.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::hindrance::Hindrance;
use crate::postgres;
use crate::process::{answer, quietly, step};

/// Installs packages where apt is and we are root; elsewhere that is the user's to do.
pub(super) fn install(what: &str, packages: &[&str]) -> Result<()> {
    if on_path("apt-get").is_none() || !answer(Command::new("id").arg("-u")).is_ok_and(|id| id == "0") {
        return Ok(());
    }
    step(&format!("installing {what} with apt-get"));
    let apt =
        |arguments: &[&str]| quietly(Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args(arguments));
    apt(&["update"])?;
    apt(&[&["install", "-y", "--no-install-recommends"], packages].concat())?;
    Ok(())
}

/// PostgreSQL: found, or installed where we may.
pub(super) fn postgres() -> Result<()> {
    if postgres::programs().is_ok() {
        return Ok(());
    }
    install("PostgreSQL", &["postgresql"])?;
    postgres::programs().map(drop).map_err(|error| {
        let advice = "install it (Debian: `apt-get install postgresql`)";
        Hindrance(format!("{error}: {advice}, or leave the server's tests out with `cargo xtask test --only core`."))
            .into()
    })
}

pub(super) fn on_path(program: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(program)).find(|path| path.is_file())
}
