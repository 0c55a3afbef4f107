//! Parameters and the fields of a row of contents.

use crate::emit::{Tables, pack};
use crate::facts::{Checked, File, Row, unique};

/// These stand first in every platform's list, so that one bit means the same everywhere.
const SHARED: [&str; 6] = ["value", "currency", "content_type", "content_ids", "contents", "num_items"];
const KINDS: &[&str] = &["text", "number", "whole", "boolean", "currency", "choice", "list", "rows"];

/// A platform's parameters, read and not yet written: their events are known only later.
pub(crate) struct Params {
    file: String,
    rows: Vec<Row>,
    pub(crate) names: Vec<String>,
}

/// Reads the names, which the events refer to, and writes what needs no events.
pub(crate) fn read(platform: &str, tables: &mut Tables) -> Checked<Params> {
    let name = format!("{platform}/params.json");
    let mut file = File::open(&name)?;
    let mut rows = file.rows("params")?;
    let mut names = Vec::new();
    for row in &mut rows {
        names.push(row.text("name")?);
    }
    unique(&name, &names)?;
    if names.len() > 32 || names.iter().zip(SHARED).any(|(name, shared)| name != shared) {
        return Err(format!("{name} must begin with {} and have 32 rows at most.", SHARED.join(", ")));
    }
    let prefix = platform.to_uppercase();
    contents(&mut file, &prefix, tables)?;
    let other_types = listed(file.rows("other_content_types")?, "name")?;
    tables.text(&format!("{prefix}_OTHER_CONTENT_TYPES"), &pack(other_types.iter().map(String::as_str))?)?;
    let other_names = listed(file.rows("other_trades")?, "names")?;
    unique(&name, names.iter().chain(&other_names))?;
    tables.text(&format!("{prefix}_OTHER_TRADES"), &pack(other_names.iter().map(String::as_str))?)?;
    file.close()?;
    Ok(Params { file: name, rows, names })
}

/// Writes the parameters themselves.
pub(crate) fn write(platform: &str, params: Params, events: &[String], tables: &mut Tables) -> Checked<()> {
    let mut rows = Vec::new();
    for (mut row, name) in params.rows.into_iter().zip(&params.names) {
        let (kind, place) = (row.choice("kind", KINDS)?, row.choice("place", &["value", "items", "params"])?);
        let choices = row.texts("choices")?;
        if (kind == "Choice") == choices.is_empty() {
            return Err(row.wrong("a choice has choices, and nothing else has"));
        }
        let (only, mut also) = (row.bits("events", events)?, row.bits("also", events)?);
        if only != 0 && !row.is_documented() {
            // What was only observed keeps nothing back.
            also = !only;
        }
        rows.push(format!(
            "ParamSpec {{ name: {name:?}, kind: Kind::{kind}, place: Place::{place}, choices: &{choices:?}, events: {only:#x}, also: {also:#x} }}"
        ));
        row.close()?;
    }
    if events.len() > 32 {
        return Err(format!("{}: more than 32 events do not fit a mask.", params.file));
    }
    tables.list(&format!("{}_PARAMS", platform.to_uppercase()), "ParamSpec", &rows)
}

/// The fields of a row of contents, in the order of the block's own.
fn contents(file: &mut File, prefix: &str, tables: &mut Tables) -> Checked<()> {
    const OURS: [&str; 6] = ["id", "quantity", "item_price", "title", "category", "brand"];
    let (mut rows, mut ours) = (Vec::new(), Vec::new());
    for mut row in file.rows("content_fields")? {
        let field = row.text("ours")?;
        rows.push(format!(
            "ContentField {{ ours: {field:?}, name: {:?}, kind: Kind::{}, required: {} }}",
            row.text("name")?,
            row.choice("kind", KINDS)?,
            row.flag("required")?
        ));
        ours.push(field);
        row.close()?;
    }
    if ours != OURS {
        return Err(format!("{prefix}: content_fields must be {}.", OURS.join(", ")));
    }
    tables.list(&format!("{prefix}_CONTENTS"), "ContentField", &rows)
}

/// All texts that the rows name in `member`, which is a text or a list of texts.
fn listed(rows: Vec<Row>, member: &str) -> Checked<Vec<String>> {
    let mut all = Vec::new();
    for mut row in rows {
        row.maybe_text("trade")?;
        if member == "names" {
            all.extend(row.texts(member)?)
        } else {
            all.push(row.text(member)?)
        }
        row.close()?;
    }
    Ok(all)
}
