//! A call as it came, and as it may be listed: without any token.

use crate::config::Config;
use axum::body::Bytes;
use axum::http::{HeaderMap, Method, Uri, header};
use serde_json::{Map, Value};

/// Where Meta's callers may put the token, in query or body; other platforms' callers do by mistake.
pub(crate) const TOKEN: &str = "access_token";
const HIDDEN: &str = "[token]";

/// A call that came whole.
pub(crate) struct Incoming {
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) bytes: Bytes,
}

/// A body as it may be listed.
#[derive(Default)]
pub(crate) struct Shown {
    /// As it came.
    pub(crate) text: String,
    /// As JSON, where that is not what the text is: a form's fields.
    pub(crate) fields: Option<Value>,
}

impl Incoming {
    /// The token of `Authorization: Bearer …`.
    pub(crate) fn bearer(&self) -> Option<String> {
        let value = self.header(header::AUTHORIZATION.as_str())?;
        let (scheme, token) = value.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim().to_owned())
    }

    /// A header's text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The first value of a name in the query.
    pub(crate) fn query(&self, name: &str) -> Option<String> {
        let mut pairs = form_urlencoded::parse(self.uri.query()?.as_bytes());
        pairs.find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    }

    /// Whether the body is a form.
    pub(crate) fn is_form(&self) -> bool {
        let kind = self.header(header::CONTENT_TYPE.as_str());
        kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
    }

    /// The body of a form: every field is text, but `data` is JSON where it can be read. The key of the first field
    /// that cannot is given beside.
    pub(crate) fn form(&self) -> (Map<String, Value>, bool) {
        let mut readable = true;
        let fields = form_urlencoded::parse(&self.bytes).map(|(name, value)| {
            let value = if name == "data" {
                serde_json::from_str(&value).unwrap_or_else(|_| {
                    readable = false;
                    Value::from(value.into_owned())
                })
            } else {
                Value::from(value.into_owned())
            };
            (name.into_owned(), value)
        });
        let fields = fields.collect();
        (fields, readable)
    }

    /// The body's object, if it is one.
    pub(crate) fn object(&self) -> Option<Map<String, Value>> {
        match serde_json::from_slice(&self.bytes) {
            Ok(Value::Object(map)) => Some(map),
            _ => None,
        }
    }

    /// The body for the list of calls, without a token.
    pub(crate) fn shown(&self, config: &Config) -> Shown {
        let object = if self.is_form() { Some(self.form().0) } else { self.object() };
        let in_body = object.as_ref().and_then(|map| map.get(TOKEN)?.as_str().map(str::to_owned));
        let shown_here = [self.bearer(), self.header("access-token").map(str::to_owned), self.query(TOKEN), in_body];
        let known = config.tokens.iter().map(|token| token.value.clone());
        let secrets: Vec<String> = known.chain(shown_here.into_iter().flatten()).filter(|it| !it.is_empty()).collect();
        let hide = |text: &str| secrets.iter().fold(text.to_owned(), |text, secret| text.replace(secret, HIDDEN));
        let text = hide(&String::from_utf8_lossy(&self.bytes));
        let Some(mut map) = object else {
            return Shown { text, fields: None };
        };
        // By its name, too: it may be spelt with escapes, or be another than the one that counted.
        let named = map.get_mut(TOKEN).map(|token| *token = HIDDEN.into()).is_some();
        let fields = || hide(&Value::Object(map.clone()).to_string());
        Shown {
            text: if named { fields() } else { text },
            fields: self.is_form().then(|| serde_json::from_str(&fields()).unwrap_or_default()),
        }
    }
}
