//! A small JSON value for what we hand out: the value of an edit. What comes in is never read into it.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::json_text::{JsonText, WriteJson};

/// A JSON value without numbers: numbers in a goal's document travel as text, exactly as they were typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// `true` or `false`.
    Bool(bool),
    /// Text.
    Text(String),
    /// A list.
    Array(Vec<Json>),
    /// Members in the order in which they are written.
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// Text from anything that has it.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Array(items) => serializer.collect_seq(items),
            Self::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

impl WriteJson for Json {
    fn write(&self, text: &mut JsonText) {
        match self {
            Self::Bool(value) => text.raw(if *value { "true" } else { "false" }),
            Self::Text(value) => text.text(value),
            Self::Array(items) => items.write(text),
            Self::Object(members) => {
                text.begin('{');
                for (name, value) in members {
                    text.key(name);
                    value.write(text);
                }
                text.end('}');
            }
        }
    }
}
