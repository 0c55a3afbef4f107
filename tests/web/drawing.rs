//! Drawing in a real document: only what differs is written, and nodes keep their identity while they are wanted.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use goal_element::web::Flow;
use js_sys::{Function, JSON, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

const ROWS: &str = r#"{ "version": 1, "goal": { "id": "g1" }, "name": "Order paid",
    "items": { "contents": [{ "id": "a" }, { "id": "b" }, { "id": "c" }] },
    "destinations": { "meta": { "enabled": true, "event": "Purchase" } } }"#;
const NAMED: &str = r#"{ "version": 1, "goal": { "id": "g1" }, "name": "Renamed", "destinations": {} }"#;

fn document() -> web_sys::Document {
    web_sys::window().and_then(|window| window.document()).expect("there is a document")
}

fn json(text: &str) -> JsValue {
    JSON::parse(text).expect("it is JSON")
}

/// A flow that says keys, and a place in the document where it draws.
fn stage(kind: &str, goal: &str) -> (Flow, u32, u32, Element) {
    let flow = Flow::new(Function::new_with_args("key", "return key"));
    let slot = flow.open(&json(goal));
    let root = document().create_element("div").expect("a div");
    let body = document().query_selector("body").ok().flatten();
    let _ = body.expect("a body").append_child(&root);
    let view = flow.mount(kind, root.clone().into(), Some(slot));
    flow.paint();
    (flow, slot, view.expect("a known kind"), root)
}

fn find(root: &Element, selector: &str) -> Element {
    let found = root.query_selector(selector).expect("a selector");
    found.unwrap_or_else(|| panic!("nothing is drawn at {selector}"))
}

fn field(root: &Element, path: &str) -> Element {
    find(root, &format!("input[data-path='{path}']"))
}

fn value(control: &Element) -> String {
    let value = Reflect::get(control, &"value".into()).expect("a control");
    value.as_string().expect("a text")
}

fn put(control: &Element, text: &str) {
    Reflect::set(control, &"value".into(), &text.into()).expect("a control");
}

#[wasm_bindgen_test]
fn typing_writes_nothing_into_the_field_that_is_typed_in() {
    let (flow, _, view, root) = stage("panel", ROWS);
    let name = field(&root, "/name");
    put(&name, "Order paid!");
    let select = Reflect::get(&name, &"setSelectionRange".into()).expect("a method");
    let _ = Function::from(select).call2(&name, &5.into(), &5.into());
    flow.gesture(view, "type", "/name", "Order paid!", 5, 0);
    flow.paint();
    assert_eq!(value(&name), "Order paid!");
    let caret = Reflect::get(&name, &"selectionStart".into()).expect("a caret");
    assert_eq!(caret.as_f64(), Some(5.0));
}

#[wasm_bindgen_test]
fn another_document_is_drawn_into_the_same_nodes() {
    let (flow, slot, _, root) = stage("panel", ROWS);
    let name = field(&root, "/name");
    flow.read(slot, &json(NAMED));
    flow.paint();
    assert_eq!(field(&root, "/name"), name);
    assert_eq!(value(&name), "Renamed");
    assert!(root.query_selector("[data-path^='/items']").expect("a selector").is_none());
}

#[wasm_bindgen_test]
fn removing_a_row_moves_the_others_up() {
    let (flow, _, view, root) = stage("panel", ROWS);
    let first = field(&root, "/items/contents/0/id");
    let outcome = flow.gesture(view, "remove", "/items/contents/0", "", 0, 0);
    flow.paint();
    assert_eq!(field(&root, "/items/contents/0/id"), first);
    assert_eq!(value(&first), "b");
    assert!(root.query_selector("[data-path='/items/contents/2/id']").expect("a selector").is_none());
    let patch = JSON::stringify(&outcome).ok().and_then(|text| text.as_string());
    assert!(
        patch.is_some_and(|text| text.contains(r#"{"op":"remove","path":"/items/contents/0"}"#)),
        "the host is told"
    );
}

#[wasm_bindgen_test]
fn text_that_looks_like_markup_stays_text() {
    let (flow, slot, _, root) = stage("block", NAMED);
    let odd = r#"{ "version": 1, "goal": { "id": "g" }, "name": "<img src=x onerror=alert(1)>", "destinations": {} }"#;
    flow.read(slot, &json(odd));
    flow.paint();
    assert!(root.query_selector("img").expect("a selector").is_none());
    assert_eq!(find(&root, ".name").text_content().as_deref(), Some("<img src=x onerror=alert(1)>"));
}

#[wasm_bindgen_test]
fn a_new_language_is_said_everywhere_and_writes_no_value() {
    let prefix = Rc::new(RefCell::new("en "));
    let inner = Rc::clone(&prefix);
    let say = Closure::<dyn FnMut(String) -> String>::new(move |key: String| [&inner.borrow(), key.as_str()].concat());
    let flow = Flow::new(say.as_ref().clone().unchecked_into());
    let slot = flow.open(&json(ROWS));
    let root = document().create_element("div").expect("a div");
    flow.mount("panel", root.clone().into(), Some(slot));
    flow.paint();
    let label = find(&root, "label");
    let before = label.text_content().expect("a text");
    *prefix.borrow_mut() = "es ";
    flow.relabel();
    flow.paint();
    assert_eq!(find(&root, "label"), label);
    assert_eq!(label.text_content(), Some(before.replace("en ", "es ")));
    assert_eq!(value(&field(&root, "/name")), "Order paid");
}

#[wasm_bindgen_test]
fn a_page_that_draws_while_it_is_asked_for_words_gets_one_drawing() {
    let flow = Rc::new(OnceCell::<Flow>::new());
    let asked = Rc::new(Cell::new(0));
    let (inner, count) = (Rc::clone(&flow), Rc::clone(&asked));
    let say = Closure::<dyn FnMut(String) -> String>::new(move |key: String| {
        count.set(count.get() + 1);
        if let Some(flow) = inner.get() {
            flow.read(0, &json(NAMED));
            flow.paint();
        }
        key
    });
    let flow = flow.get_or_init(|| Flow::new(say.as_ref().clone().unchecked_into()));
    let slot = flow.open(&json(ROWS));
    let root = document().create_element("div").expect("a div");
    flow.mount("block", root.clone().into(), Some(slot));
    flow.paint();
    flow.paint();
    assert_eq!(root.child_element_count(), 1);
    assert_eq!(find(&root, ".name").text_content().as_deref(), Some("Renamed"));
    assert!(asked.get() < 1000, "it ends");
}

#[wasm_bindgen_test]
fn a_view_that_is_gone_is_drawn_no_more() {
    let (flow, slot, view, root) = stage("panel", ROWS);
    assert_eq!(flow.views(), 1);
    flow.unmount(view);
    root.set_text_content(None);
    flow.read(slot, &json(NAMED));
    flow.paint();
    assert_eq!(root.child_element_count(), 0);
    assert_eq!(flow.views(), 0);
    assert!(flow.gesture(view, "type", "/name", "x", 1, 0).is_object());
    assert_eq!(flow.mount("nothing of ours", root.into(), None), None);
}
