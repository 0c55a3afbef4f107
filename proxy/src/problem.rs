//! Errors of the API as RFC 9457 problem details: code, params, and a fixed English detail that says what to do.
//! What can go wrong is data: the same rows answer callers, fill the OpenAPI document and make the page of problems.

mod access;
mod ask;
mod ours;

use std::collections::BTreeMap;

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// One thing that can go wrong.
#[derive(Debug)]
pub struct Kind {
    /// The answer's status.
    pub status: u16,
    /// The name that programs know it by.
    pub code: &'static str,
    /// What happened, for people.
    pub title: &'static str,
    /// What to do.
    pub detail: &'static str,
    /// The names of what it tells besides.
    pub params: &'static [&'static str],
}

/// Every problem there is, in groups with a heading.
#[must_use]
pub fn kinds() -> [(&'static str, &'static [Kind]); 3] {
    [
        ("Who may call, and how", access::KINDS),
        ("What is asked", ask::KINDS),
        ("What goal-proxy could not do", ours::KINDS),
    ]
}

/// The problem of that code.
pub(crate) fn kind(code: &str) -> Option<&'static Kind> {
    kinds().into_iter().flat_map(|(_, kinds)| kinds).find(|kind| kind.code == code)
}

/// What a caller did wrong, or we could not do.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    kind: &'static Kind,
    params: BTreeMap<&'static str, Value>,
    retry_after: Option<u64>,
}

/// RFC 9457 problem details. `code` is for programs, `title` and `detail` are English for people.
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct Document<'a> {
    /// A path that ends in the code.
    r#type: String,
    /// What happened.
    title: &'a str,
    /// The answer's status again.
    status: u16,
    /// What to do.
    detail: &'a str,
    /// The problem's name.
    code: &'a str,
    /// What it is about, by name.
    #[schema(value_type = std::collections::HashMap<String, Value>)]
    params: &'a BTreeMap<&'static str, Value>,
}

impl Problem {
    pub(super) const fn of(kind: &'static Kind) -> Self {
        Self { kind, params: BTreeMap::new(), retry_after: None }
    }

    pub(super) fn with(mut self, name: &'static str, value: impl Param) -> Self {
        self.params.insert(name, value.told());
        self
    }

    /// With the header that says when to try again.
    pub(crate) const fn after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// The answer's status.
    pub(crate) fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.kind.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    /// What it tells by that name, if it is a text.
    pub(crate) fn param(&self, name: &str) -> Option<&str> {
        self.params.get(name)?.as_str()
    }

    /// The problem as it stands in a body.
    pub(crate) fn document(&self) -> Document<'_> {
        let Kind { status, code, title, detail, .. } = *self.kind;
        Document { r#type: format!("/problems/{code}"), title, status, detail, code, params: &self.params }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status(), Json(self.document())).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

/// What a problem may tell.
pub(crate) trait Param {
    fn told(self) -> Value;
}

impl Param for &str {
    fn told(self) -> Value {
        self.into()
    }
}

impl Param for &String {
    fn told(self) -> Value {
        self.as_str().into()
    }
}

impl Param for String {
    fn told(self) -> Value {
        self.into()
    }
}

/// Numbers travel as text, as everywhere.
impl Param for usize {
    fn told(self) -> Value {
        self.to_string().into()
    }
}

impl Param for i64 {
    fn told(self) -> Value {
        self.to_string().into()
    }
}

impl Param for Vec<String> {
    fn told(self) -> Value {
        self.into()
    }
}

/// What was found and where; serde repeats no more of a value than that.
impl Param for &serde_json::Error {
    fn told(self) -> Value {
        self.to_string().into()
    }
}

/// One row per problem: the function that makes it, its params, status, code, title, and what to do.
macro_rules! problems {
    ($($name:ident($($param:ident),*) $status:literal $code:literal $title:literal $detail:literal;)+) => {
        pub(super) static KINDS: &[super::Kind] = &[$(super::Kind {
            status: $status, code: $code, title: $title, detail: $detail, params: &[$(stringify!($param)),*],
        }),+];

        impl super::Problem {
            $(pub(crate) fn $name($($param: impl super::Param),*) -> Self {
                static KIND: super::Kind = super::Kind {
                    status: $status, code: $code, title: $title, detail: $detail, params: &[$(stringify!($param)),*],
                };
                Self::of(&KIND)$(.with(stringify!($param), $param))*
            })+
        }
    };
}
use problems;

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_code_is_one_problem_that_says_what_to_do() {
        let mut seen = BTreeSet::new();
        for kind in kinds().into_iter().flat_map(|(_, kinds)| kinds) {
            assert!(seen.insert(kind.code), "{} twice", kind.code);
            assert!((400..600).contains(&kind.status), "{}", kind.code);
            assert!(kind.detail.ends_with('.') && !kind.title.ends_with('.'), "{}", kind.code);
            assert!(kind.code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", kind.code);
        }
    }
}
