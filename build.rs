//! Turns the dated facts in `src/catalog/facts` into Rust tables, and refuses facts that are incomplete or contradict each
//! other. What a platform accepts is thereby data with source, date and confidence; the tables hold only what the rules need.

use std::{env, fs, path::Path, process::ExitCode};

#[path = "build/currencies.rs"]
mod currencies;
#[path = "build/emit.rs"]
mod emit;
#[path = "build/errors.rs"]
mod errors;
#[path = "build/events.rs"]
mod events;
#[path = "build/facts.rs"]
mod facts;
#[path = "build/ids.rs"]
mod ids;
#[path = "build/letters.rs"]
mod letters;
#[path = "build/limits.rs"]
mod limits;
#[path = "build/mapping.rs"]
mod mapping;
#[path = "build/params.rs"]
mod params;
#[path = "build/phones.rs"]
mod phones;
#[path = "build/places.rs"]
mod places;
#[path = "build/sensitive.rs"]
mod sensitive;
#[path = "build/sources.rs"]
mod sources;
#[path = "build/user_data.rs"]
mod user_data;

use emit::Tables;
use facts::Checked;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={}", facts::FACTS);
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    if env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        // The data stands behind the stack: below 1 MiB an address is three bytes of code, from there on four.
        println!("cargo::rustc-link-arg-cdylib=-zstack-size=983040");
    }
    match tables() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            println!("cargo::error={sentence}");
            ExitCode::FAILURE
        }
    }
}

fn tables() -> Checked<()> {
    let [mut sources, mut events, mut params, mut fields, mut limits]: [Tables; 5] = Default::default();
    let [mut of_meta, mut of_tiktok]: [Vec<String>; 2] = Default::default();
    for (platform, events_of) in [("meta", &mut of_meta), ("tiktok", &mut of_tiktok)] {
        let places = sources::table(platform, &mut sources)?.names;
        let read = params::read(platform, &mut params)?;
        let all = events::table(platform, &places, &read.names, &mut events)?;
        params::write(platform, read, &all, &mut params)?;
        let known = user_data::table(platform, &places, &mut fields)?;
        if platform == "meta" {
            user_data::channels(&known, &mut fields)?;
            user_data::states(&mut fields)?;
        }
        limits::table(platform, &mut limits)?;
        *events_of = all;
    }
    let [mut currencies, mut errors, mut ids, mut regions, mut mapping, mut sensitive]: [Tables; 6] =
        Default::default();
    let [mut phones, mut places, mut letters]: [Tables; 3] = Default::default();
    phones::table(&mut phones)?;
    places::table(&mut places)?;
    letters::table(&mut letters)?;
    currencies::table(&mut currencies)?;
    errors::meta(&mut errors)?;
    errors::tiktok(&mut errors)?;
    ids::table(&mut ids)?;
    ids::regions(&mut regions)?;
    sensitive::table(&mut sensitive)?;
    mapping::table(&of_meta, &of_tiktok, &mut mapping)?;
    let all = [
        ("sources", sources),
        ("events", events),
        ("params", params),
        ("user_data", fields),
        ("limits", limits),
        ("currencies", currencies),
        ("errors", errors),
        ("ids", ids),
        ("regions", regions),
        ("mapping", mapping),
        ("sensitive", sensitive),
        ("phones", phones),
        ("places", places),
        ("letters", letters),
    ];
    all.into_iter().try_for_each(|(name, tables)| write(name, &tables.0))
}

fn write(name: &str, text: &str) -> Checked<()> {
    let folder = env::var("OUT_DIR").map_err(|_| "OUT_DIR is not set: run this through cargo.".to_owned())?;
    let path = Path::new(&folder).join(name).with_extension("rs");
    fs::write(path, text).map_err(|error| format!("{name} cannot be written: {error}."))
}
