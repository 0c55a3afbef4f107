#![no_main]

#[path = "../checks/flows.rs"]
mod flows;
#[path = "../checks/tree.rs"]
mod tree;

libfuzzer_sys::fuzz_target!(|input: &[u8]| flows::check(input));
