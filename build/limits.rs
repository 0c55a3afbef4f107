//! Limits, as constants of a module for each platform.

use crate::emit::Tables;
use crate::facts::{Checked, File, unique};

pub(crate) fn table(platform: &str, tables: &mut Tables) -> Checked<()> {
    let name = format!("{platform}/limits.json");
    let mut file = File::open(&name)?;
    let mut names = Vec::new();
    let whose = if platform == "meta" { "Meta's" } else { "TikTok's" };
    tables.line(&format!("/// {whose} limits.\npub mod {platform} {{"))?;
    for mut row in file.rows("limits")? {
        let name = row.text("name")?;
        tables.line(&format!(
            "    /// {}.\n    pub const {name}: super::Limit = super::Limit {{ name: \"{platform} {name}\", most: {} }};",
            row.text("about")?,
            row.number("limit")?
        ))?;
        names.push(name);
        row.close()?;
    }
    tables.line("    /// All of them.\n    pub const ALL: &[super::Limit] = &[")?;
    for name in &names {
        tables.line(&format!("        {name},"))?;
    }
    tables.line("    ];\n}")?;
    file.close()?;
    unique(&name, &names)
}
