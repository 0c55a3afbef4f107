//! One request of Meta's with nine hashed fields, the one that `tests/bench/request.mjs` times through the package.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use goal_element::domain::surroundings::RuleSettings;
use goal_element::domain::{Platform, decode};
use goal_element::identity::{Home, identify};
use goal_element::payload::prepare;

const CASE: &str = include_str!("../../request.json");

fn request(criterion: &mut Criterion) {
    let case: serde_json::Value = serde_json::from_str(CASE).expect("the case is JSON");
    let (goal_json, context_json) = (case["goal"].to_string(), case["context"].to_string());
    let goal = decode::goal_from_json(goal_json.as_bytes());
    let (context, _) = decode::context_from_json(context_json.as_bytes());
    let settings = RuleSettings::default();
    let body = &prepare(&goal, &context, &settings).requests[0].body;
    assert_eq!(body.split('"').filter(|text| text.len() == 64).count(), 10, "nine hashed fields and the event's id");

    criterion.bench_function("read goal and context from JSON", |bench| {
        bench.iter(|| {
            black_box(decode::goal_from_json(black_box(goal_json.as_bytes())));
            black_box(decode::context_from_json(black_box(context_json.as_bytes())));
        });
    });
    criterion.bench_function("rules, request, map and ledger", |bench| {
        bench.iter(|| black_box(prepare(black_box(&goal), black_box(&context), &settings)));
    });
    criterion.bench_function("one e-mail normalised and hashed", |bench| {
        let home = Home::default();
        bench.iter(|| black_box(identify(Platform::Meta, "em", black_box(" Ana.Lopez@Example.com "), &home)));
    });
}

criterion_group!(benches, request);
criterion_main!(benches);
