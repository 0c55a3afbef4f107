//! Makes `docs/rules/`: one page per rule, from the rule's file, its words and its specification. `cargo xtask docs` runs it.
//!
//! With `--check` it writes nothing, and fails with the differences when a page is not up to date.

mod page;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use goal_element::{flow, rules};
use similar::TextDiff;
use walkdir::WalkDir;

use words::Words;

const FOLDER: &str = "docs/rules";
/// The one page that is written by hand; the index links to it.
const BY_HAND: &str = "not-rules.md";
const REFRESH: &str = "cargo xtask docs";

/// Pages by their path below the folder.
type Pages = BTreeMap<PathBuf, String>;

fn main() -> ExitCode {
    let done = match std::env::args().nth(1).as_deref() {
        None => write(&root()),
        Some("--check") => check(&root()),
        Some(other) => Err(anyhow::anyhow!("{other:?} is not known here; there is only --check")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// The repository; as cargo tells it, because the path of compile time may be of another clone.
fn root() -> PathBuf {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR");
    let manifest = manifest.map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest.join("../..")
}

/// Writes every page, and removes those of rules that are gone.
fn write(root: &Path) -> Result<()> {
    let made = made(root)?;
    for (path, text) in &made {
        let file = root.join(FOLDER).join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        if fs::read_to_string(&file).ok().as_ref() != Some(text) {
            fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))?;
        }
    }
    for path in kept(root)?.keys().filter(|path| !made.contains_key(*path)) {
        fs::remove_file(root.join(FOLDER).join(path))?;
    }
    println!("{} pages in {FOLDER}", made.len());
    Ok(())
}

/// Fails when the pages in the tree are not the ones that would be written.
fn check(root: &Path) -> Result<()> {
    let differences = differences(&kept(root)?, &made(root)?);
    if differences.is_empty() {
        return Ok(());
    }
    bail!("{differences}{FOLDER} is stale: run `{REFRESH}` and commit what it writes.")
}

fn made(root: &Path) -> Result<Pages> {
    let words = Words::read(&root.join("locales"))?;
    let mut rules = rules::pages();
    rules.extend(flow::pages());
    rules.sort_by_key(|page| page.meta.code);
    let mut pages = Pages::from([(PathBuf::from("README.md"), page::index(&rules, &words))]);
    for rule in &rules {
        pages.insert(page::path(rule.meta.code), page::of(root, rule, &words)?);
    }
    Ok(pages)
}

fn kept(root: &Path) -> Result<Pages> {
    let folder = root.join(FOLDER);
    let mut pages = Pages::new();
    for entry in WalkDir::new(&folder).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file()) {
        if entry.file_name() == BY_HAND {
            continue;
        }
        pages.insert(entry.path().strip_prefix(&folder)?.to_path_buf(), fs::read_to_string(entry.path())?);
    }
    Ok(pages)
}

fn differences(kept: &Pages, made: &Pages) -> String {
    let nothing = String::new();
    let mut text = String::new();
    let names: std::collections::BTreeSet<_> = kept.keys().chain(made.keys()).collect();
    for name in names {
        let (old, new) = (kept.get(name).unwrap_or(&nothing), made.get(name).unwrap_or(&nothing));
        if old != new {
            let label = format!("{FOLDER}/{}", name.display());
            text += &TextDiff::from_lines(old, new).unified_diff().header(&label, &label).to_string();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_in_the_tree_are_fresh() {
        if let Err(stale) = check(&root()) {
            panic!("{stale}");
        }
    }

    #[test]
    fn a_difference_shows_the_line_and_the_command() {
        let page = |text: &str| Pages::from([(PathBuf::from("a/b.md"), text.to_owned())]);
        let text = differences(&page("one\ntwo\n"), &page("one\nthree\n"));
        assert!(text.contains("-two\n+three\n") && text.contains("docs/rules/a/b.md"), "{text}");
        assert!(differences(&page("same"), &page("same")).is_empty());
    }
}
