#![no_main]

#[path = "../checks/templates.rs"]
mod templates;

libfuzzer_sys::fuzz_target!(|input: &[u8]| templates::check(input));
