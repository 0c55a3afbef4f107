//! Phone numbers: Meta wants digits only, country code first, no leading zeros.

use crate::domain::letters;

/// Shortest and longest international number (ITU-T E.164; no country's numbers are shorter than seven digits with its code).
const LENGTH: core::ops::RangeInclusive<usize> = 7..=15;

/// The digits in international form, or why they cannot be told.
pub(super) fn digits(text: &str) -> Result<String, &'static str> {
    if text.chars().any(letters::is_letter) {
        return Err("not-a-phone");
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let international = match digits.strip_prefix("00") {
        Some(rest) => rest,
        None if digits.starts_with('0') && !text.starts_with('+') => return Err("no-country-code"),
        None => digits.trim_start_matches('0'),
    };
    if LENGTH.contains(&international.len()) { Ok(international.to_owned()) } else { Err("not-a-phone") }
}
