//! Where the platforms are told an event happened.

use crate::emit::Tables;
use crate::facts::{Checked, File, Row, unique};

/// What the other tables need to know of one platform's sources and user data.
pub(crate) struct Sources {
    pub(crate) names: Vec<String>,
}

/// The rows of one platform, as the table `<PREFIX>_SOURCES` and a constant for each source.
pub(crate) fn table(platform: &str, tables: &mut Tables) -> Checked<Sources> {
    let name = format!("{platform}/sources.json");
    let mut file = File::open(&name)?;
    let (mut rows, mut names) = (Vec::new(), Vec::new());
    for mut row in file.rows("sources")? {
        let name = row.text("name")?;
        rows.push(source(&name, &mut row)?);
        names.push(name);
        row.close()?;
    }
    file.close()?;
    unique(&name, &names)?;
    tables.list(&format!("{}_SOURCES", platform.to_uppercase()), "SourceSpec", &rows)?;
    constants(platform, &names, tables)?;
    Ok(Sources { names })
}

fn source(name: &str, row: &mut Row) -> Checked<String> {
    let (custom, oldest) = (row.flag("custom")?, row.maybe_number("oldest")?);
    let (needs, id) = (row.texts("needs")?, row.maybe_text("id")?.unwrap_or_default());
    Ok(format!(
        "SourceSpec {{ name: {name:?}, custom: {custom}, oldest: {}, needs: &{needs:?}, id: {id:?} }}",
        oldest.unwrap_or(0)
    ))
}

/// `tiktok::OFFLINE` and the like, so that a name that is gone does not compile.
fn constants(platform: &str, names: &[String], tables: &mut Tables) -> Checked<()> {
    let variant = if platform == "meta" { "Meta" } else { "TikTok" };
    tables.line(&format!("/// {variant}'s sources.\npub mod {platform} {{\n    use super::{{Platform, Source}};"))?;
    for (index, name) in names.iter().enumerate() {
        let constant = name.to_uppercase();
        tables.line(&format!(
            "    /// `{name}`\n    pub const {constant}: Source = Source {{ platform: Platform::{variant}, index: {index} }};"
        ))?;
    }
    tables.line("}")
}
