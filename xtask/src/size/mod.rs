//! The weight of what a host's users download, held against the budgets in `xtask/size.json`.

mod functions;
mod matrix;
mod modules;
mod parts;
mod report;

use std::io::Write;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Args;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::build::{self, Profile};
use crate::tree::Tree;
use report::Row;

/// Names of what turns floats into text and back: 15 kB that the core must not link (amounts are exact decimals).
const FORBIDDEN: &[&str] = &["dec2flt", "flt2dec"];

/// What panics leave in a wasm: the places in the sources that they name. They tell the folders of whoever built it.
const PLACES: &[&str] = &[".rs", "/library/", ".cargo/registry"];

#[derive(Debug, Args)]
pub(crate) struct Options {
    /// Print the N largest functions of the shipped wasm too
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    functions: usize,
    /// Print the wasm's size at every opt-level instead
    #[arg(long)]
    matrix: bool,
}

/// Prints the table; fails over a budget or on a forbidden symbol.
pub(crate) fn run(tree: &Tree, options: &Options) -> Result<ExitCode> {
    if options.matrix {
        matrix::print(tree)?;
        return Ok(ExitCode::SUCCESS);
    }
    let package = build::package(tree, Profile::Release)?;
    let budgets = report::budgets(tree)?;
    let rows: Vec<Row> = parts::all(tree, &package.folder)?.into_iter().map(|part| Row::new(part, &budgets)).collect();
    report::print(&rows);

    if options.functions > 0 {
        for (size, name) in functions::largest(&build::named_wasm(tree)?, options.functions)? {
            println!("{size:>9}  {name}");
        }
    }
    let linked = std::fs::read(build::linked_wasm(tree)).context("cannot read the wasm with its names")?;
    let forbidden = found(&linked, FORBIDDEN);
    for name in &forbidden {
        println!("The wasm links {name}: something parses or prints a float. Amounts belong in domain::amount.");
    }
    let shipped = std::fs::read(package.folder.join(parts::WASM)).context("cannot read the wasm")?;
    let places = found(&shipped, PLACES);
    for place in &places {
        println!(
            "The wasm holds {place}: panics name places in the sources again. build/mute should have taken them out."
        );
    }
    let over = rows.iter().filter(|row| row.is_over()).count();
    if over > 0 {
        println!("{over} over budget. Make it smaller, or raise xtask/size.json and say why in CHANGELOG.md.");
    }
    Ok(if over == 0 && forbidden.is_empty() && places.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Size after `gzip -9`.
pub(crate) fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // Writing into memory has nothing that could fail.
    let done = encoder.write_all(bytes).and_then(|()| encoder.finish());
    done.map_or(usize::MAX, |packed| packed.len())
}

/// Size after `brotli -q 11`.
fn brotli(bytes: &[u8]) -> usize {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters).map_or(usize::MAX, |_| packed.len())
}

fn found<'a>(bytes: &[u8], names: &[&'a str]) -> Vec<&'a str> {
    names.iter().copied().filter(|name| contains(bytes, name)).collect()
}

fn contains(bytes: &[u8], name: &str) -> bool {
    bytes.windows(name.len()).any(|window| window == name.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_packers_pack() {
        let text = "goal ".repeat(1000);
        assert!(gzip(text.as_bytes()) < 100);
        assert!(brotli(text.as_bytes()) < gzip(text.as_bytes()));
    }

    #[test]
    fn a_symbol_is_found_inside_a_mangled_name() {
        assert!(contains(b"\0_ZN4core3num7dec2flt5parse\0", "dec2flt"));
        assert!(!contains(b"\0_ZN4core3num3fmt\0", "dec2flt"));
    }
}
