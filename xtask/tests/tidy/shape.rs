//! Files that can be read at one sitting, and that name no place outside the repository.

use regex::Regex;

use crate::sources::below;

const LONGEST: usize = 400;
const CODE: &[&str] = &[".rs", ".js", ".mjs", ".ts", ".tsx", ".css"];

#[test]
fn files_are_short() {
    let long: Vec<String> = below("", CODE)
        .iter()
        .map(|source| (source.text.lines().count(), &source.path))
        .filter(|(lines, _)| *lines > LONGEST)
        .map(|(lines, path)| format!("{path}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "longer than {LONGEST} lines, so more than one thought:\n{}", long.join("\n"));
}

#[test]
fn nothing_names_another_machines_places() {
    // Put together here, so that this file does not name them either.
    let patterns =
        [["/(wo", "rk|farm)/"], [r"\.\./sha", "red/"], [r"registry\.[a-z]", "+js"], [r"(index|static)\.", "crates"]];
    let places = Regex::new(&patterns.map(|halves| halves.concat()).join("|")).unwrap();
    let mut found = Vec::new();
    for source in below("", &[])
        .iter()
        .filter(|source| !source.path.ends_with(".lock") && !source.path.ends_with("package-lock.json"))
    {
        for (number, line) in source.text.lines().enumerate() {
            if let Some(place) = places.find(line) {
                found.push(format!("{}:{}: {}", source.path, number + 1, place.as_str()));
            }
        }
    }
    assert!(found.is_empty(), "these exist on one machine only:\n{}", found.join("\n"));
}
