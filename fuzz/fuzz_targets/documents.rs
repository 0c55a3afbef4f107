#![no_main]

#[path = "../checks/documents.rs"]
mod documents;
#[path = "../checks/tree.rs"]
mod tree;

libfuzzer_sys::fuzz_target!(|input: &[u8]| documents::check(input));
