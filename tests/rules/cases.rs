//! Specification files: `tests/spec/<group>/<problem>.json`, read as they are; Node reads the same ones.

use std::fs;

use goal_element::domain::decode;
use goal_element::domain::fault::{Fault, FaultKind};
use goal_element::domain::{Diagnostic, Goal, Pointer, Surroundings};
use goal_element::rules;
use serde_json::{Value, json};

use crate::specs;
pub(crate) use crate::specs::{file, json_file};

/// Paths of all specification files, sorted.
pub(crate) fn spec_files() -> Vec<String> {
    let mut found = Vec::new();
    for group in fs::read_dir(file("tests/spec")).unwrap() {
        let group = group.unwrap();
        // The flow's rules are judged over a whole flow: `tests/flow`.
        if !group.file_type().unwrap().is_dir() || group.file_name() == "flow" {
            continue;
        }
        for spec in fs::read_dir(group.path()).unwrap() {
            let name = spec.unwrap().file_name();
            found.push(format!("tests/spec/{}/{}", group.file_name().display(), name.display()));
        }
    }
    specs::by_code(found)
}

/// The document of a case as text. `text` stands for itself, `repeat` makes a text longer than anybody wants to read.
pub(crate) fn document(case: &Value) -> String {
    if let Some(text) = case.get("text") {
        return text.as_str().unwrap().to_owned();
    }
    let mut goal = case["goal"].clone();
    if let Some(repeat) = case.get("repeat") {
        let place = goal.pointer_mut(repeat["path"].as_str().unwrap()).expect("there is such a text");
        let text = place.as_str().unwrap().repeat(repeat["times"].as_u64().unwrap() as usize);
        *place = json!(text);
    }
    goal.to_string()
}

/// The goal of a case. What only a host's own object can do (`hostile`) is noted as reading it would.
pub(crate) fn goal(case: &Value) -> Goal {
    let mut goal = decode::goal_from_json(document(case).as_bytes());
    if let Some(hostile) = case.get("hostile") {
        let kind = match hostile["does"].as_str() {
            Some("cycle") => FaultKind::Cyclic,
            Some("throw") => FaultKind::Threw,
            other => panic!("no object does {other:?}"),
        };
        goal.faults.push(Fault { path: Pointer::parse(hostile["path"].as_str().unwrap()), kind });
    }
    goal
}

/// The bot around a case: its own, else that of the whole file.
pub(crate) fn surroundings(spec: &Value, case: &Value) -> Surroundings {
    let Some(told) = case.get("surroundings").or_else(|| spec.get("surroundings")) else {
        return Surroundings::default();
    };
    let (surroundings, faults) = decode::surroundings_from_json(told.to_string().as_bytes());
    assert_eq!(faults, [], "{told}");
    surroundings
}

/// What the rules find in a case.
pub(crate) fn check(spec: &Value, case: &Value) -> Vec<Diagnostic> {
    rules::check(&goal(case), &surroundings(spec, case))
}

/// A diagnostic as specification files hold it.
pub(crate) fn shown(diagnostic: &Diagnostic) -> Value {
    specs::spare(serde_json::to_value(diagnostic).unwrap())
}
