//! What is said of the API is what it is: the OpenAPI document, and the page of problems that is made from the code.

mod support;

use std::{collections::BTreeSet, fmt::Write, fs, path::Path};

use goal_proxy::problem;
use support::{Proxy, document};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/integrate/problems.md");
const REFRESH: &str = "UPDATE_DOCS=1 cargo test -p goal-proxy --test documents";

fn page() -> String {
    let mut text = format!(
        "# Problems\n\nWhat goal-proxy answers instead of what was asked, as RFC 9457 problem details \
         (`application/problem+json`). Programs look at `code`; `params` holds what is named here. The page is made from \
         the code: `{REFRESH}`.\n"
    );
    for (group, kinds) in problem::kinds() {
        write!(
            text,
            "\n## {group}\n\n| Code | Status | What happened | What to do | Params |\n|---|---|---|---|---|\n"
        )
        .expect("text");
        for kind in kinds {
            let params: Vec<String> = kind.params.iter().map(|name| format!("`{name}`")).collect();
            let (code, status, title, detail) = (kind.code, kind.status, kind.title, kind.detail);
            writeln!(text, "| `{code}` | {status} | {title} | {detail} | {} |", params.join(", ")).expect("text");
        }
    }
    text
}

#[test]
fn the_page_of_problems_is_fresh() {
    let made = page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::create_dir_all(Path::new(PAGE).parent().expect("a folder")).expect("made");
        fs::write(PAGE, &made).expect("written");
    }
    let kept = fs::read_to_string(PAGE).unwrap_or_default();
    assert!(kept == made, "docs/integrate/problems.md is stale: run `{REFRESH}` and commit what it writes");
}

#[test]
fn every_operation_says_what_it_is_for_and_what_may_be_answered() {
    let document = document::document();
    assert_eq!(document["openapi"], "3.1.0");
    let mut ids = BTreeSet::new();
    for (method, path, operation) in document::operations() {
        assert!(operation["summary"].as_str().is_some_and(|text| !text.is_empty()), "{method} {path} has no summary");
        assert!(operation["tags"].is_array(), "{method} {path} has no tag");
        let id = operation["operationId"].as_str().unwrap_or_default();
        assert!(ids.insert(id), "{method} {path} is called {id:?}, as another is");
        let answers = operation["responses"].as_object().expect("answers");
        assert!(answers.keys().any(|status| status.starts_with('2')), "{method} {path} never succeeds");
        for (status, answer) in answers {
            assert!(answer["description"].is_string(), "{method} {path} {status}");
        }
    }
}

/// What stands after the question mark is no part of the path, whatever a generated client would make of it.
#[test]
fn each_parameter_of_a_path_stands_in_it() {
    for (method, path, operation) in document::operations() {
        let given = operation["parameters"].as_array().into_iter().flatten().filter(|it| it["in"] == "path");
        let names: BTreeSet<String> = given.map(|it| format!("{{{}}}", it["name"].as_str().expect("a name"))).collect();
        let wanted: BTreeSet<String> =
            path.split('/').filter(|part| part.starts_with('{')).map(str::to_owned).collect();
        assert_eq!(names, wanted, "{method} {path}");
    }
}

/// A problem that no operation tells of is one that nobody learns to expect.
#[test]
fn each_problem_is_told_of_by_an_operation_and_by_none_that_cannot_have_it() {
    let codes = |operation: &serde_json::Value| -> Vec<String> {
        let answers = operation["responses"].as_object().expect("answers").values();
        let schemas = answers.map(|answer| &answer["content"]["application/problem+json"]["schema"]);
        let codes = schemas.flat_map(|schema| schema["allOf"][1]["properties"]["code"]["enum"].as_array());
        codes.flatten().filter_map(|code| code.as_str().map(str::to_owned)).collect()
    };
    let of_all: BTreeSet<String> = document::operations().flat_map(|(.., operation)| codes(operation)).collect();
    let kinds = || problem::kinds().into_iter().flat_map(|(_, kinds)| kinds).map(|kind| kind.code);
    let untold: Vec<&str> = kinds().filter(|code| !of_all.contains(*code)).collect();
    assert_eq!(untold, ["wrong-method"], "an operation has its method");
    let of = |at: &str, by: &str| {
        let found = document::operations().find(|(method, path, _)| method == by && *path == at);
        codes(found.expect("it is there").2)
    };
    assert!(of("/v1/goals/{id}", "PUT").contains(&"revision-conflict".to_owned()));
    assert!(!of("/v1/goals/{id}", "DELETE").contains(&"bad-json".to_owned()), "it takes no body");
    assert!(!of("/v1/keys", "POST").contains(&"token-pasted".to_owned()), "another operation's, of the same status");
}

/// Each reference leads somewhere; a schema that a new handler forgot would lead nowhere.
#[test]
fn every_reference_has_its_schema() {
    let text = goal_proxy::openapi_json();
    let schemas = document::document()["components"]["schemas"].as_object().expect("schemas");
    for piece in text.split("\"#/components/schemas/").skip(1) {
        let name = piece.split('"').next().expect("a name");
        assert!(schemas.contains_key(name), "{name} is not described");
    }
}

#[tokio::test]
async fn the_document_is_served_and_every_operation_in_it_is_routed() {
    let proxy = Proxy::start("http://127.0.0.1:9").await;
    assert_eq!(&proxy.get("/v1/openapi.json").await.body, document::document());
    for (method, path, _) in document::operations().filter(|(_, path, _)| *path != "/v1/stream") {
        let got = proxy.ask(&method, &path.replace(['{', '}'], "x"), &[], None).await;
        assert!(got.status != 405, "{method} {path} is documented and not routed");
        assert!(
            got.status != 404 || path.contains('{') || path == "/metrics",
            "{method} {path} is documented and not routed"
        );
    }
}
