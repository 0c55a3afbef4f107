//! Reading facts, and what every fact must have.

use std::{collections::BTreeSet, fs};

use serde::{Deserialize, de::DeserializeOwned};

/// Where the facts stand.
pub(crate) const FACTS: &str = "src/catalog/facts";

/// Where a fact comes from; every row has all three.
#[derive(Deserialize)]
pub(crate) struct Ground {
    pub(crate) source: String,
    pub(crate) date: String,
    pub(crate) confidence: Confidence,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Confidence {
    Documented,
    Observed,
    Judged,
}

pub(crate) fn read<T: DeserializeOwned>(name: &str) -> Result<T, String> {
    let path = format!("{FACTS}/{name}");
    let text = fs::read_to_string(&path).map_err(|error| format!("{path} cannot be read: {error}."))?;
    serde_json::from_str(&text).map_err(|error| format!("{path} does not have the expected form: {error}."))
}

pub(crate) fn row(out: &mut String, row: &str) {
    out.push_str("    ");
    out.push_str(row);
    out.push_str(",\n");
}

/// A fact without a source or a date cannot be checked again later.
pub(crate) fn check(file: &str, name: &str, ground: &Ground) -> Result<(), String> {
    let date: Vec<&str> = ground.date.split('-').collect();
    let dated = matches!(date.as_slice(), [year, month, day] if year.len() == 4 && month.len() == 2 && day.len() == 2);
    if ground.source.trim().is_empty() || !dated {
        return Err(format!("{FACTS}/{file}: {name} needs a source and a date (YYYY-MM-DD)."));
    }
    Ok(())
}

pub(crate) fn unique<'a>(file: &str, names: impl Iterator<Item = &'a str>) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            return Err(format!("{FACTS}/{file} lists {name} twice."));
        }
    }
    Ok(())
}

/// Sorted and without repeats: the tables are searched by halves.
pub(crate) fn sorted<'a>(file: &str, list: &str, names: impl Iterator<Item = &'a str>) -> Result<(), String> {
    let mut last = "";
    for name in names {
        if name <= last && !last.is_empty() {
            return Err(format!("{FACTS}/{file}: {name} in {list} must come before {last}, and only once."));
        }
        last = name;
    }
    Ok(())
}
