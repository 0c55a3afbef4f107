//! Identifiers and their shapes, and the countries in which a platform holds something back.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::emit::Tables;
use crate::facts::{Checked, File, unique, variant};

pub(crate) fn table(tables: &mut Tables) -> Checked<()> {
    let mut file = File::open("ids.json")?;
    let (mut kinds, mut variants, mut arms, mut all) = (Vec::new(), String::new(), String::new(), String::new());
    for mut row in file.rows("ids")? {
        let kind = row.text("kind")?;
        let platform = row.choice("platform", &["meta", "tiktok"])?;
        let alphabet = row.choice("alphabet", &["digits", "upper", "base32hex", "base64url", "base64url-dots"])?;
        let (least, most, ends) = (row.number("least")?, row.number("most")?, row.maybe_text("ends")?);
        if least > most {
            return Err(row.wrong("least is more than most"));
        }
        let name = variant(&kind);
        let ends = ends.unwrap_or_default();
        writeln!(
            arms,
            "        Id::{name} => ({kind:?}, &Shape {{ least: {least}, most: {most}, alphabet: Alphabet::{alphabet}, ends: {ends:?} }}),"
        )
        .map_err(|error| error.to_string())?;
        let whose = if platform == "Meta" { "Meta's" } else { "TikTok's" };
        writeln!(variants, "    /// {whose}: {}.\n    {name},", kind.replace('-', " "))
            .map_err(|error| error.to_string())?;
        write!(all, "(Id::{name}, {kind:?}), ").map_err(|error| error.to_string())?;
        kinds.push(kind);
        row.close()?;
    }
    file.close()?;
    unique("ids.json", &kinds)?;
    tables.line(&format!(
        "/// What an identifier is of.\n#[derive(Debug, Clone, Copy, PartialEq, Eq)]\npub enum Id {{\n{variants}}}"
    ))?;
    tables.line(&format!(
        "const fn row(id: Id) -> (&'static str, &'static Shape) {{\n    match id {{\n{arms}    }}\n}}\n\n/// All of them.\n#[cfg(not(target_arch = \"wasm32\"))]\npub const ALL: &[(Id, &str)] = &[{all}];"
    ))
}

/// Every limit's countries, packed into one text.
pub(crate) fn regions(tables: &mut Tables) -> Checked<()> {
    const LIMITS: &[&str] = &["tiktok-direct-messages", "meta-ad-referral", "meta-automatic-events"];
    let mut file = File::open("regions.json")?;
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for mut row in file.rows("regions")? {
        let limit = row.text("limit")?;
        let (platform, _) = (row.text("platform")?, row.text("about")?);
        if !LIMITS.contains(&limit.as_str()) || !limit.starts_with(&platform) {
            return Err(row.wrong(&format!("{limit} is no limit of {platform}; there are {}", LIMITS.join(", "))));
        }
        let countries = all.entry(limit).or_default();
        for country in row.texts("countries")? {
            if country.len() != 2 || !country.bytes().all(|byte| byte.is_ascii_uppercase()) {
                return Err(row.wrong(&format!("{country:?} is no country of ISO 3166")));
            }
            countries.push_str(&country);
        }
        row.close()?;
    }
    file.close()?;
    for limit in LIMITS {
        let countries = all.get(*limit).ok_or_else(|| format!("regions.json has no row for {limit}."))?;
        tables.text(&limit.replace('-', "_").to_uppercase(), countries)?;
    }
    Ok(())
}
