//! `cargo xtask new-rule group/problem`: everything a rule needs, in its places, for its author to fill in.

mod insert;
mod name;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::hindrance::Hindrance;
use crate::tree::Tree;
use name::Name;

/// Writes the new rule's files and lines.
pub(crate) fn run(tree: &Tree, code: &str) -> Result<()> {
    let name = Name::read(code).map_err(Hindrance)?;
    let folder = tree.at("src/rules").join(&name.group);
    let rule = folder.join(format!("{}.rs", name.module()));
    if rule.exists() {
        return Err(Hindrance(format!("There is a rule {code} already: {}.", rule.display())).into());
    }
    if !folder.is_dir() {
        let groups = groups(&tree.at("src/rules"))?.join(", ");
        let advice = format!(
            "choose one of {groups}, or make src/rules/{0}/mod.rs and name it in src/rules/mod.rs and registry.rs",
            name.group
        );
        return Err(Hindrance(format!("There is no group {}: {advice}.", name.group)).into());
    }

    let mut files = vec![
        (rule, name.rule_file()),
        (tree.at(&format!("tests/spec/{code}.json")), name.spec_file()),
        edited(folder.join("mod.rs"), |text| insert::module(text, &name))?,
        edited(tree.at("src/rules/registry.rs"), |text| insert::registration(text, &name))?,
    ];
    for language in folders(&tree.at("locales"))? {
        files.push(edited(language.join("rules.json"), |text| insert::text(text, &name))?);
    }
    // Only now, so that a file without a place for the rule leaves all of them as they were.
    for (file, text) in &files {
        write(file, text)?;
        println!("{}", file.strip_prefix(tree.root()).unwrap_or(file).display());
    }
    println!(
        "Fill in the page, the check, the words and the cases; then run `cargo xtask docs` and `cargo xtask test --only core`."
    );
    Ok(())
}

fn edited(file: PathBuf, change: impl FnOnce(&str) -> Option<String>) -> Result<(PathBuf, String)> {
    let text = fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let text = change(&text).with_context(|| format!("{} has no place for the rule", file.display()))?;
    Ok((file, text))
}

fn write(file: &Path, text: &str) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))
}

fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut folders: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    folders.retain(|path| path.is_dir());
    folders.sort();
    Ok(folders)
}

fn groups(rules: &Path) -> Result<Vec<String>> {
    let names = folders(rules)?;
    Ok(names.iter().filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect())
}
