//! A refusal: a reason, and the field to blame.

use super::reason::Reason;
use super::text;
use crate::config::Language;
use serde_json::{Value, json};

/// The way to a field, as Meta writes it: `["data", 0, "event_name"]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Path(Vec<Value>);

impl Path {
    /// The path of a member of this.
    pub(crate) fn key(&self, key: &str) -> Self {
        self.step(Value::from(key))
    }

    /// The path of an item of this.
    pub(crate) fn item(&self, index: usize) -> Self {
        self.step(Value::from(index))
    }

    fn step(&self, step: Value) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }

    /// For people: `data[0].event_name`.
    fn words(&self) -> String {
        let mut words = String::new();
        for step in &self.0 {
            match step {
                Value::String(key) if words.is_empty() => words.push_str(key),
                Value::String(key) => words.extend([".", key]),
                index => words.push_str(&format!("[{index}]")),
            }
        }
        words
    }
}

/// Why a call is refused, and where.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) reason: Reason,
    blame: Option<Path>,
}

impl Reason {
    /// A refusal that blames a field.
    pub(crate) fn at(self, path: Path) -> Refusal {
        Refusal { reason: self, blame: Some(path) }
    }
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Self {
        Self { reason, blame: None }
    }
}

impl Refusal {
    /// The body of the answer.
    pub(crate) fn body(&self, language: Language, trace: &str) -> Value {
        let numbers = self.reason.numbers();
        let kind = if self.reason.is_about_object() { "GraphMethodException" } else { "OAuthException" };
        let mut error = json!({
            "message": self.message(),
            "type": kind,
            "code": numbers.code,
            "is_transient": false,
            "fbtrace_id": trace,
        });
        if let Some(subcode) = numbers.subcode {
            error["error_subcode"] = subcode.into();
        }
        if !self.reason.is_access() {
            let (title, words) = self.words(language);
            error["error_user_title"] = title.into();
            error["error_user_msg"] = words.into();
        }
        if let Some(path) = &self.blame {
            error["error_data"] = json!({ "blame_field_specs": [path.0] });
        }
        json!({ "error": error })
    }

    /// Meta's `message` is English whatever the account's language, and says nothing about parameters.
    fn message(&self) -> String {
        if self.reason.is_access() { self.words(Language::En).1 } else { "Invalid parameter".to_owned() }
    }

    fn words(&self, language: Language) -> (&'static str, String) {
        let (title, words) = text::of(self.reason, language);
        let field = self.blame.as_ref().map(Path::words).unwrap_or_default();
        (title, words.replace("{field}", &field))
    }
}
