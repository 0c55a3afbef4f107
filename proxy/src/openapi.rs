//! The OpenAPI document: what the handlers say of themselves, and what all of them have in common.

use std::collections::{BTreeMap, BTreeSet};

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use utoipa::{
    PartialSchema,
    openapi::{
        Components, Content, HttpMethod, InfoBuilder, License, OpenApi, Ref, RefOr, Response as Answer,
        ResponseBuilder,
        path::{Operation, PathItem},
        security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme},
    },
};

use crate::{api, problem};

const ABOUT: &str = "Reports goals that chatbots reach to Meta and TikTok, and counts them. Amounts are decimal texts, times \
    seconds since 1970 in UTC, days those of the workspace's time zone. Unknown members of requests are ignored. A whole \
    number may be written as 435.0, but not inside `goal` and `context`. What \
    belongs to another workspace is not found.";

/// Statuses that an operation has besides those that its shape brings along, and those that its handler tells.
const MORE: &[(HttpMethod, &str, &[u16])] = &[
    (HttpMethod::Post, "/v1/events", &[409]),
    (HttpMethod::Post, "/v1/events/batch", &[409]),
    (HttpMethod::Post, "/v1/goals", &[409]),
    (HttpMethod::Put, "/v1/goals/{id}", &[412, 428]),
    (HttpMethod::Delete, "/v1/goals/{id}", &[409]),
    (HttpMethod::Post, "/v1/connections", &[409]),
    (HttpMethod::Put, "/v1/connections/{id}", &[409]),
    (HttpMethod::Delete, "/v1/connections/{id}", &[409]),
    (HttpMethod::Post, "/v1/connections/{id}/dataset", &[422, 502]),
    (HttpMethod::Get, "/v1/stream", &[400]),
    (HttpMethod::Post, "/v1/deliveries/{id}/retry", &[409]),
    (HttpMethod::Post, "/v1/deliveries/{id}/rebuild", &[409]),
];

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
                describe(path, &method, operation);
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

fn describe(path: &str, method: &HttpMethod, operation: &mut Operation) {
    // Who is not let in, who is held up, and what may always fail.
    let mut statuses = BTreeSet::from([401, 403, 408, 421, 429, 500, 503]);
    if path.contains('{') {
        statuses.insert(404);
    }
    if operation.parameters.as_ref().is_some_and(|all| !all.is_empty()) {
        statuses.insert(400);
    }
    if operation.request_body.is_some() {
        statuses.extend([400, 413, 415, 422]);
    }
    let more = MORE.iter().find(|(of, at, _)| of == method && *at == path);
    statuses.extend(more.map_or(&[][..], |(_, _, more)| more));
    for status in statuses {
        operation.responses.responses.entry(status.to_string()).or_insert_with(|| RefOr::T(refusal(status)));
    }
    let way = |name: &str| SecurityRequirement::new::<_, [&str; 0], &str>(name, []);
    operation.security = Some(vec![way("bearer"), way("cookie")]);
}

fn refusal(status: u16) -> Answer {
    let titles: Vec<&str> = problem::kinds()
        .into_iter()
        .flat_map(|(_, kinds)| kinds)
        .filter(|kind| kind.status == status)
        .map(|kind| kind.title)
        .collect();
    let content = Content::new(Some(Ref::from_schema_name("Problem")));
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
