//! The boundary in a real browser: whatever a page hands in, or does while it is asked, the wasm answers and lives on.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop where it cannot go on")]

use js_sys::{Array, Function, JSON, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

use goal_element::web::{Flow, identify, validate};

wasm_bindgen_test_configure!(run_in_browser);

const GOAL: &str = r#"{ "version": 1, "goal": { "id": "g1" }, "name": "Order paid", "destinations": {} }"#;

fn goal() -> JsValue {
    JSON::parse(GOAL).expect("it is JSON")
}

/// What a snippet of JavaScript returns.
fn made_by(snippet: &str) -> JsValue {
    let function = Function::new_no_args(snippet);
    function.call0(&JsValue::NULL).expect("the snippet runs")
}

fn codes(goal: &JsValue) -> Vec<String> {
    let found = Array::from(&validate(goal, "{}"));
    let code = |diagnostic: JsValue| Reflect::get(&diagnostic, &"code".into()).ok()?.as_string();
    found.iter().filter_map(code).collect()
}

fn has(goal: &JsValue, code: &str) {
    let codes = codes(goal);
    assert!(codes.iter().any(|found| found == code), "{code} is not in {codes:?}");
}

#[wasm_bindgen_test]
fn a_good_goal_has_no_error() {
    assert_eq!(codes(&goal()), ["goal/only-counts"]);
}

#[wasm_bindgen_test]
fn a_getter_that_throws_is_told() {
    has(&made_by("return { version: 1, get name() { throw 'not an Error'; } };"), "shape/host-threw");
    has(
        &made_by("const p = Proxy.revocable({}, {}); p.revoke(); return { version: 1, destinations: p.proxy };"),
        "shape/host-threw",
    );
    has(&made_by("return new Proxy({}, { ownKeys() { throw new Error('no keys'); } });"), "shape/host-threw");
}

#[wasm_bindgen_test]
fn what_holds_itself_or_never_ends_is_told() {
    has(&made_by("const goal = { version: 1 }; goal.destinations = goal; return goal;"), "shape/cyclic");
    has(&made_by("return { version: 1, name: 'x'.repeat(1 << 21) };"), "shape/too-large");
    has(
        &made_by("return { version: 1, custom: new Array(1 << 20).fill({ key: 'k', value: 'v' }) };"),
        "shape/too-large",
    );
}

#[wasm_bindgen_test]
fn what_is_no_goal_is_told() {
    for odd in ["null", "7", "[]", "'text'", "true", "undefined", "Symbol('s')", "10n", "() => 1", "new Map()"] {
        assert!(!codes(&made_by(&format!("return {odd};"))).is_empty(), "{odd}");
    }
}

#[wasm_bindgen_test]
fn a_getter_that_comes_back_finds_everything_in_order() {
    let flow = std::rc::Rc::new(Flow::new());
    let inner = std::rc::Rc::clone(&flow);
    // The host's document opens another one while it is read.
    let other = Closure::<dyn FnMut()>::new(move || inner.close(inner.open(&goal())));
    let snippet =
        "return { version: 1, goal: { id: 'g' }, destinations: {}, get name() { other(); return 'Order paid'; } };";
    let make = Function::new_with_args("other", snippet);
    let document = make.call1(&JsValue::NULL, other.as_ref()).expect("the snippet runs");
    let slot = flow.open(&document);
    assert_eq!(Array::from(&flow.summary(slot)).get(0), "Order paid");
}

#[wasm_bindgen_test]
fn a_view_that_is_gone_is_drawn_no_more() {
    let flow = Flow::new();
    let slot = flow.open(&goal());
    let view = flow.mount("panel");
    flow.show(view, slot, false);
    assert!(flow.draw(view).as_string().is_some_and(|drawing| drawing.contains("/name")));
    assert!(flow.draw(view).is_undefined(), "nothing has changed");
    flow.unmount(view);
    flow.read(slot, &goal());
    assert!(flow.draw(view).is_undefined());
    assert!(flow.gesture(view, "type", "/name", "x", 1, 0).is_object());
}

#[wasm_bindgen_test]
fn people_are_hashed_alike_everywhere() {
    let told = identify("meta\u{1e}\u{1e}em\u{1f} Ana@Example.COM \u{1f}ph\u{1f}nobody\u{1e}page_id\u{1f}1234567", 0.0);
    let told = told.as_string().expect("it is a text");
    let hash = "8e43ca37701228e74983efdbd0cff5c16b3b1e5d4e29a7c05626d4d25a018e11";
    assert_eq!(told.split('\u{1f}').collect::<Vec<_>>(), [&["#", hash].concat(), "-not-a-phone", "=1234567"]);
}
