//! One request to goal-proxy: built and read by gloo-net, sent through a binding of our own, because gloo-net's `send`
//! traps on a rejection that is no `Error`.

use gloo_net::http::{Request, Response};
use js_sys::futures::{JsFuture, future_to_promise};
use js_sys::{JSON, Promise, Reflect};
use serde::{Serialize, Serializer, ser::SerializeMap};
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

use super::bridge::{Host, Walk};
use super::reply::to_js;
use crate::domain::fault::Kind;
use crate::domain::source::Source;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = fetch)]
    fn fetch(request: &web_sys::Request) -> Result<Promise, JsValue>;
}

/// Why there is no result; the facts of a `GoalError`.
#[derive(Debug, Default, Serialize)]
struct Failure {
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(rename = "retryAfter", skip_serializing_if = "Option::is_none")]
    retry_after: Option<u32>,
    #[serde(serialize_with = "as_map")]
    params: Vec<(String, String)>,
}

fn as_map<S: Serializer>(params: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(params.len()))?;
    for (name, value) in params {
        map.serialize_entry(name, value)?;
    }
    map.end()
}

impl Failure {
    fn of(kind: &str) -> Self {
        Self { kind: kind.to_owned(), ..Self::default() }
    }
}

/// Posts `body` to goal-proxy and gives the answer's JSON value. Rejects with the facts of a `GoalError`. The caller ends
/// the request by `signal`, whose reason is the kind of the error: `timeout` or `aborted`.
#[wasm_bindgen]
pub fn post(url: String, body: String, authorization: Option<String>, signal: AbortSignal) -> Promise {
    future_to_promise(async move {
        exchange(&url, &body, authorization.as_deref(), &signal).await.map_err(|failure| to_js(&failure))
    })
}

async fn exchange(url: &str, body: &str, authorization: Option<&str>, signal: &AbortSignal) -> Result<JsValue, Failure> {
    let request = request(url, body, authorization, signal).ok_or_else(|| Failure::of("network"))?;
    let promise = fetch(&request).map_err(|_| lost(signal))?;
    let raw = JsFuture::from(promise).await.map_err(|_| lost(signal))?;
    let response = Response::from(raw.unchecked_into::<web_sys::Response>());
    let text = response.text().await.map_err(|_| lost(signal))?;
    understand(&response, &text)
}

fn request(url: &str, body: &str, authorization: Option<&str>, signal: &AbortSignal) -> Option<web_sys::Request> {
    let mut request = Request::post(url)
        .header("content-type", "application/json")
        .header("accept", "application/json")
        .abort_signal(Some(signal));
    if let Some(token) = authorization {
        // A header with anything else in it would throw.
        if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return None;
        }
        request = request.header("authorization", &["Bearer ", token].concat());
    }
    request.body(body.to_owned()).ok().map(Into::into)
}

/// No answer: ended by the caller, or never reached.
fn lost(signal: &AbortSignal) -> Failure {
    let reason = Reflect::get(signal, &JsValue::from_str("reason")).ok().and_then(|reason| reason.as_string());
    Failure::of(if signal.aborted() { reason.as_deref().unwrap_or("aborted") } else { "network" })
}

/// The status speaks first: gateways answer 413, 429 and 502 in HTML.
fn understand(response: &Response, text: &str) -> Result<JsValue, Failure> {
    let status = response.status();
    let value = JSON::parse(text).ok();
    if response.ok() {
        return value.ok_or_else(|| Failure { status: Some(status), ..Failure::of("not-json") });
    }
    let params = value.as_ref().map(problem).unwrap_or_default();
    let kind = match status {
        401 => "session",
        413 => "too-large",
        429 => "busy",
        500.. => "server",
        _ if value.is_none() => "not-json",
        _ if params.iter().any(|(name, code)| name == "code" && code == "no-test-code") => "no-test-code",
        _ => "refused",
    };
    let retry_after = response.headers().get("retry-after").and_then(|text| seconds(&text));
    Err(Failure { kind: kind.to_owned(), status: Some(status), retry_after, params })
}

fn seconds(text: &str) -> Option<u32> {
    text.trim().bytes().try_fold(0_u32, |sum, byte| {
        sum.checked_mul(10)?.checked_add(char::from(byte).to_digit(10)?)
    })
}

/// The texts of a problem document (RFC 9457), its params first.
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
