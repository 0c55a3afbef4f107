//! Inputs that are nearly right: the specifications' cases, the golden requests, and lines that people might type.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

fn at(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The lines of `fuzz/seeds/<name>.txt`; `\0` stands for the byte that parts an input.
pub(crate) fn lines(name: &str) -> Vec<Vec<u8>> {
    let text = fs::read_to_string(at("fuzz/seeds").join(name).with_extension("txt")).unwrap();
    text.lines().map(|line| line.replace("\\0", "\0").into_bytes()).collect()
}

/// Every case of a specification with its bot, and every golden goal with its moment.
pub(crate) fn documents() -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    for spec in json_below("tests/spec") {
        for case in ["trips", "passes"].iter().flat_map(|kind| spec[kind].as_array().unwrap()) {
            let bot = case.get("surroundings").or_else(|| spec.get("surroundings"));
            let document =
                case.get("text").and_then(Value::as_str).map_or_else(|| case["goal"].to_string(), str::to_owned);
            seeds.push([document, bot.map_or_else(|| "{}".to_owned(), Value::to_string)].join("\0").into_bytes());
        }
    }
    for golden in json_below("tests/golden/requests") {
        seeds
            .push([golden["goal"].to_string(), "{}".to_owned(), golden["context"].to_string()].join("\0").into_bytes());
    }
    seeds.retain(|seed| seed.len() < 8_000);
    seeds
}

/// All JSON files of a folder and of the folders in it, in the order of their names.
fn json_below(folder: &str) -> Vec<Value> {
    let (mut files, mut folders) = (Vec::new(), vec![at(folder)]);
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    files.iter().map(|path| serde_json::from_slice(&fs::read(path).unwrap()).unwrap()).collect()
}
