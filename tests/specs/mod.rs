//! Specification files, whatever they specify: cases that trip a rule, with what is found then, and cases that pass.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::{Value, json};

use crate::layout;

/// A file of the repository.
pub(crate) fn file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A JSON file of the repository.
pub(crate) fn json_file(path: &str) -> Value {
    let text = fs::read_to_string(file(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Paths by code, as the registry has them: `unknown` before `unknown-choice`.
pub(crate) fn by_code(mut paths: Vec<String>) -> Vec<String> {
    paths.sort_by(|a, b| a.trim_end_matches(".json").cmp(b.trim_end_matches(".json")));
    paths
}

/// A diagnostic as specification files hold it: a key that equals the code and empty lists are left out.
pub(crate) fn spare(mut shown: Value) -> Value {
    let members = shown.as_object_mut().unwrap();
    if members["key"] == members["code"] {
        members.shift_remove("key");
    }
    members.retain(|_, value| *value != json!([]) && *value != json!({}));
    shown
}

/// Every specification holds: exactly these diagnostics, in this order. `UPDATE_SPEC=1` writes what is found into the files
/// instead; the change is then read as a change of behaviour. `found` gives what is found in a case of a specification.
pub(crate) fn hold(paths: &[String], suite: &str, found: &dyn Fn(&Value, &Value) -> Vec<Value>) {
    let update = env::var_os("UPDATE_SPEC").is_some();
    let mut wrong = Vec::new();
    for path in paths {
        let mut spec = json_file(path);
        let whole = spec.clone();
        for trip in spec["trips"].as_array_mut().unwrap() {
            let found = Value::Array(found(&whole, trip));
            if trip.get("expect") != Some(&found) && !update {
                wrong.push(format!("{path}: {}\nexpected {:#}\nfound {found:#}", trip["name"], trip["expect"]));
            }
            trip["expect"] = found;
        }
        if update {
            fs::write(file(path), layout::write(&spec)).unwrap();
        }
    }
    assert!(
        wrong.is_empty(),
        "{}\nIf the behaviour is meant so: UPDATE_SPEC=1 cargo test --test {suite}",
        wrong.join("\n\n")
    );
}

/// What trips trips its rule, what passes does not, two of each at least, each with a name of its own.
pub(crate) fn tell_apart(paths: &[String], found: &dyn Fn(&Value, &Value) -> Vec<Value>) {
    for path in paths {
        let spec = json_file(path);
        let mut names = Vec::new();
        for (kind, should_trip) in [("trips", true), ("passes", false)] {
            let cases = spec[kind].as_array().unwrap();
            assert!(cases.len() >= 2, "{path}: two cases of each kind, at least");
            for case in cases {
                let trips = found(&spec, case).iter().any(|found| found["code"] == spec["rule"]);
                assert_eq!(trips, should_trip, "{path}: {} stands among {kind}", case["name"]);
                names.push(case["name"].as_str().unwrap());
            }
        }
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all, "{path}: each case has a name of its own");
    }
}
