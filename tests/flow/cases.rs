//! Specification files: `tests/spec/flow/<problem>.json`, read as they are; Node reads the same ones.

use std::fs;
use std::path::{Path, PathBuf};

use goal_element::domain::Diagnostic;
use goal_element::flow::{flow_from_json, lint_flow};
use serde_json::{Value, json};

/// A file of the repository.
pub(crate) fn file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A JSON file of the repository.
pub(crate) fn json_file(path: &str) -> Value {
    let text = fs::read_to_string(file(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Paths of all specification files, sorted.
pub(crate) fn spec_files() -> Vec<String> {
    let folder = fs::read_dir(file("tests/spec/flow")).unwrap();
    let mut found: Vec<String> =
        folder.map(|file| format!("tests/spec/flow/{}", file.unwrap().file_name().display())).collect();
    found.sort_by(|a, b| a.trim_end_matches(".json").cmp(b.trim_end_matches(".json")));
    found
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

/// A diagnostic as specification files hold it: a key that equals the code and empty lists are left out.
pub(crate) fn shown((node, diagnostic): &(String, Diagnostic)) -> Value {
    let mut shown = json!({ "node": node });
    let members = shown.as_object_mut().unwrap();
    members.extend(serde_json::to_value(diagnostic).unwrap().as_object().unwrap().clone());
    if members["key"] == members["code"] {
        members.shift_remove("key");
    }
    members.retain(|_, value| *value != json!([]) && *value != json!({}));
    shown
}
