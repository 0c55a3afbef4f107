//! Countries and postcodes.

use super::{Reason, clean, name};
use crate::catalog::{phones, places};
use crate::domain::letters;

/// A country as two small letters (ISO 3166), from those or from its name.
pub(super) fn country(text: &str) -> Result<String, Reason> {
    let name = name::joined(text).map_err(|_| Reason::NotACountry)?;
    if phones::of_country(&name).is_some() {
        return Ok(name);
    }
    places::country(&name).map(str::to_owned).ok_or(Reason::NotACountry)
}

/// A postcode in small letters, without blanks and dashes; of one in the USA its first five digits. `12345-6789` is one in the USA
/// if nothing else is known.
pub(super) fn postcode(text: &str, country: &str) -> Result<String, Reason> {
    /// The longest postcodes of the world have ten characters.
    const LONGEST: usize = 10;
    const ZIP: usize = 5;
    let mut code = clean::kept(&letters::lower(text), &mut |character| {
        letters::is_word_part(character).then(|| clean::digit(character).unwrap_or(character))
    });
    let is_zip = country == "us" || country.is_empty() && code.len() == 9 && text.find('-') == Some(ZIP);
    let digits = code.bytes().filter(u8::is_ascii_digit).count();
    if is_zip && code.len() == digits && digits >= ZIP {
        code.truncate(ZIP);
    } else if is_zip || digits == 0 || code.len() > LONGEST {
        return Err(Reason::NotAPostcode);
    }
    Ok(code)
}
