//! Events: which there are, where each goes, and what each takes.

use crate::emit::{Tables, small};
use crate::facts::{Checked, File, Row, sorted, unique};

/// Writes a platform's events and the names that are none; gives the events' names.
pub(crate) fn table(
    platform: &str,
    sources: &[String],
    params: &[String],
    tables: &mut Tables,
) -> Checked<Vec<String>> {
    let name = format!("{platform}/events.json");
    let mut file = File::open(&name)?;
    let mut events = file.rows("events")?;
    let mut names = Vec::new();
    for row in &mut events {
        names.push(row.text("name")?);
    }
    unique(&name, &names)?;
    let variant = if platform == "meta" { "Meta" } else { "TikTok" };
    let mut rows = Vec::new();
    for (mut row, name) in events.into_iter().zip(&names) {
        rows.push(event(&mut row, name, variant, [sources, params, &names])?);
        row.close()?;
    }
    let prefix = platform.to_uppercase();
    tables.list(&format!("{prefix}_EVENTS"), "EventSpec", &rows)?;
    let (mut rows, mut others) = (Vec::new(), Vec::new());
    for mut row in file.rows("others")? {
        let name = row.text("name")?;
        rows.push(other(&mut row, &name, &names)?);
        others.push(name);
        row.close()?;
    }
    sorted(&name, &others)?;
    unique(&name, names.iter().chain(&others))?;
    file.close()?;
    tables.list(&format!("{prefix}_OTHERS"), "OtherName", &rows)?;
    Ok(names)
}

fn event(row: &mut Row, name: &str, platform: &str, [sources, params, events]: [&[String]; 3]) -> Checked<String> {
    let to = row.bits("sources", sources)?;
    let (required, wanted) = (row.bits("required", params)?, row.bits("wanted", params)?);
    let optional = row.bits("optional", params)?;
    if to == 0 || required & wanted != 0 || (required | wanted) & optional != 0 {
        return Err(row.wrong("it goes nowhere, or one parameter stands in two lists"));
    }
    let standing = row.choice("standing", &["standard", "renamed", "deprecated", "base"])?;
    let instead = row.maybe_index("instead", events)?;
    if instead.is_some_and(|instead| events.get(instead).is_some_and(|event| event == name))
        || (standing == "Renamed" && instead.is_none())
    {
        return Err(row.wrong("it needs another event instead"));
    }
    Ok(format!(
        "EventSpec {{ name: {name:?}, platform: Platform::{platform}, standing: Standing::{standing}, instead: {}, sources: {to:#x}, required: ParamSet({required:#x}), wanted: ParamSet({wanted:#x}), optional: ParamSet({optional:#x}) }}",
        small(instead)
    ))
}

fn other(row: &mut Row, name: &str, events: &[String]) -> Checked<String> {
    let kind = row.choice("kind", &["refused", "reserved", "app"])?;
    let (becomes, instead) = (row.maybe_index("becomes", events)?, row.maybe_index("instead", events)?);
    if becomes.is_some() != (kind == "Reserved") {
        return Err(row.wrong("a reserved name becomes an event, and no other does"));
    }
    Ok(format!(
        "OtherName {{ name: {name:?}, kind: OtherKind::{kind}, becomes: {}, instead: {} }}",
        small(becomes),
        small(instead)
    ))
}
