//! Reading a configuration: what is wrong is said, with the place, and without quoting a token.

use goal_sandbox::{Config, Dataset, Language, TokenState};
use std::path::PathBuf;

/// A file of its own for each test.
fn written(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).expect("a file");
    path
}

fn problem(name: &str, text: &str) -> String {
    Config::read(&written(name, text)).expect_err("a problem").to_string()
}

#[test]
fn toml_and_json_say_the_same() {
    let toml = r#"
        language = "es"
        clicks = ["ARreal*"]
        [[tokens]]
        name = "shop"
        value = "EAAsecret"
        state = "no_scope"
        datasets = ["1020304050607080"]
        [[datasets]]
        kind = "waba"
        id = "1020304050607080"
        whatsapp_business_account_id = "100000000000001"
    "#;
    let json = r#"{"language":"es","clicks":["ARreal*"],
        "tokens":[{"name":"shop","value":"EAAsecret","state":"no_scope","datasets":["1020304050607080"]}],
        "datasets":[{"kind":"waba","id":"1020304050607080","whatsapp_business_account_id":"100000000000001"}]}"#;
    let toml = Config::read(&written("same.toml", toml)).expect("TOML");
    let json = Config::read(&written("same.json", json)).expect("JSON");
    assert_eq!(format!("{toml:?}"), format!("{json:?}"));
    assert_eq!((toml.language, toml.tokens[0].state), (Language::Es, TokenState::NoScope));
    assert!(matches!(&toml.datasets[0], Dataset::Waba { id, .. } if id == "1020304050607080"));
}

#[test]
fn a_wrong_shape_names_the_line_and_quotes_no_value() {
    for (name, text, line) in [
        ("shape.json", "{\n \"tokens\": [\"EAAsecret\"]}", "line 2"),
        ("shape.toml", "\n\ntokens = [\"EAAsecret\"]", "line 3"),
    ] {
        let problem = problem(name, text);
        assert!(problem.contains(line) && problem.contains(name), "{problem}");
        assert!(!problem.contains("EAAsecret"), "{problem}");
    }
    assert!(problem("key.toml", "tokns = []").contains("tokns"));
}

#[test]
fn values_that_make_no_sense_are_named() {
    let page = r#"{"kind":"page","id":"1","page_id":"2"}"#;
    for (text, place) in [
        (r#"{"tokens":[{"name":"a","value":" "}]}"#.to_owned(), "tokens[0].value"),
        (r#"{"tokens":[{"name":"a","value":"b","datasets":["7"]}]}"#.to_owned(), "tokens[0].datasets"),
        (format!(r#"{{"datasets":[{page},{page}]}}"#), "datasets[1].id"),
        (page.replace("\"2\"", "\"shop\"").replace('{', "{\"datasets\":[{").replace('}', "}]}"), "datasets[0].page_id"),
    ] {
        let problem = problem("values.json", &text);
        assert!(problem.starts_with(place), "{problem}");
    }
}

#[test]
fn a_file_that_is_missing_or_of_another_kind_is_named() {
    let missing = Config::read(&PathBuf::from("no-such.toml")).expect_err("a problem").to_string();
    assert!(missing.contains("no-such.toml") && missing.contains("--config"), "{missing}");
    assert!(problem("world.yaml", "{}").contains(".json"));
}
