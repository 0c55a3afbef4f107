//! Currencies, and the words people use for them.

use crate::emit::{Tables, pack};
use crate::facts::{Checked, File, Row, sorted};

pub(crate) fn table(tables: &mut Tables) -> Checked<()> {
    let mut file = File::open("currencies.json")?;
    let (mut codes, mut about, mut successors) = (Vec::new(), Vec::new(), Vec::new());
    for mut row in file.rows("currencies")? {
        let code = row.text("code")?;
        if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(row.wrong(&format!("{code:?} is no code of ISO 4217")));
        }
        about.push(facts(&mut row)?);
        if let Some(successor) = row.maybe_text("successor")? {
            successors.push((code.clone(), successor));
        }
        codes.push(code);
        row.close()?;
    }
    sorted("currencies.json", &codes)?;
    if let Some((of, stranger)) = successors.iter().find(|(_, code)| !codes.contains(code)) {
        return Err(format!("currencies.json: {stranger}, successor of {of}, is not listed."));
    }
    tables.text("CODES", &codes.concat())?;
    tables.line(&format!("static ABOUT: [u8; {}] = {about:?};", about.len()))?;
    tables.text("SUCCESSORS", &successors.into_iter().map(|(of, code)| of + &code).collect::<String>())?;
    words(&mut file, &codes, tables)?;
    file.close()
}

/// Decimals, and how ISO, Meta and TikTok stand to it, two bits each from the lowest; `catalog::currencies` unpacks it.
fn facts(row: &mut Row) -> Checked<u8> {
    let decimals = match row.number("decimals")? {
        0 => 0,
        2 => 1,
        3 => 2,
        4 => 3,
        other => return Err(row.wrong(&format!("{other} decimals have no place in the table"))),
    };
    let mut packed = decimals;
    let standings: [(&str, &[&str]); 3] = [
        ("iso", &["current", "withdrawn", "not-money"]),
        ("meta", &["accepted", "unlisted", "refused"]),
        ("tiktok", &["accepted", "unlisted", "apps"]),
    ];
    for (place, (name, words)) in standings.into_iter().enumerate() {
        let word = row.text(name)?;
        let number = words.iter().position(|one| *one == word);
        let number = number.and_then(|number| u8::try_from(number).ok());
        packed |= number.ok_or_else(|| row.wrong(&format!("{name} knows no {word:?}")))? << (2 + 2 * place);
    }
    Ok(packed)
}

/// Words and their codes by turns.
fn words(file: &mut File, known: &[String], tables: &mut Tables) -> Checked<()> {
    let (mut words, mut packed) = (Vec::new(), Vec::new());
    for mut row in file.rows("words")? {
        let (word, codes) = (row.text("word")?, row.texts("codes")?);
        if let Some(code) = codes.iter().find(|code| !known.contains(code)) {
            return Err(row.wrong(&format!("{code} is not listed")));
        }
        packed.extend([word.clone(), codes.concat()]);
        words.push(word);
        row.close()?;
    }
    sorted("currencies.json", &words)?;
    tables.text("WORDS", &pack(packed.iter().map(String::as_str))?)
}
