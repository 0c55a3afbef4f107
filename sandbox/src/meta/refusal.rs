//! A refusal: a reason, and the field to blame.

use super::reason::Reason;
use super::text;
use crate::config::Language;
use crate::fields::{Blame, Misfit};
use crate::path::Path;
use serde_json::{Value, json};

/// Why a call is refused, and where.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) reason: Reason,
    blame: Option<Path>,
}

impl Blame for Reason {
    type Refusal = Refusal;
    fn at(self, path: Path) -> Refusal {
        Refusal { reason: self, blame: Some(path) }
    }
}

impl From<Misfit> for Refusal {
    fn from(misfit: Misfit) -> Self {
        Reason::Shape(misfit.shape).at(misfit.path)
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
            "is_transient": self.reason.is_transient(),
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
            error["error_data"] = json!({ "blame_field_specs": [path.steps()] });
        }
        json!({ "error": error })
    }

    /// Meta's `message` is English whatever the account's language, and says nothing about parameters.
    fn message(&self) -> String {
        if self.reason.is_access() { self.words(Language::En).1 } else { "Invalid parameter".to_owned() }
    }

    fn words(&self, language: Language) -> (&'static str, String) {
        let (title, words) = text::of(self.reason, language);
        let field = self.blame.as_ref().map(Path::bracketed).unwrap_or_default();
        (title, words.replace("{field}", &field))
    }
}
