//! `docs/rules/`: one page per rule, made from the rule's file, its words and its specification.

mod page;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use goal_element::rules;
use similar::TextDiff;
use walkdir::WalkDir;

use crate::hindrance::Hindrance;
use crate::tree::Tree;
use words::Words;

const FOLDER: &str = "docs/rules";
const REFRESH: &str = "cargo xtask docs";

/// Pages by their path below the folder.
type Pages = BTreeMap<PathBuf, String>;

/// Writes every page, and removes those of rules that are gone.
pub(crate) fn write(tree: &Tree) -> Result<()> {
    let made = made(tree)?;
    for (path, text) in &made {
        let file = tree.at(FOLDER).join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        if fs::read_to_string(&file).ok().as_ref() != Some(text) {
            fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
        }
    }
    for path in kept(tree)?.keys().filter(|path| !made.contains_key(*path)) {
        fs::remove_file(tree.at(FOLDER).join(path))?;
    }
    println!("{} pages in {FOLDER}", made.len());
    Ok(())
}

/// Fails when the pages in the tree are not the ones that would be written.
pub(crate) fn check(tree: &Tree) -> Result<()> {
    let differences = differences(&kept(tree)?, &made(tree)?);
    if differences.is_empty() {
        return Ok(());
    }
    Err(Hindrance(format!(
        "{differences}{FOLDER} is stale: run `{REFRESH}` and commit what it writes."
    ))
    .into())
}

fn made(tree: &Tree) -> Result<Pages> {
    let words = Words::read(&tree.at("locales"))?;
    let rules = rules::pages();
    let mut pages = Pages::from([(PathBuf::from("README.md"), page::index(&rules, &words))]);
    for rule in &rules {
        pages.insert(page::path(rule.meta.code), page::of(tree, rule, &words)?);
    }
    Ok(pages)
}

fn kept(tree: &Tree) -> Result<Pages> {
    let folder = tree.at(FOLDER);
    let mut pages = Pages::new();
    for entry in WalkDir::new(&folder)
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_file())
    {
        pages.insert(
            entry.path().strip_prefix(&folder)?.to_path_buf(),
            fs::read_to_string(entry.path())?,
        );
    }
    Ok(pages)
}

fn differences(kept: &Pages, made: &Pages) -> String {
    let nothing = String::new();
    let mut text = String::new();
    let names: std::collections::BTreeSet<_> = kept.keys().chain(made.keys()).collect();
    for name in names {
        let (old, new) = (
            kept.get(name).unwrap_or(&nothing),
            made.get(name).unwrap_or(&nothing),
        );
        if old != new {
            let label = format!("{FOLDER}/{}", name.display());
            text += &TextDiff::from_lines(old, new)
                .unified_diff()
                .header(&label, &label)
                .to_string();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_in_the_tree_are_fresh() {
        if let Err(stale) = check(&Tree::find()) {
            panic!("{stale}");
        }
    }

    #[test]
    fn a_difference_shows_the_line_and_the_command() {
        let page = |text: &str| Pages::from([(PathBuf::from("a/b.md"), text.to_owned())]);
        let text = differences(&page("one\ntwo\n"), &page("one\nthree\n"));
        assert!(
            text.contains("-two\n+three\n") && text.contains("docs/rules/a/b.md"),
            "{text}"
        );
        assert!(differences(&page("same"), &page("same")).is_empty());
    }
}
