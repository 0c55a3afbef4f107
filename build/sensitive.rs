//! Words of names that tell of what platforms do not want to hear.

use crate::emit::{Tables, pack};
use crate::facts::{Checked, File};

const KINDS: [&str; 3] = ["contact", "health", "finance"];

pub(crate) fn table(tables: &mut Tables) -> Checked<()> {
    let mut file = File::open("sensitive.json")?;
    let mut kinds = Vec::new();
    for mut row in file.rows("sensitive")? {
        let kind = row.text("kind")?;
        if !KINDS.contains(&kind.as_str()) || kinds.contains(&kind) {
            return Err(row.wrong(&format!("{kind} must be one of {}, each once", KINDS.join(", "))));
        }
        let words = row.texts("words")?;
        if let Some(word) = words.iter().find(|word| word.to_lowercase() != **word) {
            return Err(row.wrong(&format!("{word} must be in small letters")));
        }
        tables.text(&kind.to_uppercase(), &pack(words.iter().map(String::as_str))?)?;
        kinds.push(kind);
        row.close()?;
    }
    file.close()?;
    if kinds.len() == KINDS.len() { Ok(()) } else { Err(format!("sensitive.json needs {}.", KINDS.join(", "))) }
}
