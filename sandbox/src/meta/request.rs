//! Taking a request apart: the token wherever it stands, and the body as JSON or as a form.

use super::reason::Reason;
use super::refusal::{Path, Refusal};
use axum::http::{HeaderMap, Uri, header};
use serde_json::{Map, Value};

const TOKEN: &str = "access_token";
const HIDDEN: &str = "[token]";

/// A request as it came.
pub(crate) struct Request {
    /// The token that was shown, by the header, the query or the body, in this order.
    pub(crate) token: Option<String>,
    pub(crate) body: Result<Map<String, Value>, Refusal>,
    text: String,
}

impl Request {
    pub(crate) fn read(uri: &Uri, headers: &HeaderMap, bytes: &[u8]) -> Self {
        let body = if is_form(headers) { read_form(bytes) } else { read_json(bytes) };
        let in_body = || body.as_ref().ok()?.get(TOKEN)?.as_str().map(str::to_owned);
        let token = bearer(headers).or_else(|| in_query(uri)).or_else(in_body).filter(|token| !token.is_empty());
        Self { token, body, text: String::from_utf8_lossy(bytes).into_owned() }
    }

    /// The body for the list of calls, as JSON and as text, without a token.
    pub(crate) fn shown(&self, known: impl Iterator<Item = String>) -> (Value, String) {
        let secrets: Vec<String> = known.chain(self.token.clone()).collect();
        let hide = |text: &str| secrets.iter().fold(text.to_owned(), |text, secret| text.replace(secret, HIDDEN));
        let Ok(map) = &self.body else {
            let text = hide(&self.text);
            return (Value::from(text.clone()), text);
        };
        let mut map = map.clone();
        // By its name, too: it may be spelt with escapes, or be another than the one that counted.
        let text = match map.get_mut(TOKEN) {
            Some(token) => {
                *token = HIDDEN.into();
                hide(&Value::Object(map.clone()).to_string())
            }
            None => hide(&self.text),
        };
        let body = serde_json::from_str(&text).unwrap_or(Value::Object(map));
        (body, text)
    }
}

fn bearer(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim().to_owned())
}

fn in_query(uri: &Uri) -> Option<String> {
    let mut pairs = form_urlencoded::parse(uri.query()?.as_bytes());
    pairs.find(|(name, _)| name == TOKEN).map(|(_, token)| token.into_owned())
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
}

fn read_json(bytes: &[u8]) -> Result<Map<String, Value>, Refusal> {
    match serde_json::from_slice(bytes) {
        Ok(Value::Object(map)) => Ok(map),
        _ => Err(Reason::NotJson.into()),
    }
}

/// In a form every field is text, but `data` is a JSON array.
fn read_form(bytes: &[u8]) -> Result<Map<String, Value>, Refusal> {
    let read = |(name, value): (std::borrow::Cow<'_, str>, std::borrow::Cow<'_, str>)| {
        let value = if name == "data" {
            serde_json::from_str(&value).map_err(|_| Reason::NotJson.at(Path::default().key("data")))?
        } else {
            Value::from(value.into_owned())
        };
        Ok((name.into_owned(), value))
    };
    form_urlencoded::parse(bytes).map(read).collect()
}
