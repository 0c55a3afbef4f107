//! Exact decimal amounts: text in, text out, nothing rounded on the way. No floating point, no exponents.

mod exact;

use super::goal::NumberFormat;

/// More digits than any amount has; longer texts are not amounts.
const MAX_DIGITS: usize = 30;

/// A decimal number, exactly as it was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    negative: bool,
    /// Digits before the point, without leading zeros; at least one.
    whole: String,
    /// Digits after the point, as written.
    fraction: String,
}

/// What a text says about an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// Nothing is there.
    Empty,
    /// The number, written as JSON writes it.
    Plain(Amount),
    /// The number, written in an unmistakable local way.
    Local(Amount, NumberFormat),
    /// One of two numbers: `1.234` may be 1234 or 1.234. With the format that each reading means.
    Ambiguous([(Amount, NumberFormat); 2]),
    /// Not a number, or not one in the stored format.
    NotANumber,
}

impl Reading {
    /// The number, where there is exactly one.
    #[must_use]
    pub fn amount(self) -> Option<Amount> {
        match self {
            Self::Plain(amount) | Self::Local(amount, _) => Some(amount),
            _ => None,
        }
    }
}

impl Amount {
    /// Whether it is below zero.
    #[must_use]
    pub const fn is_negative(&self) -> bool {
        self.negative
    }

    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.whole == "0" && self.fraction.bytes().all(|digit| digit == b'0')
    }

    /// How many digits stand after the point, trailing zeros not counted.
    #[must_use]
    pub fn decimals(&self) -> usize {
        self.fraction.trim_end_matches('0').len()
    }

    /// Whether it is a whole number above zero, such as a quantity.
    #[must_use]
    pub fn is_positive_whole(&self) -> bool {
        !self.negative && !self.is_zero() && self.decimals() == 0
    }

    /// The digits as JSON writes a number.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut text = String::with_capacity(self.whole.len() + self.fraction.len() + 2);
        if self.negative {
            text.push('-');
        }
        text.push_str(&self.whole);
        if !self.fraction.is_empty() {
            text.push('.');
            text.push_str(&self.fraction);
        }
        text
    }

    /// The digits of a whole number as JSON writes it: `3.0` is `3`.
    #[must_use]
    pub fn to_whole(&self) -> &str {
        &self.whole
    }

    fn new(negative: bool, whole: &str, fraction: &str) -> Option<Self> {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(fraction) || whole.len() + fraction.len() > MAX_DIGITS {
            return None;
        }
        let whole = whole.trim_start_matches('0');
        let whole = if whole.is_empty() { "0" } else { whole };
        Some(Self { negative, whole: whole.to_owned(), fraction: fraction.to_owned() })
    }
}

/// Reads `text`. With a stored `format` only that format will do; without one the text must speak for itself.
/// `minor_digits` is the number of decimals of the amount's currency, for [`NumberFormat::Minor`].
#[must_use]
pub fn read(text: &str, format: Option<NumberFormat>, minor_digits: usize) -> Reading {
    let text = text.trim();
    if text.is_empty() {
        return Reading::Empty;
    }
    let (negative, body) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(body) => (true, body),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let plain = |amount: Option<Amount>| amount.map_or(Reading::NotANumber, Reading::Plain);
    match format {
        None => guess(negative, body),
        Some(NumberFormat::Point) => plain(grouped(negative, body, None, '.')),
        Some(NumberFormat::CommaDecimal) => plain(grouped(negative, body, Some('.'), ',')),
        Some(NumberFormat::CommaGroups) => plain(grouped(negative, body, Some(','), '.')),
        Some(NumberFormat::Minor) => plain(minor(negative, body, minor_digits)),
    }
}

/// Reads a number that has no format of its own, such as a quantity: plain digits with a point at most.
#[must_use]
pub fn plain(text: &str) -> Option<Amount> {
    read(text, Some(NumberFormat::Point), 0).amount()
}

/// Not `contains`: for a character that brings the library's search for texts along, 4 kB of it.
fn has(text: &str, character: char) -> bool {
    text.chars().any(|other| other == character)
}

/// A text with points or commas is read both ways: which of them stands for the decimals, the groups of three mostly tell.
fn guess(negative: bool, body: &str) -> Reading {
    let has_comma = has(body, ',');
    if !has_comma && !has(body, '.') {
        return grouped(negative, body, None, '.').map_or(Reading::NotANumber, Reading::Plain);
    }
    match (grouped(negative, body, Some('.'), ','), grouped(negative, body, Some(','), '.')) {
        (Some(as_comma), Some(as_point)) => Reading::Ambiguous([
            (as_comma, NumberFormat::CommaDecimal),
            (as_point, if has_comma { NumberFormat::CommaGroups } else { NumberFormat::Point }),
        ]),
        (Some(amount), None) => Reading::Local(amount, NumberFormat::CommaDecimal),
        (None, Some(amount)) if has_comma => Reading::Local(amount, NumberFormat::CommaGroups),
        (None, Some(amount)) => Reading::Plain(amount),
        (None, None) => Reading::NotANumber,
    }
}

