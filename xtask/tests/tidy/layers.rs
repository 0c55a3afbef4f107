//! Imports point one way, and only `web` knows JavaScript.

use regex::Regex;

use crate::sources::{below, without_tests};

/// Each layer may use those after it.
const LAYERS: &[&str] = &["web", "view", "payload", "rules", "identity", "catalog", "domain"];
/// The graph around the block stands beside the row: `web, view -> flow -> rules`.
const FLOW_IS_USED_BY: &[&str] = &["web", "view", "flow"];
const FLOW_MAY_USE: &[&str] = &["flow", "rules", "identity", "catalog", "domain"];

/// What a pure core must not touch. Time, ids and chance come in as arguments.
const OUTSIDE: &str = r"\b(wasm_bindgen|js_sys|web_sys|gloo_net|serde_wasm_bindgen|std::(net|fs|env|process|time|thread)|SystemTime|Instant::now)\b";

fn layer(path: &str) -> Option<&str> {
    let name = path.strip_prefix("src/")?.split(['/', '.']).next()?;
    (name == "flow" || LAYERS.contains(&name)).then_some(name)
}

fn may_use(from: &str, to: &str) -> bool {
    let place = |name: &str| LAYERS.iter().position(|layer| *layer == name);
    match (from, to) {
        (_, "flow") => FLOW_IS_USED_BY.contains(&from),
        ("flow", _) => FLOW_MAY_USE.contains(&to),
        _ => place(from) <= place(to),
    }
}

/// What is compiled into the program: no tests, no comments. Lines keep their numbers.
fn code(text: &str) -> String {
    let lines = without_tests(text).lines();
    lines.map(|line| line.split("//").next().unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// The modules of our crate that a file names: `crate::x` and the members of `crate::{x, y::z}`.
fn used(text: &str) -> Vec<String> {
    let direct = Regex::new(r"\bcrate::(\w+)").unwrap();
    let mut names: Vec<String> = direct.captures_iter(text).map(|found| found[1].to_owned()).collect();
    for group in text.split("crate::{").skip(1) {
        let mut depth = 0_usize;
        let mut start = true;
        let mut name = String::new();
        for letter in group.chars() {
            match letter {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    names.push(std::mem::take(&mut name));
                    start = true;
                }
                letter if depth == 0 && start && (letter.is_alphanumeric() || letter == '_') => name.push(letter),
                letter if letter.is_whitespace() => {}
                _ => start = false,
            }
        }
        names.push(name);
    }
    names
}

#[test]
fn imports_point_one_way() {
    let mut wrong = Vec::new();
    for source in below("src", &[".rs"]) {
        let Some(from) = layer(&source.path) else {
            continue;
        };
        for to in used(&code(&source.text)) {
            if layer(&format!("src/{to}.rs")).is_some_and(|to| !may_use(from, to)) {
                wrong.push(format!("{}: {from} uses {to}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "imports that point the wrong way:\n{}", wrong.join("\n"));
}

#[test]
fn the_core_knows_nothing_of_the_outside() {
    let outside = Regex::new(OUTSIDE).unwrap();
    let mut wrong = Vec::new();
    for source in below("src", &[".rs"]).iter().filter(|source| !source.path.starts_with("src/web/")) {
        for (number, line) in code(&source.text).lines().enumerate() {
            if let Some(found) = outside.find(line) {
                wrong.push(format!("{}:{}: {}", source.path, number + 1, found.as_str()));
            }
        }
    }
    assert!(wrong.is_empty(), "the core touches the outside:\n{}", wrong.join("\n"));
}

#[test]
fn the_checks_have_teeth() {
    assert!(
        may_use("web", "domain") && may_use("view", "flow") && may_use("flow", "rules") && may_use("rules", "rules")
    );
    assert!(
        !may_use("domain", "rules")
            && !may_use("rules", "payload")
            && !may_use("flow", "payload")
            && !may_use("rules", "flow")
    );
    let text = "use crate::{\n    domain::{Goal, goal::Value},\n    rules, view::card as c,\n};\nuse crate::web::dom;\nuse super::x;";
    let mut names = used(text);
    names.sort();
    names.retain(|name| !name.is_empty());
    assert_eq!(names, ["domain", "rules", "view", "web"]);
}
