//! Errors of the API as RFC 9457 problem details: code, params, and a fixed English detail that says what to do.

use std::collections::BTreeMap;

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// What a caller did wrong, or we could not do.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    status: StatusCode,
    code: &'static str,
    title: &'static str,
    detail: &'static str,
    params: BTreeMap<&'static str, String>,
}

#[derive(Serialize)]
struct Document<'a> {
    r#type: String,
    title: &'a str,
    status: u16,
    detail: &'a str,
    code: &'a str,
    params: &'a BTreeMap<&'static str, String>,
}

impl Problem {
    const fn new(status: StatusCode, code: &'static str, title: &'static str, detail: &'static str) -> Self {
        Self { status, code, title, detail, params: BTreeMap::new() }
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.params.insert(name, value.into());
        self
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let document = Document {
            r#type: format!("/problems/{}", self.code),
            title: self.title,
            status: self.status.as_u16(),
            detail: self.detail,
            code: self.code,
            params: &self.params,
        };
        let mut response = (self.status, Json(document)).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        response
    }
}

/// Who may call, and how.
impl Problem {
    pub(crate) const fn not_signed_in() -> Self {
        let detail = "Open the sign-in link that goal-proxy printed when it started, then try again.";
        Self::new(StatusCode::UNAUTHORIZED, "not-signed-in", "Your session has ended", detail)
    }

    pub(crate) const fn wrong_host() -> Self {
        let detail =
            "goal-proxy answers to 127.0.0.1 and localhost, and to the hosts of `origins` in its configuration.";
        Self::new(StatusCode::MISDIRECTED_REQUEST, "wrong-host", "Asked under another host's name", detail)
    }

    pub(crate) const fn forged_origin() -> Self {
        let detail =
            "Only pages of goal-proxy's own origin, or of one listed as `origins` in its configuration, may send this.";
        Self::new(StatusCode::FORBIDDEN, "forged-origin", "Sent from a page that may not", detail)
    }

    pub(crate) const fn not_json() -> Self {
        let detail = "Send JSON, with the header Content-Type: application/json.";
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-json", "Not JSON", detail)
    }

    pub(crate) fn too_large(limit: usize) -> Self {
        let detail = "The request is larger than goal-proxy takes. Shorten the goal or its variables.";
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "Too large", detail).with("limit", limit.to_string())
    }

    pub(crate) const fn cut_off() -> Self {
        Self::new(StatusCode::BAD_REQUEST, "cut-off", "The request ended too early", "Send it again.")
    }

    pub(crate) const fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found", "Not found", "There is nothing at this address.")
    }

    pub(crate) const fn wrong_method() -> Self {
        Self::new(
            StatusCode::METHOD_NOT_ALLOWED,
            "wrong-method",
            "Not like this",
            "The address exists, but not for this method.",
        )
    }

    pub(crate) fn bad_query(what: impl Into<String>) -> Self {
        let detail = "The part of the address after the question mark cannot be read; `what` says why.";
        Self::new(StatusCode::BAD_REQUEST, "bad-query", "Bad query", detail).with("what", what)
    }
}

/// What an event must be.
impl Problem {
    pub(crate) fn bad_json(error: &serde_json::Error) -> Self {
        let detail = "The body is not the JSON that this address takes; `what` says what was found and where.";
        Self::new(StatusCode::BAD_REQUEST, "bad-json", "Bad JSON", detail).with("what", error.to_string())
    }

    pub(crate) fn bad_context(path: &str) -> Self {
        let detail =
            "A part of `context` is not what it must be; `path` says which. Values are texts, also of numbers.";
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "bad-context", "The context cannot be used", detail)
            .with("path", path)
    }

    pub(crate) const fn unknown_mode() -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "unknown-mode", "Unknown mode", "`mode` must be check or test.")
    }

    pub(crate) const fn live_not_yet() -> Self {
        let detail = "This version of goal-proxy sends tests only. Use mode check or test.";
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "live-not-yet", "Live events are not taken yet", detail)
    }

    pub(crate) const fn no_test_code() -> Self {
        let detail = "Copy the test event code from Events Manager, Test events, and send it as `test_event_code`.";
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "no-test-code", "The test event code is missing", detail)
    }

    pub(crate) const fn newer_document() -> Self {
        let detail = "The goal was saved by a newer version of goal-element. Upgrade goal-proxy first, then try again.";
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "newer-document", "Made by a newer version", detail)
    }

    pub(crate) fn clear_contact_data(path: &str) -> Self {
        let detail = "A browser may send hashes only. Hash contact data first and send it as `subscriber.hashed`.";
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "clear-contact-data", "Contact data in clear", detail)
            .with("path", path)
    }

    pub(crate) const fn no_goal_id() -> Self {
        let detail =
            "The goal has no id, so it cannot be counted. Drag a new Goal block, or make the goal with defaults().";
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "no-goal-id", "The goal has no id", detail)
    }

    pub(crate) const fn no_happening_id() -> Self {
        let detail =
            "Give `context.happening_id`: the same text for each retry of one happening, another for the next.";
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "no-happening-id", "The happening has no id", detail)
    }
}

/// What we could not do.
impl Problem {
    pub(crate) const fn storage() -> Self {
        let detail = "goal-proxy cannot reach its database right now. Try again; its log says what is wrong.";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "storage", "The database does not answer", detail)
    }

    pub(crate) const fn sent_but_not_recorded() -> Self {
        let detail = "The event was sent, but its answer could not be recorded. Look in Events Manager before you send it again.";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "not-recorded", "Sent, but not recorded", detail)
    }
}