/// Digits with optional groups of three and an optional fraction.
fn grouped(negative: bool, body: &str, group: Option<char>, decimal: char) -> Option<Amount> {
    let (whole, fraction) = match body.split_once(decimal) {
        Some((_, "")) => return None,
        Some((whole, fraction)) => (whole, fraction),
        None => (body, ""),
    };
    match group.filter(|&group| has(whole, group)) {
        None => Amount::new(negative, whole, fraction),
        Some(group) => Amount::new(negative, &join_groups(whole, group)?, fraction),
    }
}

/// `1.234.567` without its separators; `None` unless the groups are as a person writes them.
fn join_groups(whole: &str, group: char) -> Option<String> {
    let mut groups = whole.split(group);
    let first = groups.next().unwrap_or_default();
    if first.is_empty() || first.len() > 3 || first.starts_with('0') {
        return None;
    }
    let mut joined = first.to_owned();
    for next in groups {
        if next.len() != 3 {
            return None;
        }
        joined.push_str(next);
    }
    Some(joined)
}

/// Whole minor units: `4990` with two decimals is 49.90.
fn minor(negative: bool, body: &str, decimals: usize) -> Option<Amount> {
    if body.is_empty() {
        return None;
    }
    let mut digits = String::new();
    for _ in body.len()..=decimals {
        digits.push('0');
    }
    digits.push_str(body);
    let (whole, fraction) = digits.split_at_checked(digits.len().checked_sub(decimals)?)?;
    Amount::new(negative, whole, fraction)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        match read(text, None, 2) {
            Reading::Empty => "empty".into(),
            Reading::Plain(amount) => amount.to_json(),
            Reading::Local(amount, format) => format!("{} as {}", amount.to_json(), format.name()),
            Reading::Ambiguous([a, b]) => format!("{} or {}", a.0.to_json(), b.0.to_json()),
            Reading::NotANumber => "no".into(),
        }
    }

    #[test]
    fn what_a_text_says_by_itself() {
        for (text, expected) in [
            ("", "empty"),
            ("  ", "empty"),
            ("49.90", "49.90"),
            (" 007 ", "7"),
            ("0.125", "0.125"),
            ("-1", "-1"),
            ("1234.5", "1234.5"),
            ("12,5", "12.5 as 1.234,56"),
            ("1.234,56", "1234.56 as 1.234,56"),
            ("1,234.56", "1234.56 as 1,234.56"),
            ("1.234.567", "1234567 as 1.234,56"),
            ("1,234,567", "1234567 as 1,234.56"),
            ("1.234", "1234 or 1.234"),
            ("1,234", "1.234 or 1234"),
            ("1.2345", "1.2345"),
            ("12abc", "no"),
            ("1e400", "no"),
            ("1.", "no"),
            (".5", "no"),
            ("1.23,4.5", "no"),
            ("1.23.456", "no"),
            ("--1", "no"),
            ("NaN", "no"),
            ("٣", "no"),
            ("1234567890123456789012345678901", "no"),
        ] {
            assert_eq!(shown(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_stored_format_settles_it() {
        let read_as = |text, format| read(text, Some(format), 2).amount().map(|amount| amount.to_json());
        assert_eq!(read_as("1.234", NumberFormat::Point).as_deref(), Some("1.234"));
        assert_eq!(read_as("1.234", NumberFormat::CommaDecimal).as_deref(), Some("1234"));
        assert_eq!(read_as("1,234", NumberFormat::CommaGroups).as_deref(), Some("1234"));
        assert_eq!(read_as("1234.56", NumberFormat::CommaDecimal), None);
        assert_eq!(read_as("4990", NumberFormat::Minor).as_deref(), Some("49.90"));
        assert_eq!(read_as("5", NumberFormat::Minor).as_deref(), Some("0.05"));
        assert_eq!(read_as("é", NumberFormat::Minor), None);
        assert_eq!(read_as("-", NumberFormat::Minor), None);
    }

    #[test]
    fn quantities_are_whole_and_above_zero() {
        assert!(plain("3").is_some_and(|amount| amount.is_positive_whole()));
        assert!(plain("3.0").is_some_and(|amount| amount.is_positive_whole() && amount.to_whole() == "3"));
        for bad in ["0", "1.5", "-2"] {
            assert!(plain(bad).is_some_and(|amount| !amount.is_positive_whole()), "{bad}");
        }
    }
}
