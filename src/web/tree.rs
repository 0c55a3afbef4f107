//! What is to be drawn, as a tree of elements: plain data that [`super::dom`] makes true.

use crate::view::{Shown, Words};

/// A piece of the tree.
#[derive(Debug, PartialEq)]
pub(crate) enum Node {
    /// Text.
    Text(Shown),
    /// An element.
    Element(Element),
}

/// An element. Boxed, because builders hand it on by value at every step.
#[derive(Debug, PartialEq)]
pub(crate) struct Element(Box<Made>);

/// What an element is.
#[derive(Debug, PartialEq)]
pub(crate) struct Made {
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
#[derive(Debug, PartialEq)]
pub(crate) enum Value {
    /// A name of ours.
    Name(&'static str),
    /// Somebody's text.
    Text(String),
    /// A text in the reader's language.
    Words(Words),
    /// Set once when the element is made: from then on it is the reader's, such as an unfolded section.
    Once,
}

/// An element without anything.
#[inline(never)]
pub(crate) fn el(tag: &'static str) -> Element {
    Element(Box::new(Made {
        tag,
        key: String::new(),
        attributes: Vec::new(),
        value: None,
        checked: None,
        children: Vec::new(),
    }))
}

impl core::ops::Deref for Element {
    type Target = Made;

    fn deref(&self) -> &Made {
        &self.0
    }
}

impl core::ops::DerefMut for Element {
    fn deref_mut(&mut self) -> &mut Made {
        &mut self.0
    }
}

// Every one of these is called from a hundred places: inlined, they would be a third of the wasm.
impl Element {
    #[inline(never)]
    pub(crate) fn key(mut self, key: &str) -> Self {
        key.clone_into(&mut self.key);
        self
    }

    #[inline(never)]
    fn attribute(mut self, name: &'static str, value: Value) -> Self {
        self.attributes.push((name, value));
        self
    }

    #[inline(never)]
    pub(crate) fn with(self, name: &'static str, value: &'static str) -> Self {
        self.attribute(name, Value::Name(value))
    }

    #[inline(never)]
    pub(crate) fn own(self, name: &'static str, value: &str) -> Self {
        self.attribute(name, Value::Text(value.to_owned()))
    }

    #[inline(never)]
    pub(crate) fn class(self, class: &'static str) -> Self {
        self.with("class", class)
    }

    #[inline(never)]
    pub(crate) fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.with(name, "") } else { self }
    }

    pub(crate) fn once(self, name: &'static str, on: bool) -> Self {
        if on { self.attribute(name, Value::Once) } else { self }
    }

    #[inline(never)]
    pub(crate) fn number(self, name: &'static str, number: usize) -> Self {
        self.own(name, &crate::view::words::digits(number))
    }

    pub(crate) fn says(self, name: &'static str, shown: impl Into<Shown>) -> Self {
        self.shows(name, shown.into())
    }

    #[inline(never)]
    fn shows(self, name: &'static str, shown: Shown) -> Self {
        match shown {
            Shown::Text(text) => self.attribute(name, Value::Text(text)),
            Shown::Words(words) => self.attribute(name, Value::Words(words)),
        }
    }

    #[inline(never)]
    pub(crate) fn value(mut self, value: &str) -> Self {
        self.value = Some(value.to_owned());
        self
    }

    pub(crate) fn checked(mut self, checked: bool) -> Self {
        self.checked = Some(checked);
        self
    }

    pub(crate) fn text(self, shown: impl Into<Shown>) -> Self {
        self.shown(shown.into())
    }

    #[inline(never)]
    fn shown(mut self, shown: Shown) -> Self {
        self.children.push(Node::Text(shown));
        self
    }

    #[inline(never)]
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

    #[inline(never)]
    pub(crate) fn push(&mut self, child: Element) {
        self.children.push(Node::Element(child));
    }
}
