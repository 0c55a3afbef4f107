//! Style sheets, which stand in JavaScript as template literals, without what only their readers need.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::answer;
use crate::tree::Tree;

const OPEN: &str = "const CSS = `\n";
const CLOSE: &str = "`;";

/// Makes the sheets of a folder's scripts small, in place.
pub(super) fn minify(tree: &Tree, folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let script = entry?.path();
        if script.extension().is_none_or(|extension| extension != "js") {
            continue;
        }
        let text = fs::read_to_string(&script)?;
        let Some((before, css, after)) = parts(&text) else { continue };
        let sheet = tree.made("npm/sheet.css");
        fs::write(&sheet, css)?;
        let mut esbuild = Command::new(tree.at("tests/node_modules/.bin/esbuild"));
        // In ASCII a sign would become a backslash and a number, which a template literal reads as its own.
        let small = answer(esbuild.arg(&sheet).args(["--minify", "--charset=utf8"]))?;
        // What a custom property is set to stays as it is written, the blanks around it too.
        let small = small.replace(": ", ":").replace(", ", ",");
        let small = [before, OPEN.trim_end(), small.trim_end(), after].concat();
        fs::write(&script, small).with_context(|| format!("cannot write {}", script.display()))?;
    }
    Ok(())
}

/// What stands before the sheet's literal, the sheet, and the rest from the literal's end on.
fn parts(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once(OPEN)?;
    let end = rest.find(CLOSE)?;
    Some((before, &rest[..end], &rest[end..]))
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn a_sheet_is_found_with_what_is_around_it() {
        let text = "// Look\nconst CSS = `\na { b: c }\n`;\nuse(CSS);\n";
        assert_eq!(parts(text), Some(("// Look\n", "a { b: c }\n", "`;\nuse(CSS);\n")));
        assert_eq!(parts("const other = `\n`;"), None);
    }
}
