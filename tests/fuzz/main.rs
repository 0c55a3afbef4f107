//! What `cargo xtask soak` fuzzes for hours, for a second: the same checks over the seeds and over seeds that were damaged.
//! The damage is the same in every run; `FUZZ_INPUTS` says how many inputs each check gets.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

#[path = "../../fuzz/checks/amounts.rs"]
mod amounts;
#[path = "../../fuzz/checks/answers.rs"]
mod answers;
mod damage;
#[path = "../../fuzz/checks/documents.rs"]
mod documents;
#[path = "../../fuzz/checks/flows.rs"]
mod flows;
mod seeds;
#[path = "../../fuzz/checks/templates.rs"]
mod templates;
#[path = "../../fuzz/checks/tree.rs"]
mod tree;

use std::path::Path;

use damage::Chance;

fn hold(name: &str, check: fn(&[u8])) {
    let seeds = seeds::of(Path::new(env!("CARGO_MANIFEST_DIR")), name);
    seeds.iter().for_each(|seed| check(seed));
    let inputs = std::env::var("FUZZ_INPUTS").map_or(20_000, |inputs| inputs.parse().unwrap());
    let mut chance = Chance::new();
    for _ in 0..inputs {
        check(&chance.damaged(&seeds));
    }
}

#[test]
fn amounts_hold() {
    hold("amounts", amounts::check);
}

#[test]
fn templates_hold() {
    hold("templates", templates::check);
}

#[test]
fn documents_hold() {
    hold("documents", documents::check);
}

#[test]
fn flows_hold() {
    hold("flows", flows::check);
}

#[test]
fn answers_hold() {
    hold("answers", answers::check);
}
