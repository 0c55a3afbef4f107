//! Skipping work whose inputs have not changed since it was last done.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use walkdir::{DirEntry, WalkDir};

/// What a piece of work was made from. The outputs are remembered too, so that an edit or a half-written result is made again.
#[derive(Debug)]
pub(crate) struct Stamp {
    file: PathBuf,
    inputs: String,
}

impl Stamp {
    /// `inputs` are files or folders; those that do not exist count as such.
    pub(crate) fn of(file: PathBuf, inputs: &[PathBuf], settings: &str) -> Result<Self> {
        let mut digest = Sha256::new();
        digest.update(settings);
        for input in inputs {
            add(&mut digest, input)?;
        }
        Ok(Self { file, inputs: hex(digest) })
    }

    pub(crate) fn is_fresh(&self, outputs: &[PathBuf]) -> Result<bool> {
        if outputs.iter().any(|output| !output.exists()) {
            return Ok(false);
        }
        Ok(fs::read_to_string(&self.file).is_ok_and(|kept| Ok(kept) == self.text(outputs).map_err(|_| ())))
    }

    pub(crate) fn renew(&self, outputs: &[PathBuf]) -> Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.file, self.text(outputs)?).with_context(|| format!("cannot write {}", self.file.display()))
    }

    fn text(&self, outputs: &[PathBuf]) -> Result<String> {
        let mut digest = Sha256::new();
        for output in outputs {
            add(&mut digest, output)?;
        }
        Ok(format!("{} {}\n", self.inputs, hex(digest)))
    }
}

fn add(digest: &mut Sha256, input: &Path) -> Result<()> {
    if !input.exists() {
        digest.update("absent\0");
        return Ok(());
    }
    for entry in WalkDir::new(input).sort_by_file_name().into_iter().filter_entry(is_source) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let bytes = fs::read(entry.path()).with_context(|| format!("cannot read {}", entry.path().display()))?;
            let name = entry.path().strip_prefix(input).unwrap_or(entry.path());
            digest.update(name.to_string_lossy().as_bytes());
            digest.update(bytes.len().to_le_bytes());
            digest.update(&bytes);
        }
    }
    Ok(())
}

/// Installed packages are told by their lockfile; reading all of them would take longer than most work saved.
fn is_source(entry: &DirEntry) -> bool {
    entry.depth() == 0 || (entry.file_name() != "node_modules" && entry.file_name() != "dist")
}

fn hex(digest: Sha256) -> String {
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-stamp-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    #[test]
    fn work_is_fresh_until_an_input_or_an_output_changes() {
        let folder = folder("fresh");
        let (input, output, file) = (folder.join("in"), folder.join("out"), folder.join("stamp"));
        fs::write(&input, "one").unwrap();
        fs::write(&output, "made").unwrap();
        let outputs = [output.clone()];
        let stamp = || Stamp::of(file.clone(), std::slice::from_ref(&input), "recipe").unwrap();

        assert!(!stamp().is_fresh(&outputs).unwrap(), "nothing was stamped yet");
        stamp().renew(&outputs).unwrap();
        assert!(stamp().is_fresh(&outputs).unwrap());
        fs::write(&output, "edited").unwrap();
        assert!(!stamp().is_fresh(&outputs).unwrap(), "an output was edited");
        stamp().renew(&outputs).unwrap();
        fs::write(&input, "two").unwrap();
        assert!(!stamp().is_fresh(&outputs).unwrap(), "an input was edited");
        stamp().renew(&outputs).unwrap();
        fs::remove_file(&output).unwrap();
        assert!(!stamp().is_fresh(&outputs).unwrap(), "an output is gone");
        fs::remove_dir_all(folder).unwrap();
    }
}
