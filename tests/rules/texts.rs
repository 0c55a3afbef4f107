//! Every text that a rule, a fix, an event or an answer asks for is there in every language, and no other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use goal_element::catalog::{errors, events};
use goal_element::domain::Platform;
use goal_element::domain::fault::Kind;
use goal_element::{flow, rules};
use serde_json::Value;

use crate::cases::{self, check};

/// Each folder of texts is a language.
fn languages() -> Vec<String> {
    let folders = fs::read_dir(cases::file("locales")).unwrap().map(|entry| entry.unwrap());
    let languages: Vec<_> = folders.map(|folder| folder.file_name().into_string().unwrap()).collect();
    assert!(languages.len() > 1, "{languages:?}");
    languages
}

fn texts(language: &str, name: &str) -> BTreeMap<String, Value> {
    let file = cases::json_file(&format!("locales/{language}/{name}.json"));
    file.as_object().unwrap().iter().map(|(key, text)| (key.clone(), text.clone())).collect()
}

fn keys(language: &str, name: &str, prefix: &str) -> BTreeSet<String> {
    let texts = texts(language, name).into_keys();
    texts.filter_map(|key| key.strip_prefix(prefix).map(str::to_owned)).collect()
}

/// What stands between quotation marks in the rules' sources.
fn quoted_in_sources() -> BTreeSet<String> {
    let mut quoted = BTreeSet::new();
    let mut folders = vec![cases::file("src/rules"), cases::file("src/flow/rules")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                quoted.extend(fs::read_to_string(path).unwrap().split('"').skip(1).step_by(2).map(str::to_owned));
            }
        }
    }
    quoted
}

#[test]
fn every_rule_is_worded_and_nothing_else_is() {
    let pages = rules::pages().into_iter().chain(flow::pages());
    let codes: BTreeSet<String> = pages.map(|page| page.meta.code.to_owned()).collect();
    // A rule with several texts names them by its code and a word behind a point.
    let has_code = |text: &String| text.split_once('.').is_some_and(|(code, _)| codes.contains(code));
    let named: BTreeSet<String> = quoted_in_sources().into_iter().filter(has_code).chain(codes.clone()).collect();
    for language in languages() {
        assert_eq!(keys(&language, "rules", "rule."), named, "{language}");
    }
}

#[test]
fn every_text_of_a_fix_is_asked_for() {
    let quoted = quoted_in_sources();
    for language in languages() {
        let unused: Vec<_> =
            keys(&language, "rules", "fix.").into_iter().filter(|title| !quoted.contains(title)).collect();
        assert!(unused.is_empty(), "{language}: {unused:?}");
    }
}

#[test]
fn every_kind_of_value_is_worded() {
    let all = [Kind::Null, Kind::Bool, Kind::Number, Kind::Text, Kind::Array, Kind::Object, Kind::Other];
    let names: BTreeSet<String> = all.iter().map(|kind| kind.name().to_owned()).collect();
    for language in languages() {
        assert_eq!(keys(&language, "rules", "kind."), names, "{language}");
    }
}

#[test]
fn every_event_is_named_and_explained() {
    let expected: BTreeSet<String> = [Platform::Meta, Platform::TikTok]
        .into_iter()
        .flat_map(events::all)
        .flat_map(|event| [format!("{}.label", event.name), format!("{}.about", event.name)])
        .collect();
    for language in languages() {
        assert_eq!(keys(&language, "events", "event."), expected, "{language}");
    }
}

#[test]
fn every_error_of_the_catalogue_is_worded() {
    for language in languages() {
        let worded = keys(&language, "answers", "answer.");
        let keys = [Platform::Meta, Platform::TikTok].into_iter().flat_map(errors::keys);
        let silent: Vec<_> = keys.filter(|key| !worded.contains(**key)).collect();
        assert!(silent.is_empty(), "{language}: {silent:?}");
    }
}

/// The names in the braces of a text, every plural form counted.
fn placeholders(text: &Value) -> BTreeSet<String> {
    let whole = match text {
        Value::String(text) => text.clone(),
        forms => forms.as_object().unwrap().values().map(|form| form.as_str().unwrap()).collect::<Vec<_>>().join(" "),
    };
    let inner = whole.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    inner.filter(|name| !name.is_empty()).map(|name| name.split(':').next().unwrap().to_owned()).collect()
}

#[test]
fn texts_put_in_only_what_the_diagnostic_gives() {
    for language in languages() {
        let texts = texts(&language, "rules");
        for path in cases::spec_files() {
            let spec = cases::json_file(&path);
            for found in spec["trips"].as_array().unwrap().iter().flat_map(|trip| check(&spec, trip)) {
                let given: BTreeSet<_> = found.params.iter().map(|(name, _)| name.to_owned()).collect();
                let wanted = placeholders(&texts[&format!("rule.{}", found.key)]);
                assert!(wanted.is_subset(&given), "{language} {}: {wanted:?} of {given:?}", found.key);
                for fix in &found.fixes {
                    let given: BTreeSet<_> = fix.params.iter().map(|(name, _)| name.to_owned()).collect();
                    let wanted = placeholders(&texts[&format!("fix.{}", fix.title)]);
                    assert!(wanted.is_subset(&given), "{language} {}: {wanted:?} of {given:?}", fix.title);
                }
            }
        }
    }
}

#[test]
fn every_text_of_a_rule_is_seen_in_some_specification() {
    let mut seen = BTreeSet::new();
    for path in cases::spec_files() {
        let spec = cases::json_file(&path);
        for trip in spec["trips"].as_array().unwrap() {
            seen.extend(check(&spec, trip).iter().map(|found| found.key.to_owned()));
        }
    }
    let unseen: Vec<_> = keys("en", "rules", "rule.")
        .into_iter()
        .filter(|key| !key.starts_with("filled/") && !key.starts_with("flow/") && !seen.contains(key))
        .collect();
    assert!(unseen.is_empty(), "no case shows {unseen:#?}");
}
