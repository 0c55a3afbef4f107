//! Error codes, and what each asks for.

use crate::emit::Tables;
use crate::facts::{Checked, File, Row, sorted, variant};

/// What a code means for the event, and which circuit that is about unless its row says otherwise.
const CLASSES: &[(&str, &str)] = &[
    ("accepted", "event"),
    ("permanent", "event"),
    ("retry", "host"),
    ("rate-limit", "app"),
    ("reconnect", "credential"),
    ("park", "connection"),
];
const CIRCUITS: &[&str] = &["event", "credential", "app", "host", "connection"];

/// The texts that rows share.
#[derive(Default)]
struct Shared {
    keys: Vec<String>,
    fields: Vec<String>,
}

/// What a row says, apart from its code.
#[derive(PartialEq)]
struct Says {
    key: usize,
    class: String,
    concerns: String,
    field: usize,
}

impl Shared {
    fn says(&mut self, row: &mut Row) -> Checked<Says> {
        let (key, class) = (row.text("key")?, row.text("class")?);
        let Some((_, usual)) = CLASSES.iter().find(|(name, _)| *name == class) else {
            return Err(row.wrong(&format!("class {class:?} is none of {CLASSES:?}")));
        };
        let concerns = row.maybe_text("concerns")?.unwrap_or_else(|| (*usual).to_owned());
        if !CIRCUITS.contains(&concerns.as_str()) {
            return Err(row.wrong(&format!("concerns {concerns:?} is none of {CIRCUITS:?}")));
        }
        let field = row.maybe_text("field")?.unwrap_or_default();
        let (key, field) = (place(&mut self.keys, key), place(&mut self.fields, field));
        Ok(Says { key, class: variant(&class), concerns: variant(&concerns), field })
    }
}

fn place(list: &mut Vec<String>, text: String) -> usize {
    list.iter().position(|one| *one == text).unwrap_or_else(|| {
        list.push(text);
        list.len() - 1
    })
}

fn spec(code: u32, subcode: u32, says: &Says) -> String {
    let Says { key, class, concerns, field } = says;
    let meaning = format!("class: Class::{class}, concerns: Concerns::{concerns}");
    format!("Packed {{ code: {code}, subcode: {subcode}, key: {key}, {meaning}, field: {field} }}")
}

/// Meta's codes by code and subcode.
pub(crate) fn meta(tables: &mut Tables) -> Checked<()> {
    let mut file = File::open("meta/errors.json")?;
    let (mut shared, mut rows, mut codes) = (Shared::default(), Vec::new(), Vec::new());
    for mut row in file.rows("errors")? {
        let (code, subcode) = (row.number("code")?, row.number("subcode")?);
        codes.push(u64::from(code) << 32 | u64::from(subcode));
        rows.push(spec(code, subcode, &shared.says(&mut row)?));
        row.close()?;
    }
    file.close()?;
    sorted("meta/errors.json", &codes)?;
    write("META", &shared, &rows, &[], tables)
}

/// TikTok's codes; what a code says that its range says too is left out.
pub(crate) fn tiktok(tables: &mut Tables) -> Checked<()> {
    let mut file = File::open("tiktok/errors.json")?;
    let (mut shared, mut ranges, mut ranges_out) = (Shared::default(), Vec::new(), Vec::new());
    for mut row in file.rows("ranges")? {
        let (from, to, says) = (row.number("from")?, row.number("to")?, shared.says(&mut row)?);
        if from > to || ranges.last().is_some_and(|(_, last, _)| from <= *last) {
            return Err(row.wrong("it ends before it begins, or overlaps the range before"));
        }
        ranges_out.push(spec(from, to, &says));
        ranges.push((from, to, says));
        row.close()?;
    }
    let (mut rows, mut codes) = (Vec::new(), Vec::new());
    for mut row in file.rows("errors")? {
        let code = row.number("code")?;
        codes.push(code);
        let says = shared.says(&mut row)?;
        let same = |range: &(u32, u32, Says)| (range.0..=range.1).contains(&code) && range.2 == says;
        if !ranges.iter().any(same) {
            rows.push(spec(code, 0, &says));
        }
        row.close()?;
    }
    file.close()?;
    sorted("tiktok/errors.json", &codes)?;
    write("TIKTOK", &shared, &rows, &ranges_out, tables)
}

fn write(prefix: &str, shared: &Shared, rows: &[String], ranges: &[String], tables: &mut Tables) -> Checked<()> {
    tables.list(&format!("{prefix}_ROWS"), "Packed", rows)?;
    tables.list(&format!("{prefix}_RANGES"), "Packed", ranges)?;
    for (name, texts) in [("KEYS", &shared.keys), ("FIELDS", &shared.fields)] {
        let texts: Vec<String> = texts.iter().map(|text| format!("{text:?}")).collect();
        tables.list(&format!("{prefix}_{name}"), "&str", &texts)?;
    }
    Ok(())
}
