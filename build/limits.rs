//! Limits, as constants.

use std::fmt::Write as _;

use serde::Deserialize;

use crate::facts::{Ground, check, read, unique};

#[derive(Deserialize)]
struct LimitFile {
    limits: Vec<LimitFact>,
}

#[derive(Deserialize)]
struct LimitFact {
    name: String,
    limit: u32,
    about: String,
    #[serde(flatten)]
    ground: Ground,
}

pub(crate) fn table() -> Result<String, String> {
    let file: LimitFile = read("limits.json")?;
    unique("limits.json", file.limits.iter().map(|limit| limit.name.as_str()))?;
    let mut out = String::new();
    for limit in &file.limits {
        check("limits.json", &limit.name, &limit.ground)?;
        writeln!(out, "/// {}.\npub const {}: u32 = {};", limit.about, limit.name, limit.limit)
            .map_err(|error| error.to_string())?;
    }
    Ok(out)
}
