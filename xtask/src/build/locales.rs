//! The texts: `locales/<lang>/*.json` become one module per language.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

/// Writes `<out>/<lang>.js` for every language folder.
pub(super) fn merge(locales: &Path, out: &Path) -> Result<()> {
    fs::create_dir_all(out)?;
    for language in children(locales)?.into_iter().filter(|path| path.is_dir()) {
        let name = language.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let texts = texts(&language)?;
        let module = format!("export default {};\n", serde_json::to_string_pretty(&texts)?);
        fs::write(out.join(format!("{name}.js")), module)?;
    }
    Ok(())
}

/// All texts of a language. A key may stand in one file only, else which one counts would hang on the file's name.
fn texts(language: &Path) -> Result<Map<String, Value>> {
    let mut texts = Map::new();
    let mut origin: BTreeMap<String, PathBuf> = BTreeMap::new();
    for file in children(language)?.into_iter().filter(|path| path.extension().is_some_and(|end| end == "json")) {
        let text = fs::read_to_string(&file)?;
        let entries: Map<String, Value> =
            serde_json::from_str(&text).with_context(|| format!("{} is not one flat JSON object", file.display()))?;
        for (key, value) in entries {
            if let Some(other) = origin.insert(key.clone(), file.clone()) {
                bail!("the text {key:?} stands in {} and in {}: keep one of them", other.display(), file.display());
            }
            texts.insert(key, value);
        }
    }
    Ok(texts)
}

fn children(folder: &Path) -> Result<Vec<PathBuf>> {
    let listing = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut children = listing.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    children.sort();
    Ok(children)
}
