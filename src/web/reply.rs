//! What a call asks the page to do: plain data, because nothing is called back while we hold our state.

use js_sys::JSON;
use wasm_bindgen::JsValue;

use crate::domain::Edit;
use crate::domain::json_text::{JsonText, WriteJson};
use crate::domain::pointer::push_number;
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

impl Outcome {
    /// The same as an object for JavaScript; its labels are texts as in drawings.
    pub(crate) fn tell(&self) -> JsValue {
        to_js(|text| {
            text.begin('{');
            text.flag("consumed", self.consumed);
            text.key("changes");
            text.begin('[');
            for change in &self.changes {
                text.element();
                text.begin('{');
                number(text, "slot", change.slot as usize);
                text.key("patch");
                change.patch.write(text);
                text.member("source", change.source);
                text.flag("transient", change.transient);
                text.flag("told", change.told);
                text.key("label");
                label(text, &change.label);
                text.end('}');
            }
            text.end(']');
            if let Some(focus) = &self.focus {
                text.member("focus", focus);
            }
            if let Some((field, at)) = &self.caret {
                text.key("caret");
                text.begin('[');
                text.element();
                text.text(field);
                text.element();
                let mut digits = String::new();
                push_number(&mut digits, *at);
                text.raw(&digits);
                text.end(']');
            }
            text.end('}');
        })
    }
}

/// Writes `[0, key, params]`.
fn label(text: &mut JsonText, words: &Words) {
    text.begin('[');
    text.element();
    text.raw("0");
    text.element();
    text.text(&[words.prefix, words.name].concat());
    text.element();
    words.params.write(text);
    text.end(']');
}

/// Writes a member that is a whole number.
pub(crate) fn number(text: &mut JsonText, name: &str, number: usize) {
    let mut digits = String::new();
    push_number(&mut digits, number);
    text.key(name);
    text.raw(&digits);
}

/// Whole numbers, as a JavaScript list.
pub(crate) fn numbers(numbers: &[u32]) -> JsValue {
    let mut digits = String::from("[");
    for number in numbers {
        if digits.len() > 1 {
            digits.push(',');
        }
        push_number(&mut digits, *number as usize);
    }
    digits.push(']');
    parsed(&digits)
}

/// Texts, as a JavaScript list.
pub(crate) fn texts(texts: &[String]) -> JsValue {
    to_js(|json| {
        json.begin('[');
        for text in texts {
            json.element();
            json.text(text);
        }
        json.end(']');
    })
}

/// What is written, as a plain JavaScript value.
pub(crate) fn to_js(write: impl FnOnce(&mut JsonText)) -> JsValue {
    parsed(&JsonText::of(write))
}

/// JSON text as a plain JavaScript value.
pub(crate) fn parsed(json: &str) -> JsValue {
    JSON::parse(json).unwrap_or(JsValue::UNDEFINED)
}
