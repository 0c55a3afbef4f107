#![no_main]

#[path = "../checks/amounts.rs"]
mod amounts;

libfuzzer_sys::fuzz_target!(|input: &[u8]| amounts::check(input));
