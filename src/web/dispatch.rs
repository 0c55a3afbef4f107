//! One request to goal-proxy, with gloo-net's headers, and its answer, read by gloo-net. Waiting is JavaScript's business
//! (`www/package/send.js`): an executor for futures would be a tenth of the wasm, and gloo-net's own `send` traps on a rejection
//! that is no `Error`. Its builder of requests would be the only thing in the wasm that formats text, 3 kB of the download.

use gloo_net::http::{Headers, Response};
use js_sys::JSON;
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, Request, RequestInit};

use super::bridge::{Host, Walk};
use super::reply::{number, to_js};
use crate::domain::fault::Kind;
use crate::domain::json_text::{JsonText, WriteJson};
use crate::domain::source::Source;

/// Why there is no result; the facts of a `GoalError`.
#[derive(Debug, Default)]
struct Failure {
    kind: &'static str,
    status: u16,
    retry_after: Option<u32>,
    params: Vec<(String, String)>,
}

impl WriteJson for Failure {
    fn write(&self, text: &mut JsonText) {
        text.begin('{');
        text.member("kind", self.kind);
        number(text, "status", usize::from(self.status));
        if let Some(seconds) = self.retry_after {
            number(text, "retryAfter", seconds as usize);
        }
        text.key("params");
        text.begin('{');
        for (name, value) in &self.params {
            text.member(name, value);
        }
        text.end('}');
        text.end('}');
    }
}

/// The request that posts `body`; `undefined` where the page's own token cannot stand in a header.
#[wasm_bindgen]
pub fn request(url: &str, body: &str, authorization: Option<String>, signal: &AbortSignal) -> Option<Request> {
    let headers = Headers::new();
    headers.set("content-type", "application/json");
    headers.set("accept", "application/json");
    if let Some(token) = authorization {
        if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return None;
        }
        headers.set("authorization", &["Bearer ", &token].concat());
    }
    let options = RequestInit::new();
    options.set_method("POST");
    options.set_headers(&headers.into_raw());
    options.set_body(&JsValue::from_str(body));
    options.set_signal(Some(signal));
    Request::new_with_str_and_init(url, &options).ok()
}

/// The facts of a `GoalError` where an answer carries no value; `undefined`: its text is one, as JSON.
#[wasm_bindgen]
pub fn misunderstood(response: web_sys::Response, text: &str) -> JsValue {
    read(&Response::from(response), text).map_or(JsValue::UNDEFINED, |failure| to_js(|text| failure.write(text)))
}

/// The status speaks first: gateways answer 413, 429 and 502 in HTML.
fn read(response: &Response, text: &str) -> Option<Failure> {
    let status = response.status();
    let value = JSON::parse(text).ok();
    if response.ok() {
        return value.is_none().then(|| Failure { kind: "not-json", status, ..Failure::default() });
    }
    let params = value.as_ref().map(problem).unwrap_or_default();
    let code = params.iter().find(|(name, _)| name == "code").map(|(_, code)| code.as_str());
    let kind = match status {
        401 => "session",
        408 => "timeout",
        413 => "too-large",
        429 => "busy",
        500.. => "server",
        _ if value.is_none() => "not-json",
        _ if code == Some("no-test-code") => "no-test-code",
        _ => "refused",
    };
    let retry_after = response.headers().get("retry-after").and_then(|text| seconds(&text));
    Some(Failure { kind, status, retry_after, params })
}

fn seconds(text: &str) -> Option<u32> {
    text.trim().bytes().try_fold(0_u32, |sum, byte| sum.checked_mul(10)?.checked_add(char::from(byte).to_digit(10)?))
}

/// The texts of a problem document (RFC 9457).
fn problem(value: &JsValue) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let mut walk = Walk::default();
    Host::new(value.clone(), &mut walk).object(&mut |member, name| match (name, member.kind()) {
        ("params", Kind::Object) => member.object(&mut |param, name| {
            if param.kind() == Kind::Text {
                texts.push((name.to_owned(), param.text()));
            }
        }),
        ("code" | "title" | "detail", Kind::Text) => texts.push((name.to_owned(), member.text())),
        _ => {}
    });
    texts
}
