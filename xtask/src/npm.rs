//! npm packages: installed from a lockfile, or from our own tarball, and only when they changed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::hindrance::Hindrance;
use crate::process::{quietly, step};
use crate::stamp::Stamp;

/// Installs what `folder/package-lock.json` says, unless it is installed already.
pub(crate) fn install(folder: &Path) -> Result<()> {
    let lock = folder.join("package-lock.json");
    if !lock.is_file() {
        return Err(Hindrance(format!(
            "{} is missing: run `npm install` in {} and commit the file.",
            lock.display(),
            folder.display()
        ))
        .into());
    }
    let modules = folder.join("node_modules");
    // Inside the folder that `npm ci` removes, so that the stamp cannot outlive what it stands for.
    let stamp = Stamp::of(modules.join(".installed"), &[lock], "")?;
    if stamp.is_fresh(&[])? {
        return Ok(());
    }
    step(&format!("installing npm packages in {}", folder.display()));
    let installed = quietly(npm(folder).args(["ci", "--no-audit", "--no-fund"]));
    installed.with_context(|| format!("The npm packages of {} could not be installed", folder.display()))?;
    stamp.renew(&[])
}

/// Puts the packed package into `folder/node_modules` as any user would, without writing it into the manifest.
pub(crate) fn install_package(folder: &Path, tarball: &Path) -> Result<()> {
    let installed = folder.join("node_modules/goal-element");
    let stamp = Stamp::of(folder.join("node_modules/.goal-element"), &[tarball.to_path_buf()], "")?;
    let manifest = [installed.join("package.json")];
    if stamp.is_fresh(&manifest)? {
        return Ok(());
    }
    step(&format!("installing the packed package in {}", folder.display()));
    // npm takes a package of the same version for the same package, and would leave an older build in place.
    if installed.exists() {
        fs::remove_dir_all(&installed)?;
    }
    quietly(npm(folder).args(["install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund"]).arg(tarball))?;
    stamp.renew(&manifest)
}

/// Packs `package` and names the tarball without its version, so that others can find it.
pub(crate) fn pack(package: &Path, tarball: &Path) -> Result<()> {
    let folder = tarball.parent().context("the tarball has no folder")?;
    fs::create_dir_all(folder)?;
    let output = quietly(npm(folder).args(["pack", "--silent", "--pack-destination", "."]).arg(package))?;
    let name = String::from_utf8(output.stdout).context("npm pack wrote something that is not text")?;
    let packed: PathBuf = folder.join(name.trim());
    fs::rename(&packed, tarball).with_context(|| format!("npm pack left no {}", packed.display()))
}

pub(crate) fn npm(folder: &Path) -> Command {
    let mut command = Command::new("npm");
    command.current_dir(folder).env("npm_config_update_notifier", "false");
    command
}
