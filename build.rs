//! Turns the dated facts in `src/catalog/facts/*.json` into Rust tables, and refuses facts that are incomplete.
//! What a platform accepts is thereby data with source, date and confidence; the tables hold only what the rules need.

use std::{env, fs, path::Path, process::ExitCode};

#[path = "build/currencies.rs"]
mod currencies;
#[path = "build/errors.rs"]
mod errors;
#[path = "build/events.rs"]
mod events;
#[path = "build/facts.rs"]
mod facts;
#[path = "build/limits.rs"]
mod limits;
#[path = "build/params.rs"]
mod params;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={}", facts::FACTS);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    match tables() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            println!("cargo::error={sentence}");
            ExitCode::FAILURE
        }
    }
}

fn tables() -> Result<(), String> {
    write("events.rs", &events::table()?)?;
    write("params.rs", &params::table()?)?;
    write("currencies.rs", &currencies::table()?)?;
    write("errors.rs", &errors::table()?)?;
    write("limits.rs", &limits::table()?)
}

fn write(name: &str, text: &str) -> Result<(), String> {
    let folder = env::var("OUT_DIR").map_err(|_| "OUT_DIR is not set: run this through cargo.".to_owned())?;
    fs::write(Path::new(&folder).join(name), text).map_err(|error| format!("{name} cannot be written: {error}."))
}
