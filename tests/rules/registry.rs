//! What every rule has: a place, an identity, a page whose example is true, a specification.

use std::fs;

use goal_element::domain::{Severity, decode};
use goal_element::rules::{self, Confidence, RULES};

use crate::cases;

#[test]
fn codes_are_sorted_and_unique() {
    let codes: Vec<_> = RULES.iter().map(|entry| entry.meta.code).collect();
    assert!(codes.is_sorted_by(|a, b| a < b), "{codes:#?}");
    assert!(codes.len() >= 25);
}

#[test]
fn a_rule_stands_in_the_file_of_its_name() {
    for page in rules::pages() {
        let expected = format!("src/rules/{}.rs", page.meta.code.replace('-', "_"));
        assert_eq!(page.meta.file.replace('\\', "/"), expected);
    }
}

#[test]
fn every_file_of_a_rule_is_in_the_registry() {
    let mut declared = 0;
    for group in fs::read_dir(cases::file("src/rules")).unwrap().map(|entry| entry.unwrap().path()) {
        if group.is_dir() {
            let files = fs::read_dir(group).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
            declared += files.filter(|text| text.contains("\nrule! {")).count();
        }
    }
    assert_eq!(declared, rules::pages().len());
}

#[test]
fn only_what_is_documented_is_an_error() {
    for page in rules::pages() {
        let sure = page.meta.confidence == Confidence::Documented;
        assert!(sure || page.meta.severity != Severity::Error, "{} is an error without a document", page.meta.code);
        assert!(!page.meta.source.is_empty() && !page.meta.since.is_empty(), "{}", page.meta.code);
    }
}

#[test]
fn pages_have_their_headings_in_order() {
    for page in rules::pages() {
        let headings: Vec<_> = page.text.lines().filter_map(|line| line.trim().strip_prefix("## ")).collect();
        let mut expected = vec!["What it does", "Why it matters", "Example", "Use instead"];
        // What only a filled request shows has no goal of its own for an example.
        if page.meta.code.starts_with("filled/") {
            expected.remove(2);
        }
        assert_eq!(headings, expected, "{}", page.meta.code);
    }
}

#[test]
fn the_example_of_a_page_trips_its_rule() {
    for page in rules::pages().iter().filter(|page| !page.meta.code.starts_with("filled/")) {
        let code = page.meta.code;
        let told = block(page.text, "```json surroundings").unwrap_or_else(|| "{}".to_owned());
        let (surroundings, faults) = decode::surroundings_from_json(told.as_bytes());
        assert_eq!(faults, [], "{code}");
        let Some(example) = block(page.text, "```json").or_else(|| block(page.text, "```text")) else {
            let only_objects_can = ["shape/cyclic", "shape/host-threw"];
            assert!(only_objects_can.contains(&code) && block(page.text, "```js").is_some(), "{code} has no example");
            continue;
        };
        let found = rules::check(&decode::goal_from_json(example.as_bytes()), &surroundings);
        assert!(found.iter().any(|found| found.code == code), "{code}: the example trips {found:#?}");
        let worse: Vec<_> =
            found.iter().filter(|found| found.severity == Severity::Error && found.code != code).collect();
        assert!(worse.is_empty(), "{code}: the example has other errors: {worse:#?}");
    }
}

/// The first code block that opens with exactly that line.
fn block(page: &str, fence: &str) -> Option<String> {
    let mut lines = page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).skip_while(|line| *line != fence);
    lines.next()?;
    Some(lines.take_while(|line| *line != "```").collect::<Vec<_>>().join("\n"))
}

#[test]
fn every_rule_has_its_specification_and_every_specification_its_rule() {
    let expected: Vec<_> = RULES.iter().map(|entry| format!("tests/spec/{}.json", entry.meta.code)).collect();
    assert_eq!(cases::spec_files(), expected);
    for path in expected {
        let spec = cases::json_file(&path);
        assert_eq!(format!("tests/spec/{}.json", spec["rule"].as_str().unwrap()), path);
    }
}

#[test]
fn a_host_may_switch_off_and_lower_but_never_raise() {
    let goal = decode::goal_from_json(br#"{ "version": 1, "goal": { "id": "g1" }, "destinations": {} }"#);
    let severities = |settings: &str| {
        let (surroundings, _) = decode::surroundings_from_json(settings.as_bytes());
        let found = rules::check(&goal, &surroundings);
        found.iter().map(|found| format!("{} {}", found.severity.name(), found.code)).collect::<Vec<_>>()
    };
    assert_eq!(severities("{}"), ["warning goal/no-name", "hint goal/only-counts"]);
    assert_eq!(severities(r#"{ "rules": { "off": ["goal/only-counts"] } }"#), ["warning goal/no-name"]);
    let lower = r#"{ "rules": { "lower": { "goal/no-name": "hint", "goal/only-counts": "warning" } } }"#;
    assert_eq!(severities(lower), ["hint goal/only-counts", "hint goal/no-name"]);
}
