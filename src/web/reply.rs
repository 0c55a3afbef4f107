//! What a call asks the page to do: plain data, because nothing is called back while we hold our state.

use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::domain::Edit;
use crate::view::Words;

/// A change of one goal, before its label is said.
#[derive(Debug)]
pub(crate) struct Change {
    pub(crate) slot: u32,
    pub(crate) patch: Vec<Edit>,
    pub(crate) source: &'static str,
    pub(crate) transient: bool,
    /// Whether the page has this patch already, key by key.
    pub(crate) told: bool,
    pub(crate) label: Words,
}

/// What a gesture led to.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) consumed: bool,
    pub(crate) changes: Vec<Change>,
    pub(crate) focus: Option<String>,
    pub(crate) caret: Option<(String, usize)>,
}

#[derive(Serialize)]
struct SaidChange<'a> {
    slot: u32,
    patch: &'a [Edit],
    source: &'static str,
    transient: bool,
    told: bool,
    label: String,
}

#[derive(Serialize)]
struct Said<'a> {
    consumed: bool,
    changes: Vec<SaidChange<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    focus: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    caret: Option<(&'a str, usize)>,
}

impl Outcome {
    /// The same as an object for JavaScript, its labels in the reader's language.
    pub(crate) fn say(&self, say: &dyn Fn(&Words) -> String) -> JsValue {
        let changes = self.changes.iter().map(|change| SaidChange {
            slot: change.slot,
            patch: &change.patch,
            source: change.source,
            transient: change.transient,
            told: change.told,
            label: say(&change.label),
        });
        to_js(&Said {
            consumed: self.consumed,
            changes: changes.collect(),
            focus: self.focus.as_deref(),
            caret: self.caret.as_ref().map(|(field, at)| (field.as_str(), *at)),
        })
    }
}

/// Plain objects and lists: the only shape that `JSON.stringify` and hosts understand.
pub(crate) fn to_js<T: Serialize>(value: &T) -> JsValue {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .unwrap_or(JsValue::UNDEFINED)
}
