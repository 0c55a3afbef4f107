//! What identifies a person, and whether it goes out hashed.

use crate::emit::Tables;
use crate::facts::{Checked, File, unique};

/// What a field is made of; each has its way in `identity`.
const KINDS: &[&str] = &[
    "email", "phone", "name", "words", "gender", "birthday", "day", "month", "year", "state", "postcode", "country",
    "external", "five", "initial", "text", "digits", "click", "cookie", "address", "locale", "upper", "lower",
];

/// The first of Meta's numbers for states.
const FIRST_STATE: usize = 1000;

pub(crate) fn table(platform: &str, sources: &[String], tables: &mut Tables) -> Checked<Vec<String>> {
    let name = format!("{platform}/user_data.json");
    let mut file = File::open(&name)?;
    let (mut rows, mut names) = (Vec::new(), Vec::new());
    for mut row in file.rows("fields")? {
        let field = row.text("name")?;
        let hash = row.choice("hash", &["required", "recommended", "either", "never"])?;
        let kind = row.choice("kind", KINDS)?;
        let (many, sources) = (row.flag("many")?, row.bits("sources", sources)?);
        rows.push(format!("UserField {{ name: {field:?}, kind: Kind::{kind}, hash: Hash::{hash}, many: {many}, sources: {sources:#x} }}"));
        names.push(field);
        row.close()?;
    }
    if platform == "meta" {
        weak(&mut file, &names, tables)?;
    }
    file.close()?;
    unique(&name, &names)?;
    tables.list(&format!("{}_FIELDS", platform.to_uppercase()), "UserField", &rows)?;
    Ok(names)
}

/// What is too little to know a person by, if it is nothing else.
fn weak(file: &mut File, fields: &[String], tables: &mut Tables) -> Checked<()> {
    let mut rows = Vec::new();
    for mut row in file.rows("weak")? {
        let names = row.texts("names")?;
        if let Some(stranger) = names.iter().find(|name| !fields.contains(name)) {
            return Err(row.wrong(&format!("{stranger} is no field of Meta's user_data")));
        }
        rows.push(format!("&{names:?}"));
        row.close()?;
    }
    tables.list("WEAK", "&[&str]", &rows)
}

/// Meta's numbers for states: they follow one another, so that a state's place tells its number.
pub(crate) fn states(tables: &mut Tables) -> Checked<()> {
    let mut file = File::open("meta/states.json")?;
    let mut states = String::new();
    for (place, mut row) in file.rows("states")?.into_iter().enumerate() {
        let state = row.text("state")?;
        if state.len() != 2 || row.number("code")? as usize != FIRST_STATE + place {
            return Err(row.wrong("a state has two letters, and a number one higher than the row before"));
        }
        states.push_str(&state);
        row.close()?;
    }
    file.close()?;
    tables.text("STATES", &states)
}

/// Meta's chat channels: whose ids each needs.
pub(crate) fn channels(fields: &[String], tables: &mut Tables) -> Checked<()> {
    let mut file = File::open("meta/channels.json")?;
    let (mut rows, mut names) = (Vec::new(), Vec::new());
    for mut row in file.rows("channels")? {
        names.push(row.text("name")?);
        let (accounts, person) = (row.texts("account")?, row.text("person")?);
        if let Some(stranger) = accounts.iter().chain([&person]).find(|name| !fields.contains(name)) {
            return Err(row.wrong(&format!("{stranger} is no field of Meta's user_data")));
        }
        rows.push(format!(
            "ChannelSpec {{ accounts: &{accounts:?}, person: {person:?}, optimises_purchase: {} }}",
            row.flag("optimises_purchase")?
        ));
        row.close()?;
    }
    file.close()?;
    if names != ["whatsapp", "messenger", "instagram"] {
        return Err("meta/channels.json must list whatsapp, messenger, instagram.".to_owned());
    }
    tables.list("CHANNELS", "ChannelSpec", &rows)
}
