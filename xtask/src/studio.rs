//! The studio's bundle. The studio gets our package as the tarball that npm would serve.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::npm;
use crate::process::{quietly, step};
use crate::stamp::Stamp;
use crate::tree::Tree;

/// Builds `www/studio/dist` when the studio or the package changed, and says where it is.
pub(crate) fn bundle(tree: &Tree, tarball: &Path) -> Result<PathBuf> {
    let studio = tree.at("www/studio");
    npm::install(&studio)?;
    npm::install_package(&studio, tarball)?;
    let outputs = [studio.join("dist")];
    let stamp = Stamp::of(tree.made("stamps/studio"), &[studio.clone(), tarball.to_path_buf()], "vite")?;
    if !stamp.is_fresh(&outputs)? {
        step("bundling the studio");
        quietly(npm::npm(&studio).args(["run", "build"]))?;
        stamp.renew(&outputs)?;
    }
    let [dist] = outputs;
    Ok(dist)
}
