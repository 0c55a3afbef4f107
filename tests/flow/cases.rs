//! Specification files: `tests/spec/flow/<problem>.json`, read as they are; Node reads the same ones.

use std::fs;

use goal_element::domain::Diagnostic;
use goal_element::flow::{flow_from_json, lint_flow};
use serde_json::{Value, json};

use crate::specs;
pub(crate) use crate::specs::{file, json_file};

/// Paths of all specification files, sorted.
pub(crate) fn spec_files() -> Vec<String> {
    let folder = fs::read_dir(file("tests/spec/flow")).unwrap();
    let found: Vec<String> =
        folder.map(|file| format!("tests/spec/flow/{}", file.unwrap().file_name().display())).collect();
    specs::by_code(found)
}

/// The flow of a case, as text.
pub(crate) fn document(case: &Value) -> String {
    case.get("text").map_or_else(|| case["flow"].to_string(), |text| text.as_str().unwrap().to_owned())
}

/// What the rules find in a flow: each diagnostic with its node.
pub(crate) fn check(document: &str) -> Vec<(String, Diagnostic)> {
    let flow = flow_from_json(document.as_bytes());
    lint_flow(&flow).into_iter().map(|(node, found)| (node.to_owned(), found)).collect()
}

/// A diagnostic with its node, as specification files hold it.
pub(crate) fn shown((node, diagnostic): &(String, Diagnostic)) -> Value {
    let mut shown = json!({ "node": node });
    let members = serde_json::to_value(diagnostic).unwrap();
    shown.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
    specs::spare(shown)
}
