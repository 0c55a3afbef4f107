//! What every rule of a flow has: a place, an identity, a page whose example is true, words, a specification.

use std::collections::BTreeSet;

use goal_element::domain::Severity;
use goal_element::flow::{self, RULES};
use goal_element::rules::Confidence;
use serde_json::{Value, json};

use crate::cases;

#[test]
fn a_rule_stands_in_the_file_of_its_name_and_has_its_specification() {
    let codes: Vec<_> = RULES.iter().map(|entry| entry.meta.code).collect();
    assert!(codes.is_sorted_by(|a, b| a < b), "{codes:#?}");
    for page in flow::pages() {
        let name = page.meta.code.strip_prefix("flow/").unwrap().replace('-', "_");
        assert_eq!(page.meta.file.replace('\\', "/"), format!("src/flow/rules/{name}.rs"));
        let sure = page.meta.confidence == Confidence::Documented;
        assert!(sure || page.meta.severity != Severity::Error, "{} is an error without a document", page.meta.code);
    }
    let expected: Vec<_> = codes.iter().map(|code| format!("tests/spec/{code}.json")).collect();
    assert_eq!(cases::spec_files(), expected);
    for path in expected {
        assert_eq!(format!("tests/spec/{}.json", cases::json_file(&path)["rule"].as_str().unwrap()), path);
    }
}

#[test]
fn the_example_of_a_page_trips_its_rule_alone() {
    for page in flow::pages() {
        let code = page.meta.code;
        let headings: Vec<_> = page.text.lines().filter_map(|line| line.trim().strip_prefix("## ")).collect();
        assert_eq!(headings, ["What it does", "Why it matters", "Example", "Use instead"], "{code}");
        let mut example: Value = block(page.text, "```json flow").expect(code);
        if let Some(surroundings) = block(page.text, "```json surroundings") {
            example["surroundings"] = surroundings;
        }
        let found = cases::check(&example.to_string());
        let codes: BTreeSet<_> = found.iter().map(|(_, found)| found.code).collect();
        assert!(codes.contains(code), "{code}: the example trips {codes:?}");
    }
}

/// The first code block that opens with exactly that line.
fn block(page: &str, fence: &str) -> Option<Value> {
    let mut lines = page.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).skip_while(|line| *line != fence);
    lines.next()?;
    let text = lines.take_while(|line| *line != "```").collect::<Vec<_>>().join("\n");
    Some(serde_json::from_str(&text).unwrap())
}

#[test]
fn every_text_of_a_rule_is_seen_in_some_specification_with_what_it_puts_in() {
    for language in ["en", "es"] {
        let texts = cases::json_file(&format!("locales/{language}/rules.json"));
        let mut seen = BTreeSet::new();
        for path in cases::spec_files() {
            for trip in cases::json_file(&path)["trips"].as_array().unwrap() {
                for (_, found) in cases::check(&cases::document(trip)) {
                    let params = serde_json::to_value(&found.params).unwrap();
                    puts_in(&texts[format!("rule.{}", found.key)], &params);
                    for fix in &found.fixes {
                        puts_in(&texts[format!("fix.{}", fix.title)], &serde_json::to_value(&fix.params).unwrap());
                    }
                    seen.insert(format!("rule.{}", found.key));
                }
            }
        }
        let worded: BTreeSet<_> =
            texts.as_object().unwrap().keys().filter(|key| key.starts_with("rule.flow/")).cloned().collect();
        assert_eq!(seen, worded, "{language}");
    }
}

fn puts_in(text: &Value, params: &Value) {
    let text = text.as_str().unwrap();
    for name in text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).filter(|name| !name.is_empty()) {
        assert!(params.get(name).is_some(), "{text}: no {name} in {params}");
    }
}

#[test]
fn a_host_may_switch_a_rule_off_and_lower_it() {
    let copies = |rules: Value| {
        let goal = json!({ "version": 1, "goal": { "id": "g1" }, "name": "Lead", "destinations": {} });
        let nodes = json!([{ "id": "start", "does": { "start": true } }, { "id": "a", "goal": goal }]);
        let found = cases::check(&json!({ "nodes": nodes, "surroundings": { "rules": rules } }).to_string());
        found.iter().map(|(_, found)| format!("{} {}", found.severity.name(), found.code)).collect::<Vec<_>>()
    };
    assert_eq!(copies(json!({})), ["warning flow/unreachable"]);
    assert_eq!(copies(json!({ "lower": { "flow/unreachable": "hint" } })), ["hint flow/unreachable"]);
    assert_eq!(copies(json!({ "off": ["flow/unreachable"] })), [""; 0]);
}
