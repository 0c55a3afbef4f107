//! Phone numbers in international form: the country's code first, then digits alone. One rule for every runtime
//! (docs/decisions/0022-phone-numbers.md).

use super::{Reason, clean};
use crate::catalog::phones::{self, Plan};

/// Shortest and longest international number (ITU-T E.164; no country's numbers are shorter than seven digits with its code).
const LENGTH: core::ops::RangeInclusive<usize> = 7..=15;

/// The digits in international form, or why they cannot be told. `country` is where numbers are at home that do not say their
/// country, two letters; empty: not known.
pub(super) fn digits(text: &str, country: &str) -> Result<String, Reason> {
    let written = Written::read(text);
    let home = phones::of_country(country);
    let digits = written.digits.as_str();
    let abroad = written.abroad(home.as_ref());
    let number = match (abroad, home) {
        // What says its country is taken at its word: plans change sooner than programs.
        (Some(number), _) => {
            let (plan, rest) = phones::of_number(number.trim_start_matches('0')).ok_or(Reason::NotAPhone)?;
            national(&plan, rest).unwrap_or_else(|| [plan.code, rest].concat())
        }
        (None, Some(home)) => {
            let with_code = digits.strip_prefix(home.code).and_then(|rest| national(&home, rest));
            with_code.or_else(|| national(&home, digits)).or_else(|| of_any_country(digits)).ok_or(Reason::NotAPhone)?
        }
        (None, None) => {
            let too_short = digits.len() < *LENGTH.start();
            of_any_country(digits).ok_or(if too_short { Reason::NotAPhone } else { Reason::NoCountryCode })?
        }
    };
    if LENGTH.contains(&number.len()) { Ok(number) } else { Err(Reason::NotAPhone) }
}

/// A number as somebody wrote it.
struct Written {
    digits: String,
    /// Whether a plus stands before the digits.
    has_plus: bool,
}

impl Written {
    /// Takes the digits out of a text. Letters and signs between them fall away (`Tel. (650) 555-1212`); behind seven digits they begin
    /// something else: an extension, a second number, the rest of a messenger's address.
    fn read(text: &str) -> Self {
        // A spreadsheet has made a number of it.
        let text = text.strip_suffix(".0").unwrap_or(text);
        let mut written = Self { digits: String::new(), has_plus: false };
        for character in text.chars() {
            match character {
                '+' if written.digits.is_empty() => written.has_plus = true,
                // A second number, or a power of ten.
                '+' => break,
                ' ' | '-' | '.' | '(' | ')' | '[' | ']' | '/' | '\'' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {}
                _ => match clean::digit(character) {
                    Some(digit) => written.digits.push(digit),
                    None if written.digits.len() >= *LENGTH.start() => break,
                    None => {}
                },
            }
        }
        written
    }

    /// The digits behind the sign for another country: a plus, `00`, or what is dialled for it at home.
    fn abroad(&self, home: Option<&Plan>) -> Option<&str> {
        let digits = self.digits.as_str();
        if self.has_plus {
            return Some(digits);
        }
        let exit = home.map(|home| home.exit).filter(|exit| !exit.is_empty());
        let dialled = exit.and_then(|exit| digits.strip_prefix(exit)).filter(|rest| of_any_country(rest).is_some());
        dialled.or_else(|| digits.strip_prefix("00"))
    }
}

/// A number without a plus that begins with the code of a country where people have such numbers.
fn of_any_country(digits: &str) -> Option<String> {
    let (plan, rest) = phones::of_number(digits)?;
    national(&plan, rest)
}

/// The international form of digits that are a number of people in the plan's countries, with or without what stands before it there.
fn national(plan: &Plan, digits: &str) -> Option<String> {
    if plan.code == ARGENTINA
        && let Some(mobile) = argentine_mobile(digits)
    {
        return Some(mobile);
    }
    let rest = if plan.fits(digits) { digits } else { plan.without_trunk(digits)? };
    Some([plan.code, rest].concat())
}

const ARGENTINA: &str = "54";

/// Argentina writes mobile numbers with a 15 behind the area code at home, and with a 9 before it abroad. An area code has two digits
/// (11), three or four; the digit behind the first and the third kind's third is never such that two places could be meant.
fn argentine_mobile(digits: &str) -> Option<String> {
    let digits = digits.strip_prefix('0').unwrap_or(digits);
    let places = if digits.starts_with("11") { 2..=2 } else { 3..=4 };
    let parts = |place| Some((digits.get(..place)?, digits.get(place..)?.strip_prefix("15")?));
    let (area, number) = places.filter_map(parts).next()?;
    (digits.len() == 12).then(|| [ARGENTINA, "9", area, number].concat())
}
