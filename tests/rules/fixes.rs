//! What fixes promise: each cures what it is offered for; a safe one changes nothing that a person has decided.

use goal_element::domain::{Diagnostic, Fix, Goal, Pointer, Safety, Severity, Surroundings, decode};
use goal_element::rules;
use proptest::prelude::*;
use serde_json::Value;

use crate::cases;
use crate::documents::{TOKEN, bot, document};

/// The document with the fix's patch in it, by a library that is not ours.
fn fixed(document: &Value, fix: &Fix) -> Value {
    let patch: json_patch::Patch = serde_json::from_value(serde_json::to_value(&fix.edits).unwrap()).unwrap();
    let mut document = document.clone();
    json_patch::patch(&mut document, &patch).unwrap_or_else(|error| panic!("{error}\n{:?}\n{document:#}", fix.edits));
    document
}

fn read(document: &Value) -> Goal {
    decode::goal_from_json(document.to_string().as_bytes())
}

fn errors(found: &[Diagnostic]) -> usize {
    found.iter().filter(|found| found.severity == Severity::Error).count()
}

/// All texts of a document, numbers by their digits.
fn typed(document: &Value, into: &mut Vec<String>) {
    match document {
        Value::String(text) => into.push(text.clone()),
        Value::Number(number) => into.push(number.to_string()),
        Value::Array(items) => items.iter().for_each(|item| typed(item, into)),
        Value::Object(members) => members.values().for_each(|member| typed(member, into)),
        Value::Null | Value::Bool(_) => {}
    }
}

fn hold(document: &Value, surroundings: &Surroundings) {
    let before = rules::check(&read(document), surroundings);
    for found in &before {
        for fix in &found.fixes {
            let after = fixed(document, fix);
            let left = rules::check(&read(&after), surroundings);
            cures(found, fix, &before, &left, document);
            if fix.applicability == Safety::Safe {
                is_safe(found, fix, document, &after);
                assert!(errors(&left) <= errors(&before), "{}: a safe fix adds an error\n{document:#}", found.code);
            }
        }
    }
}

fn cures(found: &Diagnostic, fix: &Fix, before: &[Diagnostic], left: &[Diagnostic], document: &Value) {
    let count = |all: &[Diagnostic]| all.iter().filter(|other| other.code == found.code).count();
    assert!(count(left) < count(before), "{} {}: as many as before\n{document:#}\n{left:#?}", found.code, fix.title);
    // When a row goes, the next one takes its place, and may have the same trouble.
    if fix.title != "remove-row" && fix.title != "remove" && count(before) == 1 {
        let is_there = left.iter().any(|other| other.code == found.code && other.path == found.path);
        assert!(!is_there, "{} {}: still there\n{document:#}", found.code, fix.title);
    }
}

fn is_safe(found: &Diagnostic, fix: &Fix, before: &Value, after: &Value) {
    for edit in &fix.edits {
        let path = serde_json::to_value(edit).unwrap()["path"].as_str().unwrap().to_owned();
        assert!(found.path.holds(&Pointer::parse(&path)), "{}: {path}", found.code);
    }
    let (was, is) = (read(before), read(after));
    assert_eq!((&was.value, &was.meta, &was.tiktok), (&is.value, &is.meta, &is.tiktok), "{}", found.code);
    let (mut texts, mut kept) = (Vec::new(), Vec::new());
    typed(before, &mut texts);
    typed(after, &mut kept);
    for text in texts {
        let at = kept.iter().position(|other| *other == text);
        kept.remove(at.unwrap_or_else(|| panic!("{}: {text:?} was typed and is gone", found.code)));
    }
}

#[test]
fn fixes_hold_in_every_specification() {
    for path in cases::spec_files() {
        let spec = cases::json_file(&path);
        for trip in spec["trips"].as_array().unwrap() {
            if trip.get("goal").is_some() && trip.get("hostile").is_none() && trip.get("repeat").is_none() {
                hold(&trip["goal"], &cases::surroundings(&spec, trip));
            }
        }
    }
}

proptest! {
    #![proptest_config(crate::config())]

    #[test]
    fn fixes_hold_in_any_document(document in document(), surroundings in bot()) {
        hold(&document, &surroundings);
    }

    #[test]
    fn no_diagnostic_repeats_a_token(document in document(), surroundings in bot()) {
        let found = serde_json::to_string(&rules::check(&read(&document), &surroundings)).unwrap();
        prop_assert!(!found.contains(TOKEN), "{found}");
    }

    #[test]
    fn the_order_of_members_changes_nothing(document in document(), surroundings in bot()) {
        let turned = turn(&document);
        prop_assert_eq!(rules::check(&read(&document), &surroundings), rules::check(&read(&turned), &surroundings));
    }
}

/// The same document with the members of every object the other way round.
fn turn(document: &Value) -> Value {
    match document {
        Value::Array(items) => items.iter().map(turn).collect(),
        Value::Object(members) => {
            Value::Object(members.iter().rev().map(|(name, value)| (name.clone(), turn(value))).collect())
        }
        other => other.clone(),
    }
}
