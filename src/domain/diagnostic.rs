//! What can be said of a goal: a diagnostic, and the fixes it offers. Words are not here; `key` names them in `locales/`.

use super::choice::choose;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::json_text::{JsonText, WriteJson};
use super::{Json, Pointer};

/// How bad it is for the person who builds the bot. Ordered: the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The event will be refused, or the block cannot do what it says. Only a documented fact may be one.
    Error,
    /// The event is accepted but useless, lost or counted twice.
    Warning,
    /// Advice.
    Hint,
}

impl Severity {
    /// The name that JSON and settings use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }

    /// The severity of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        choose!(name; Error, Warning, Hint)
    }
}

/// What a text's placeholders stand for, in the order in which the rule gave them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Params(Vec<(&'static str, String)>);

impl Params {
    /// Adds one value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.0.push((name, value.into()));
        self
    }

    /// The values.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(name, value)| (*name, value.as_str()))
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// One thing that is wrong, or could be better, with a goal.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Diagnostic {
    /// The rule's name, `group/problem`; stable, and the name of its page in `docs/rules/`.
    pub code: &'static str,
    /// Which text says it: `rule.<key>` in `locales/`. Equals `code` unless a rule has several texts.
    pub key: &'static str,
    /// How bad it is, after the host's settings.
    pub severity: Severity,
    /// Where.
    pub path: Pointer,
    /// What the text's placeholders stand for.
    pub params: Params,
    /// Ways to mend it, the likeliest first.
    pub fixes: Vec<Fix>,
}

/// Whether a fix may be applied without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// Edits only at or below the diagnostic's path, never an amount, a currency or an event, and removes nothing that was typed.
    Safe,
    /// Somebody should look at it first.
    Unsafe,
}

/// A way to mend a diagnostic, as data: a JSON Patch with a title.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Fix {
    /// Which text names it: `fix.<title>` in `locales/`.
    pub title: &'static str,
    /// What the title's placeholders stand for.
    pub params: Params,
    /// Whether it may be applied unasked.
    pub applicability: Safety,
    /// The JSON Patch (RFC 6902).
    pub edits: Vec<Edit>,
}

/// One operation of a JSON Patch (RFC 6902).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "op", rename_all = "lowercase")]
pub enum Edit {
    /// Sets a member or inserts an element.
    Add {
        /// Where.
        path: Pointer,
        /// What.
        value: Json,
    },
    /// Replaces what is there.
    Replace {
        /// Where.
        path: Pointer,
        /// By what.
        value: Json,
    },
    /// Sets a member to what stands elsewhere.
    Copy {
        /// Where that is.
        from: Pointer,
        /// Where.
        path: Pointer,
    },
    /// Removes what is there.
    Remove {
        /// Where.
        path: Pointer,
    },
}

impl WriteJson for Params {
    fn write(&self, text: &mut JsonText) {
        text.begin('{');
        for (name, value) in self.iter() {
            text.member(name, value);
        }
        text.end('}');
    }
}

impl WriteJson for Diagnostic {
    fn write(&self, text: &mut JsonText) {
        text.begin('{');
        text.member("code", self.code);
        text.member("key", self.key);
        text.member("severity", self.severity.name());
        text.member("path", self.path.as_str());
        text.key("params");
        self.params.write(text);
        text.key("fixes");
        self.fixes.write(text);
        text.end('}');
    }
}

impl WriteJson for Fix {
    fn write(&self, text: &mut JsonText) {
        text.begin('{');
        text.member("title", self.title);
        text.key("params");
        self.params.write(text);
        let safe = self.applicability == Safety::Safe;
        text.member("applicability", if safe { "safe" } else { "unsafe" });
        text.key("edits");
        self.edits.write(text);
        text.end('}');
    }
}

impl WriteJson for Edit {
    fn write(&self, text: &mut JsonText) {
        let (op, path, value) = match self {
            Self::Add { path, value } => ("add", path, Some(value)),
            Self::Replace { path, value } => ("replace", path, Some(value)),
            Self::Remove { path } => ("remove", path, None),
            Self::Copy { path, .. } => ("copy", path, None),
        };
        text.begin('{');
        text.member("op", op);
        if let Self::Copy { from, .. } = self {
            text.member("from", from.as_str());
        }
        text.member("path", path.as_str());
        if let Some(value) = value {
            text.key("value");
            value.write(text);
        }
        text.end('}');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the browser gets is what serde writes for everybody else.
    #[test]
    fn both_ways_of_writing_agree() {
        let path = Pointer::root().key("a/b").index(3);
        let value = Json::Object(vec![
            ("list", Json::Array(vec![Json::text("\u{1}\u{8}é\"\\"), Json::Bool(true)])),
            ("empty", Json::Object(Vec::new())),
        ]);
        let diagnostic = |severity, applicability| Diagnostic {
            code: "a/b",
            key: "a/b.c",
            severity,
            path: path.clone(),
            params: Params::default().with("x", "1").with("y", "\n"),
            fixes: vec![Fix {
                title: "t",
                params: Params::default(),
                applicability,
                edits: vec![
                    Edit::Add { path: path.clone(), value: value.clone() },
                    Edit::Replace { path: path.clone(), value: Json::text("") },
                    Edit::Copy { from: path.clone(), path: path.clone() },
                    Edit::Remove { path: path.clone() },
                ],
            }],
        };
        let all = [
            diagnostic(Severity::Error, Safety::Safe),
            diagnostic(Severity::Warning, Safety::Unsafe),
            Diagnostic { fixes: Vec::new(), ..diagnostic(Severity::Hint, Safety::Safe) },
        ];
        let ours = JsonText::of(|text| all.write(text));
        assert_eq!(ours, serde_json::to_string(&all).expect("JSON"));
    }
}
