//! The OpenAPI document: what the handlers say of themselves, and what all of them have in common.

use std::collections::{BTreeMap, BTreeSet};

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::Value;
use utoipa::{
    PartialSchema,
    openapi::{
        AllOfBuilder, Components, Content, HttpMethod, InfoBuilder, License, ObjectBuilder, OpenApi, Ref, RefOr,
        Response as Answer, ResponseBuilder, Type,
        path::{Operation, Parameter, ParameterIn, PathItem},
        security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme},
    },
};

use crate::{
    api,
    problem::{self, Kind},
};

const ABOUT: &str = "Reports goals that chatbots reach to Meta and TikTok, and counts them. Amounts are decimal texts, times \
    seconds since 1970 in UTC, days those of the workspace's time zone. Unknown members of requests are ignored. A whole \
    number may be written as 435.0, but not inside `goal` and `context`. What \
    belongs to another workspace is not found.";

/// What may be answered whatever is asked: who is not let in, who is held up, and what may always fail.
const ALWAYS: [&str; 10] = [
    "not-signed-in",
    "bad-authorization",
    "not-allowed",
    "forged-origin",
    "too-slow",
    "wrong-host",
    "too-many",
    "broken",
    "storage",
    "storage-damaged",
];
/// What may be wrong with a body before it is looked at.
const OF_BODIES: [&str; 4] = ["cut-off", "bad-json", "too-large", "not-json"];

/// Where an operation's own codes stand until the document is made.
const CODES: &str = "x-codes";

/// Notes which problems the operations of `item` answer besides those that their shape brings along.
pub(crate) fn note_codes(item: &mut PathItem, codes: &[&str]) {
    for (_, operation) in operations(item) {
        operation.extensions.get_or_insert_default().insert(CODES.to_owned(), codes.into());
    }
}

/// The document.
pub(crate) fn document() -> OpenApi {
    let (_, mut document) = api::public().merge(api::routes()).split_for_parts();
    document.info = InfoBuilder::new()
        .title("goal-proxy")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(ABOUT))
        .license(Some(License::new(env!("CARGO_PKG_LICENSE"))))
        .build();
    let components = document.components.get_or_insert_with(Components::new);
    components.schemas.insert("Problem".to_owned(), problem::Document::schema());
    components.security_schemes = security_schemes();
    for (path, item) in &mut document.paths.paths {
        for (method, operation) in operations(item) {
            operation.operation_id = Some(id(&method, path));
            name_answers(operation);
            if path.starts_with("/v1/") && path != api::OPENAPI {
                describe(path, operation);
            }
        }
    }
    document
}

/// The document as JSON.
#[must_use]
pub fn openapi_json() -> String {
    document().to_pretty_json().expect("a document becomes JSON")
}

/// This document
#[utoipa::path(get, path = "/v1/openapi.json", tag = "about", responses((status = 200, body = Object)))]
pub(crate) async fn show() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], openapi_json()).into_response()
}

fn operations(item: &mut PathItem) -> Vec<(HttpMethod, &mut Operation)> {
    let all = [
        (HttpMethod::Get, &mut item.get),
        (HttpMethod::Put, &mut item.put),
        (HttpMethod::Post, &mut item.post),
        (HttpMethod::Delete, &mut item.delete),
    ];
    all.into_iter().filter_map(|(method, operation)| Some((method, operation.as_mut()?))).collect()
}

/// What generated clients call it: `GET /v1/goals/{id}/history` is `getGoalsByIdHistory`.
fn id(method: &HttpMethod, path: &str) -> String {
    let verb = match method {
        HttpMethod::Put => "put",
        HttpMethod::Post => "post",
        HttpMethod::Delete => "delete",
        _ => "get",
    };
    let mut id = verb.to_owned();
    for part in path.split('/').filter(|part| !part.is_empty() && *part != "v1") {
        let by = if part.starts_with('{') { "By" } else { "" };
        id.push_str(by);
        for word in part.trim_matches(['{', '}']).split(['-', '.']) {
            let (first, rest) = word.split_at_checked(1).unwrap_or_default();
            id.push_str(&first.to_uppercase());
            id.push_str(rest);
        }
    }
    id
}

/// An answer that its handler said nothing of is named by its status.
fn name_answers(operation: &mut Operation) {
    for (status, answer) in &mut operation.responses.responses {
        if let RefOr::T(answer) = answer
            && answer.description.is_empty()
        {
            let status = StatusCode::from_bytes(status.as_bytes()).ok();
            answer.description = status.and_then(|it| it.canonical_reason()).unwrap_or("Done").to_owned();
        }
    }
}

fn describe(path: &str, operation: &mut Operation) {
    let own = operation.extensions.take().and_then(|mut noted| noted.remove(CODES)).unwrap_or_default();
    let mut codes: BTreeSet<&str> = ALWAYS.into();
    codes.extend(own.as_array().into_iter().flatten().filter_map(Value::as_str));
    if path.contains('{') {
        codes.insert("not-found");
    }
    let is_of_query =
        |it: &RefOr<Parameter>| matches!(it, RefOr::T(parameter) if parameter.parameter_in == ParameterIn::Query);
    if operation.parameters.iter().flatten().any(is_of_query) {
        codes.insert("bad-query");
    }
    if operation.request_body.is_some() {
        codes.extend(OF_BODIES);
    }
    let mut by_status: BTreeMap<u16, Vec<&'static Kind>> = BTreeMap::new();
    for code in codes {
        let kind = problem::kind(code).expect("a problem of ours");
        by_status.entry(kind.status).or_default().push(kind);
    }
    for (status, kinds) in by_status {
        operation.responses.responses.insert(status.to_string(), RefOr::T(refusal(&kinds)));
    }
    let way = |name: &str| SecurityRequirement::new::<_, [&str; 0], &str>(name, []);
    operation.security = Some(vec![way("bearer"), way("cookie")]);
}

/// Problems of one status: which of them it can be, and what each of them is.
fn refusal(kinds: &[&Kind]) -> Answer {
    let titles: Vec<String> = kinds.iter().map(|kind| format!("{} (`{}`)", kind.title, kind.code)).collect();
    let code = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(kinds.iter().map(|kind| kind.code)));
    let one_of_them = ObjectBuilder::new().property("code", code);
    let schema = AllOfBuilder::new().item(Ref::from_schema_name("Problem")).item(one_of_them);
    let content = Content::new(Some(schema));
    ResponseBuilder::new().description(titles.join(" · ")).content("application/problem+json", content).build()
}

fn security_schemes() -> BTreeMap<String, RefOr<SecurityScheme>> {
    let about = "A token that the host's backend signed (JWT with workspace, rights, exp), or a runtime key gk_…";
    let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some(about)).build();
    let cookie =
        ApiKey::Cookie(ApiKeyValue::with_description("goal_session", "A browser that opened the sign-in link"));
    [("bearer", SecurityScheme::Http(bearer)), ("cookie", SecurityScheme::ApiKey(cookie))]
        .map(|(name, scheme)| (name.to_owned(), RefOr::T(scheme)))
        .into()
}
