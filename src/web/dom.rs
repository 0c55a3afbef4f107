//! The only file that touches nodes of the DOM. It makes a tree true under a node: what is there already stays, with its
//! focus and caret, and only what differs is written. Nothing goes through markup, so Trusted Types have nothing to say.

use wasm_bindgen::prelude::*;
use web_sys::Document;

use super::tree::{Node, Value};
use crate::view::{Shown, Words};

#[wasm_bindgen]
extern "C" {
    /// A control's own state: `value` and `checked` mean the same on inputs and lists.
    type Control;

    #[wasm_bindgen(method, getter)]
    fn value(this: &Control) -> String;
    #[wasm_bindgen(method, setter)]
    fn set_value(this: &Control, value: &str);
    #[wasm_bindgen(method, getter)]
    fn checked(this: &Control) -> bool;
    #[wasm_bindgen(method, setter)]
    fn set_checked(this: &Control, checked: bool);
}

/// How texts become words.
pub(crate) struct Language<'a> {
    /// Says a text.
    pub(crate) say: &'a dyn Fn(&Words) -> String,
    /// Whether everything must be said anew.
    pub(crate) changed: bool,
}

/// What is drawn already.
#[derive(Debug)]
pub(crate) struct Live {
    node: web_sys::Node,
    /// What it was made true to, without the children.
    made: Node,
    children: Vec<Live>,
}

/// Makes `fresh` true under `parent`, where `live` stands now.
pub(crate) fn draw(parent: &web_sys::Node, live: &mut Vec<Live>, fresh: Vec<Node>, language: &Language<'_>) {
    let Some(document) = parent.owner_document() else {
        return;
    };
    reconcile(&document, parent, live, fresh, language);
}

fn reconcile(
    document: &Document,
    parent: &web_sys::Node,
    live: &mut Vec<Live>,
    fresh: Vec<Node>,
    language: &Language<'_>,
) {
    let mut old = core::mem::take(live);
    live.reserve(fresh.len());
    let mut rest = fresh.into_iter();
    while let Some(node) = rest.next() {
        let found = old.iter().position(|old| old.fits(&node));
        if found.is_some_and(|at| at > 0) {
            drop_unneeded(parent, &mut old, &node, rest.as_slice());
        }
        let found = old.iter().position(|old| old.fits(&node));
        let now = match found {
            Some(at) => {
                let mut kept = old.remove(at);
                kept.update(document, node, language);
                Some(kept)
            }
            None => create(document, node, language),
        };
        let Some(now) = now else { continue };
        if found != Some(0) {
            // A parent of ours takes any child of ours.
            let _ = parent.insert_before(&now.node, old.first().map(|next| &next.node));
        }
        live.push(now);
    }
    for gone in old {
        let _ = parent.remove_child(&gone.node);
    }
}

/// Takes away what stands before the node that is wanted and will not come again, so that the wanted one need not move:
/// moving a node loses its focus.
fn drop_unneeded(parent: &web_sys::Node, old: &mut Vec<Live>, wanted: &Node, rest: &[Node]) {
    while let Some(first) = old.first() {
        if first.fits(wanted) || rest.iter().any(|node| first.fits(node)) {
            return;
        }
        let _ = parent.remove_child(&first.node);
        old.remove(0);
    }
}

fn create(document: &Document, node: Node, language: &Language<'_>) -> Option<Live> {
    match node {
        Node::Text(shown) => {
            let node = document.create_text_node(&said(&shown, language));
            Some(Live { node: node.into(), made: Node::Text(shown), children: Vec::new() })
        }
        Node::Element(element) => {
            let made = make(document, element.tag)?;
            let blank = super::tree::el(element.tag).key(&element.key);
            let mut live = Live { node: made.into(), made: Node::Element(blank), children: Vec::new() };
            live.update(document, Node::Element(element), language);
            Some(live)
        }
    }
}

fn make(document: &Document, tag: &str) -> Option<web_sys::Element> {
    if matches!(tag, "svg" | "path") {
        document.create_element_ns(Some("http://www.w3.org/2000/svg"), tag).ok()
    } else {
        document.create_element(tag).ok()
    }
}

fn said(shown: &Shown, language: &Language<'_>) -> String {
    match shown {
        Shown::Text(text) => text.clone(),
        Shown::Words(words) => (language.say)(words),
    }
}

impl Live {
    fn fits(&self, node: &Node) -> bool {
        match (&self.made, node) {
            (Node::Text(_), Node::Text(_)) => true,
            (Node::Element(made), Node::Element(wanted)) => made.tag == wanted.tag && made.key == wanted.key,
            _ => false,
        }
    }

    fn update(&mut self, document: &Document, node: Node, language: &Language<'_>) {
        match (&mut self.made, node) {
            (Node::Text(made), Node::Text(wanted))
                if *made != wanted || (language.changed && matches!(wanted, Shown::Words(_))) =>
            {
                self.node.set_text_content(Some(&said(&wanted, language)));
                *made = wanted;
            }
            (Node::Element(made), Node::Element(mut wanted)) => {
                let element: &web_sys::Element = self.node.unchecked_ref();
                attributes(element, &made.attributes, &wanted.attributes, language);
                let children = core::mem::take(&mut wanted.children);
                reconcile(document, &self.node, &mut self.children, children, language);
                state(element, &wanted);
                *made = wanted;
            }
            _ => {}
        }
    }
}

fn attributes(
    element: &web_sys::Element,
    made: &[(&'static str, Value)],
    wanted: &[(&'static str, Value)],
    language: &Language<'_>,
) {
    for (name, value) in wanted {
        let old = made.iter().find(|(old, _)| old == name).map(|(_, value)| value);
        let text = match value {
            Value::Once if old.is_none() && made.is_empty() => Some(String::new()),
            Value::Words(words) if old != Some(value) || language.changed => Some((language.say)(words)),
            Value::Text(text) if old != Some(value) => Some(text.clone()),
            Value::Name(text) if old != Some(value) => Some((*text).to_owned()),
            _ => None,
        };
        if let Some(text) = text {
            // Only a name that is no name makes this fail.
            let _ = element.set_attribute(name, &text);
        }
    }
    for (name, value) in made {
        if *value != Value::Once && wanted.iter().all(|(wanted, _)| wanted != name) {
            let _ = element.remove_attribute(name);
        }
    }
}

/// Writes a control's state only where it differs: writing moves the caret.
fn state(element: &web_sys::Element, wanted: &super::tree::Made) {
    let control: &Control = element.unchecked_ref();
    if let Some(value) = wanted.value.as_ref().filter(|value| control.value() != **value) {
        control.set_value(value);
    }
    if let Some(checked) = wanted.checked.filter(|checked| control.checked() != *checked) {
        control.set_checked(checked);
    }
}
