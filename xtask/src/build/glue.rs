//! The bindings' JavaScript, made small without hiding the wasm file from bundlers.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use super::trim;
use crate::process::answer;
use crate::tree::Tree;

/// Minifies the glue, and leaves out its default export: the package has a way of its own to load the wasm.
pub(super) fn minify(tree: &Tree, glue: &Path) -> Result<String> {
    let (entry, trimmed) = (glue.with_extension("entry.js"), glue.with_extension("trimmed.js"));
    fs::write(&trimmed, trim::needless(&fs::read_to_string(glue)?)?)?;
    let name = trimmed.file_name().unwrap_or_default().to_string_lossy();
    fs::write(&entry, format!("export * from './{name}';\n"))?;
    let mut esbuild = Command::new(tree.at("tests/node_modules/.bin/esbuild"));
    esbuild.arg(&entry).args(["--bundle", "--minify", "--format=esm", "--target=es2022"]);
    let text = answer(&mut esbuild);
    fs::remove_file(&entry)?;
    fs::remove_file(&trimmed)?;
    text
}

/// Bundlers find the wasm by one literal `new URL('…_bg.wasm', import.meta.url)`: it must stand in `script`, once.
pub(super) fn names_wasm_once(script: &Path) -> Result<()> {
    let found = urls(&fs::read_to_string(script)?);
    if found != 1 {
        bail!("{} names the wasm file {found} times instead of once: bundlers would not ship it", script.display());
    }
    Ok(())
}

fn urls(text: &str) -> usize {
    let literal = |rest: &&str| {
        let rest = rest.trim_start();
        let Some(quote) = rest.chars().next().filter(|first| matches!(first, '"' | '\'')) else {
            return false;
        };
        let mut parts = rest[1..].splitn(2, quote);
        let (name, after) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        name.ends_with("_bg.wasm") && after.replace(' ', "").starts_with(",import.meta.url)")
    };
    text.split("new URL(").skip(1).filter(literal).count()
}

#[cfg(test)]
mod tests {
    use super::urls;

    #[test]
    fn only_a_literal_name_counts() {
        assert_eq!(urls("x = new URL('goal_element_bg.wasm', import.meta.url);"), 1);
        assert_eq!(urls("x=new URL(\"goal_element_bg.wasm\",import.meta.url)"), 1);
        assert_eq!(urls("const n='goal_element_bg.wasm';x=new URL(n,import.meta.url)"), 0);
        assert_eq!(urls("x=new URL('other.js',import.meta.url)"), 0);
    }
}
