//! What is to be drawn, as a tree of elements: plain data that [`super::dom`] makes true.

use crate::view::{Shown, Words};

/// A piece of the tree.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    /// Text.
    Text(Shown),
    /// An element.
    Element(Box<Element>),
}

/// An element.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Element {
    pub(crate) tag: &'static str,
    /// Tells it from siblings of the same tag, so that it keeps its focus when they come and go.
    pub(crate) key: String,
    pub(crate) attributes: Vec<(&'static str, Value)>,
    /// The property `value` of a control.
    pub(crate) value: Option<String>,
    /// The property `checked` of a switch.
    pub(crate) checked: Option<bool>,
    pub(crate) children: Vec<Node>,
}

/// An attribute's value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value {
    /// Somebody's text, or a name of ours.
    Text(String),
    /// A text in the reader's language.
    Words(Words),
    /// Set once when the element is made: from then on it is the reader's, such as an unfolded section.
    Once,
}

/// An element without anything.
pub(crate) fn el(tag: &'static str) -> Element {
    Element { tag, key: String::new(), attributes: Vec::new(), value: None, checked: None, children: Vec::new() }
}

impl Element {
    pub(crate) fn key(mut self, key: &str) -> Self {
        key.clone_into(&mut self.key);
        self
    }

    pub(crate) fn with(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push((name, Value::Text(value.to_owned())));
        self
    }

    pub(crate) fn class(self, class: &str) -> Self {
        self.with("class", class)
    }

    pub(crate) fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.with(name, "") } else { self }
    }

    pub(crate) fn once(mut self, name: &'static str, on: bool) -> Self {
        if on {
            self.attributes.push((name, Value::Once));
        }
        self
    }

    pub(crate) fn number(self, name: &'static str, number: usize) -> Self {
        self.with(name, &crate::view::words::digits(number))
    }

    pub(crate) fn says(mut self, name: &'static str, shown: impl Into<Shown>) -> Self {
        let value = match shown.into() {
            Shown::Text(text) => Value::Text(text),
            Shown::Words(words) => Value::Words(words),
        };
        self.attributes.push((name, value));
        self
    }

    pub(crate) fn value(mut self, value: &str) -> Self {
        self.value = Some(value.to_owned());
        self
    }

    pub(crate) fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }

    pub(crate) fn text(mut self, shown: impl Into<Shown>) -> Self {
        self.children.push(Node::Text(shown.into()));
        self
    }

    pub(crate) fn child(mut self, child: Element) -> Self {
        self.push(child);
        self
    }

    pub(crate) fn children(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        for child in children {
            self.push(child);
        }
        self
    }

    pub(crate) fn push(&mut self, child: Element) {
        self.children.push(Node::Element(Box::new(child)));
    }
}
