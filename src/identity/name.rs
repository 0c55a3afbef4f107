//! Names of people, towns and states, in any script: small letters, and nothing that is no letter, digit or mark. Accents stay.

use super::{Reason, clean};
use crate::catalog::places;
use crate::domain::letters;

/// How many letters Meta's `f5first` and `f5last` have.
const FIVE: usize = 5;

/// A name in one piece: `Mary Jane O'Neil` is `maryjaneoneil`.
pub(super) fn joined(text: &str) -> Result<String, Reason> {
    named(clean::kept(&letters::lower(text), &mut |character| letters::is_word_part(character).then_some(character)))
}

/// A name whose words stay apart, by one space: `Mary Jane O'Neil` is `mary jane oneil`.
pub(super) fn words(text: &str) -> Result<String, Reason> {
    let mut after_blank = true;
    let name = clean::kept(&letters::lower(text), &mut |character| {
        let is_part = letters::is_word_part(character);
        let kept = is_part || character == ' ' && !after_blank;
        after_blank = if kept { !is_part } else { after_blank };
        kept.then_some(character)
    });
    named(name.trim_end().to_owned())
}

/// The first letters of a name.
pub(super) fn beginning(text: &str, five: bool) -> Result<String, Reason> {
    let mut name = joined(text)?;
    if let Some((end, _)) = name.char_indices().nth(if five { FIVE } else { 1 }) {
        name.truncate(end);
    }
    Ok(name)
}

/// A state: in the USA its two letters, elsewhere its name in one piece.
pub(super) fn state(text: &str, in_usa: bool) -> Result<String, Reason> {
    let name = joined(text)?;
    Ok(match places::us_state(&name) {
        Some(letters) if in_usa => letters.to_owned(),
        _ => name,
    })
}

fn named(name: String) -> Result<String, Reason> {
    if name.chars().any(|character| !character.is_ascii_digit()) { Ok(name) } else { Err(Reason::NotAName) }
}
