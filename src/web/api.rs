//! The functions without a flow: plain data in, plain data out.

use wasm_bindgen::prelude::*;

use super::bridge;
use super::reply::{parsed, texts, to_js};
use crate::domain::decode;
use crate::domain::json_text::WriteJson;
use crate::{flow, payload, rules, view};

/// Everything wrong with a goal; `surroundings` as JSON.
#[wasm_bindgen]
pub fn validate(goal: &JsValue, surroundings: &str) -> JsValue {
    let (surroundings, _) = decode::surroundings_from_json(surroundings.as_bytes());
    to_js(|text| rules::check(&bridge::goal(goal), &surroundings).write(text))
}

/// What is wrong with a flow's goals because of where they stand; the flow as JSON text.
#[wasm_bindgen(js_name = lintBytes)]
pub fn lint_bytes(flow: &[u8]) -> JsValue {
    linted(&flow::flow_from_json(flow))
}

/// The same; the flow as the host's own object.
#[wasm_bindgen(js_name = lintFlow)]
pub fn lint_flow(flow: &JsValue) -> JsValue {
    linted(&bridge::flow(flow))
}

/// Each diagnostic behind its node: `[node, diagnostic, node, diagnostic, …]`.
fn linted(flow: &flow::Flow) -> JsValue {
    to_js(|text| {
        text.begin('[');
        for (node, diagnostic) in flow::lint_flow(flow) {
            text.element();
            text.text(node);
            text.element();
            diagnostic.write(text);
        }
        text.end(']');
    })
}

/// What identifies people at a flow's goals, way by way; the flow as JSON text.
#[wasm_bindgen]
pub fn identifiers(flow: &[u8]) -> JsValue {
    to_js(|text| {
        text.begin('[');
        flow::identifiers(&flow::flow_from_json(flow), &mut |found| {
            text.element();
            found.write(text);
        });
        text.end(']');
    })
}

/// What would be sent; `context` and `surroundings` as JSON.
#[wasm_bindgen]
pub fn preview(goal: &JsValue, context: &str, surroundings: &str) -> JsValue {
    let (mut context, _) = decode::context_from_json(context.as_bytes());
    let (surroundings, _) = decode::surroundings_from_json(surroundings.as_bytes());
    let surroundings = payload::surroundings(&mut context, surroundings.rules);
    parsed(&view::preview::preview(&payload::prepare_at(&bridge::goal(goal), &context, &surroundings)))
}

/// The variables whose values a request needs.
#[wasm_bindgen]
pub fn variables(goal: &JsValue) -> JsValue {
    texts(&rules::variables(&bridge::goal(goal)))
}

/// What happens when somebody reaches the block: `{ facts, words }` for the goal and each destination; `surroundings` as JSON.
#[wasm_bindgen]
pub fn explain(goal: &JsValue, surroundings: &str) -> JsValue {
    let (surroundings, _) = decode::surroundings_from_json(surroundings.as_bytes());
    let goal = bridge::goal(goal);
    parsed(&view::explain::explain(&goal, &rules::check(&goal, &surroundings), &surroundings))
}
