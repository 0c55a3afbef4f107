//! The editor's side cannot hold a platform's token.

use regex::Regex;

use crate::sources::below;

/// Members that sound like a secret and hold none.
const HARMLESS: &[&str] = &["has_token"];

fn members(types: &str) -> Vec<String> {
    let comments = Regex::new(r"(?s)/\*.*?\*/|//[^\n]*").unwrap();
    let member = Regex::new(r"(?i)\b(\w*(?:token|secret|password|api_?key)\w*)\??\s*[:(]").unwrap();
    let code = comments.replace_all(types, "");
    member
        .captures_iter(&code)
        .map(|found| found[1].to_owned())
        .filter(|name| !HARMLESS.contains(&name.as_str()))
        .collect()
}

#[test]
fn no_public_type_has_a_place_for_a_token() {
    let types = below("www/package", &[".d.ts"]);
    assert!(!types.is_empty(), "the package has no types");
    let found: Vec<String> = types
        .iter()
        .flat_map(|source| members(&source.text).into_iter().map(|name| format!("{}: {name}", source.path)))
        .collect();
    assert!(found.is_empty(), "these could hold a secret:\n{}", found.join("\n"));
}

#[test]
fn the_check_has_teeth() {
    assert_eq!(members("interface A { accessToken?: string; /* token: never */ has_token: boolean }"), ["accessToken"]);
}
