//! Holds every answer of every test to the OpenAPI document: its status is documented, its body is of the documented kind
//! and shape.

use std::sync::OnceLock;

use axum::http::{HeaderMap, header};
use serde_json::{Value, json};

/// The document.
pub(crate) fn document() -> &'static Value {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    DOCUMENT.get_or_init(|| serde_json::from_str(&goal_proxy::openapi_json()).expect("JSON"))
}

/// Each documented operation: method in capitals, path, what is said of it.
pub(crate) fn operations() -> impl Iterator<Item = (String, &'static str, &'static Value)> {
    let paths = document()["paths"].as_object().expect("paths");
    paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().expect("operations").iter();
        let known = methods.filter(|(method, _)| ["get", "put", "post", "delete"].contains(&method.as_str()));
        known.map(|(method, operation)| (method.to_uppercase(), path.as_str(), operation))
    })
}

/// Fails unless the answer is one that the document tells of.
pub(crate) fn hold(method: &str, path: &str, status: u16, headers: &HeaderMap, body: &[u8]) {
    let here = || operations().filter(|(_, template, _)| fits(template, path));
    let Some((_, template, operation)) = here().find(|(of, ..)| of == method) else {
        let allowed: &[u16] =
            if here().next().is_some() { &[200, 405, 401, 403, 421] } else { &[200, 303, 401, 403, 404, 405, 421] };
        assert!(allowed.contains(&status), "{method} {path} is not documented and answers {status}");
        return;
    };
    let answer = &operation["responses"][status.to_string()];
    assert!(
        answer.is_object(),
        "{method} {template} answers {status}, which is not documented: {}",
        String::from_utf8_lossy(body)
    );
    let Some(content) = answer["content"].as_object() else {
        assert!(body.is_empty(), "{method} {template} {status} was to have no body");
        return;
    };
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default();
    let Some(shape) = content.get(kind) else {
        panic!("{method} {template} {status}: {kind} is not documented, only {:?}", content.keys());
    };
    if kind.ends_with("json")
        && let Ok(body) = serde_json::from_slice::<Value>(body)
    {
        let schema = with_components(&shape["schema"]);
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let wrong: Vec<String> =
            validator.iter_errors(&body).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(wrong.is_empty(), "{method} {template} {status}: {wrong:#?}\n{body:#}");
    }
}

fn with_components(schema: &Value) -> Value {
    let mut schema = schema.clone();
    schema["components"] = json!({ "schemas": document()["components"]["schemas"] });
    schema
}

/// Whether `path` is an address of `template`; one without braces goes first by being the longer match.
fn fits(template: &str, path: &str) -> bool {
    let exact = operations().any(|(_, other, _)| other == path);
    if exact {
        return template == path;
    }
    let (mut wanted, mut given) = (template.split('/'), path.split('/'));
    loop {
        match (wanted.next(), given.next()) {
            (None, None) => return true,
            (Some(part), Some(text)) if part == text || part.starts_with('{') && !text.is_empty() => {}
            _ => return false,
        }
    }
}
