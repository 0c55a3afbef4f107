//! Inputs that are nearly right: the specifications' cases, the golden requests, and lines that people might type.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// The seeds of a check, of the repository at `root`.
pub(crate) fn of(root: &Path, check: &str) -> Vec<Vec<u8>> {
    match check {
        "documents" => documents(root),
        "flows" => flows(root),
        _ => lines(root, check),
    }
}

/// The lines of `fuzz/seeds/<check>.txt`; `\0` stands for the byte that parts an input.
fn lines(root: &Path, check: &str) -> Vec<Vec<u8>> {
    let text = fs::read_to_string(root.join("fuzz/seeds").join(check).with_extension("txt")).unwrap();
    text.lines().map(|line| line.replace("\\0", "\0").into_bytes()).collect()
}

/// Every case of a specification with its bot, and every golden goal with its moment.
fn documents(root: &Path) -> Vec<Vec<u8>> {
    let mut seeds = Vec::new();
    for spec in json_below(&root.join("tests/spec")) {
        for case in cases(&spec).filter(|case| case.get("flow").is_none()) {
            let bot = case.get("surroundings").or_else(|| spec.get("surroundings"));
            let document =
                case.get("text").and_then(Value::as_str).map_or_else(|| case["goal"].to_string(), str::to_owned);
            seeds.push([document, bot.map_or_else(|| "{}".to_owned(), Value::to_string)].join("\0").into_bytes());
        }
    }
    for golden in json_below(&root.join("tests/golden/requests")) {
        seeds
            .push([golden["goal"].to_string(), "{}".to_owned(), golden["context"].to_string()].join("\0").into_bytes());
    }
    seeds.retain(|seed| seed.len() < 8_000);
    seeds
}

/// Every case of the flow's specifications.
fn flows(root: &Path) -> Vec<Vec<u8>> {
    let specs = json_below(&root.join("tests/spec/flow"));
    specs.iter().flat_map(cases).map(|case| case["flow"].to_string().into_bytes()).collect()
}

fn cases(spec: &Value) -> impl Iterator<Item = &Value> {
    ["trips", "passes"].into_iter().flat_map(|kind| spec[kind].as_array().unwrap())
}

/// All JSON files of a folder and of the folders in it, in the order of their names.
fn json_below(folder: &Path) -> Vec<Value> {
    let (mut files, mut folders) = (Vec::new(), vec![folder.to_path_buf()]);
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    files.iter().map(|path| serde_json::from_slice(&fs::read(path).unwrap()).unwrap()).collect()
}
