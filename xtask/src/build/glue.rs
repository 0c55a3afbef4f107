//! The bindings' JavaScript, made small without hiding the wasm file from bundlers.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, bail};

use crate::process::answer;
use crate::tree::Tree;

/// Minifies the glue. Bundlers find the wasm by one literal `new URL('…_bg.wasm', import.meta.url)`: it must survive, once.
pub(super) fn minify(tree: &Tree, glue: &Path) -> Result<String> {
    let mut esbuild = Command::new(tree.at("tests/node_modules/.bin/esbuild"));
    let text = answer(esbuild.arg(glue).args(["--minify", "--format=esm", "--target=es2022"]))?;
    let found = urls(&text);
    if found != 1 {
        bail!("the minified bindings name the wasm file {found} times instead of once: bundlers would not ship it");
    }
    Ok(text)
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
