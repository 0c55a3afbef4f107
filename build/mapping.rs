//! Which event of TikTok's is proposed for one of Meta's. What keeps its name needs no row in the table.

use crate::emit::Tables;
use crate::facts::{Checked, File};

pub(crate) fn table(meta: &[String], tiktok: &[String], tables: &mut Tables) -> Checked<()> {
    let mut file = File::open("mapping.json")?;
    let (mut rows, mut from) = (Vec::new(), Vec::new());
    for mut row in file.rows("mapping")? {
        let (name, to) = (row.text("meta")?, row.text("tiktok")?);
        let kind = row.choice("kind", &["standard", "custom"])?;
        if (kind == "Standard") != tiktok.contains(&to) {
            return Err(row.wrong(&format!("{to} is not a {kind} event of TikTok's")));
        }
        if name != to {
            rows.push(format!("({name:?}, {to:?})"));
        }
        from.push(name);
        row.close()?;
    }
    file.close()?;
    let missing = meta.iter().find(|name| from.iter().filter(|one| one == name).count() != 1);
    let stranger = from.iter().find(|name| !meta.contains(name));
    if let Some(name) = missing.or(stranger) {
        return Err(format!("mapping.json must map every event of Meta's once, and nothing else: {name}."));
    }
    tables.list("RENAMED", "(&str, &str)", &rows)
}
