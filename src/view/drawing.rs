//! A drawing: what is to be seen, as one JSON text that `www/package/draw.js` makes true.
//!
//! A node is `[template, key, hole…]`, a text in the reader's language `[0, key, params]`, a list of both stands in `[…]`.
//! Everything is written straight into the text: a tree of elements in between would be a fifth of the wasm.

use super::template::Template;
use crate::domain::Severity;
use crate::domain::diagnostic::Params;
use crate::domain::json_text::{JsonText, WriteJson};
use crate::domain::pointer::push_number;

/// A drawing in the making. Whoever begins something ends it.
#[derive(Debug, Default)]
pub struct Drawing(JsonText);

// Every one of these is called from a hundred places.
impl Drawing {
    /// The drawing's text.
    #[must_use]
    pub fn finish(self) -> String {
        self.0.finish()
    }

    /// Begins a list.
    #[inline(never)]
    pub fn begin(&mut self) {
        self.0.element();
        self.0.begin('[');
    }

    /// Ends a list or a node.
    #[inline(never)]
    pub fn end(&mut self) {
        self.0.end(']');
    }

    /// Begins a node; `key` tells it from siblings of the same template, so that it keeps its focus when they come and go.
    #[inline(never)]
    pub fn node(&mut self, template: Template, key: &str) {
        self.begin();
        self.number(template as usize);
        self.text(key);
    }

    /// A whole number.
    #[inline(never)]
    pub fn number(&mut self, number: usize) {
        let mut digits = String::new();
        push_number(&mut digits, number);
        self.0.element();
        self.0.raw(&digits);
    }

    /// A text as it stands.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        self.0.element();
        self.0.text(text);
    }

    /// Two texts as one.
    #[inline(never)]
    pub fn joined(&mut self, text: &str, more: &str) {
        self.text(&[text, more].concat());
    }

    /// Nothing: no such attribute, nothing in the element.
    #[inline(never)]
    pub fn none(&mut self) {
        self.0.element();
        self.0.raw("null");
    }

    /// A text, or nothing where it is empty.
    #[inline(never)]
    pub fn some(&mut self, text: &str) {
        if text.is_empty() {
            self.none();
        } else {
            self.text(text);
        }
    }

    /// An attribute that is there or not.
    #[inline(never)]
    pub fn flag(&mut self, on: bool) {
        if on {
            self.text("");
        } else {
            self.none();
        }
    }

    /// A property that is on or off.
    #[inline(never)]
    pub fn truth(&mut self, on: bool) {
        self.0.element();
        self.0.raw(if on { "true" } else { "false" });
    }

    /// The text of that key.
    #[inline(never)]
    pub fn say(&mut self, key: &str) {
        self.named(key, "");
        self.said();
    }

    /// Begins the text whose key is a prefix and a name; params may follow, then [`Drawing::said`].
    #[inline(never)]
    pub fn named(&mut self, prefix: &str, name: &str) {
        self.begin();
        self.number(Template::Said as usize);
        self.joined(prefix, name);
        self.0.element();
        self.0.begin('{');
    }

    /// What a placeholder of the text stands for.
    #[inline(never)]
    pub fn param(&mut self, name: &str, value: &str) {
        self.0.member(name, value);
    }

    /// The same as a number.
    #[inline(never)]
    pub fn count(&mut self, name: &str, number: usize) {
        let mut digits = String::new();
        push_number(&mut digits, number);
        self.0.member(name, &digits);
    }

    /// Ends a text.
    #[inline(never)]
    pub fn said(&mut self) {
        self.0.end('}');
        self.end();
    }

    /// A whole text with its params.
    #[inline(never)]
    pub fn told(&mut self, prefix: &str, name: &str, params: &Params) {
        self.begin();
        self.number(Template::Said as usize);
        self.joined(prefix, name);
        self.0.element();
        params.write(&mut self.0);
        self.end();
    }

    /// The sign of a severity; of none: that all is well.
    #[inline(never)]
    pub fn icon(&mut self, severity: Option<Severity>) {
        self.node(
            match severity {
                Some(Severity::Error) => Template::Error,
                Some(Severity::Warning) => Template::Warning,
                Some(Severity::Hint) => Template::Hint,
                None => Template::Check,
            },
            "",
        );
        self.end();
    }

    /// A severity's sign and its word, for those who do not see the sign.
    #[inline(never)]
    pub fn sign(&mut self, severity: Severity) {
        self.node(Template::Sign, "");
        self.text(severity.name());
        self.begin();
        self.icon(Some(severity));
        self.node(Template::Unseen, "");
        self.named("ui.severity.", severity.name());
        self.said();
        self.end();
        self.end();
        self.end();
    }

    /// A sentence for a number of problems of one severity, such as "2 errors".
    #[inline(never)]
    pub fn tally(&mut self, severity: Severity, count: usize) {
        self.named("ui.count.", severity.name());
        self.count("count", count);
        self.said();
    }
}
