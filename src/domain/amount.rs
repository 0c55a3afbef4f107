//! Exact decimal amounts: text in, text out, nothing rounded on the way. No floating point, no exponents.

mod exact;

use super::goal::NumberFormat;
use crate::domain::letters::Trimmed as _;

/// More digits than any amount has; longer texts are not amounts.
const MAX_DIGITS: usize = 30;

/// A decimal number, exactly as it was meant. It stands in itself: reading one on every key asks for no memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    negative: bool,
    /// How many of the digits are used.
    length: u8,
    /// How many of those stand after the point, as written.
    decimals: u8,
    /// Digits as numbers: those before the point without leading zeros, at least one, then those after it; unused ones are 0.
    digits: [u8; MAX_DIGITS],
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
        self.digits == [0; MAX_DIGITS]
    }

    /// How many digits stand after the point, trailing zeros not counted.
    #[must_use]
    pub fn decimals(&self) -> usize {
        let mut decimals = usize::from(self.decimals);
        for digit in self.used().iter().rev() {
            if decimals == 0 || *digit != 0 {
                break;
            }
            decimals -= 1;
        }
        decimals
    }

    /// Whether it is a whole number above zero, such as a quantity.
    #[must_use]
    pub fn is_positive_whole(&self) -> bool {
        !self.negative && !self.is_zero() && self.decimals() == 0
    }

    /// The digits as JSON writes a number.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.written(usize::from(self.length))
    }

    /// The digits of a whole number as JSON writes it: `3.0` is `3`.
    #[must_use]
    pub fn to_whole(&self) -> String {
        Self { negative: false, ..*self }.written(self.whole())
    }

    /// The first `count` digits, with sign and point.
    fn written(&self, count: usize) -> String {
        let mut text = String::with_capacity(count + 2);
        if self.negative {
            text.push('-');
        }
        for (at, digit) in self.used().iter().take(count).enumerate() {
            if at == self.whole() {
                text.push('.');
            }
            text.push(char::from(b'0' + digit));
        }
        text
    }

    /// How many digits stand before the point.
    fn whole(&self) -> usize {
        usize::from(self.length - self.decimals)
    }

    fn used(&self) -> &[u8] {
        self.digits.get(..usize::from(self.length)).unwrap_or_default()
    }
}

/// An amount that is being read, digit by digit.
struct Digits {
    amount: Amount,
    /// All digits, leading zeros included.
    typed: usize,
}

impl Digits {
    const fn new(negative: bool) -> Self {
        Self { amount: Amount { negative, length: 0, decimals: 0, digits: [0; MAX_DIGITS] }, typed: 0 }
    }

    /// Takes a digit before the point; `None`: there are too many.
    fn whole(&mut self, digit: u8) -> Option<()> {
        self.count()?;
        if digit != 0 || self.amount.length > 0 {
            self.keep(digit);
        }
        Some(())
    }

    /// Ends the digits before the point.
    fn point(&mut self) {
        if self.amount.length == 0 {
            self.keep(0);
        }
    }

    /// Takes a digit after the point.
    fn fraction(&mut self, digit: u8) -> Option<()> {
        self.count()?;
        self.keep(digit);
        self.amount.decimals += 1;
        Some(())
    }

    fn count(&mut self) -> Option<()> {
        self.typed += 1;
        (self.typed <= MAX_DIGITS).then_some(())
    }

    fn keep(&mut self, digit: u8) {
        if let Some(free) = self.amount.digits.get_mut(usize::from(self.amount.length)) {
            *free = digit;
            self.amount.length += 1;
        }
    }
}

/// Reads `text`. With a stored `format` only that format will do; without one the text must speak for itself.
/// `minor_digits` is the number of decimals of the amount's currency, for [`NumberFormat::Minor`].
#[must_use]
pub fn read(text: &str, format: Option<NumberFormat>, minor_digits: usize) -> Reading {
    let text = text.trimmed();
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
        Some(NumberFormat::Point) => plain(grouped(negative, body, None, b'.')),
        Some(NumberFormat::CommaDecimal) => plain(grouped(negative, body, Some(b'.'), b',')),
        Some(NumberFormat::CommaGroups) => plain(grouped(negative, body, Some(b','), b'.')),
        Some(NumberFormat::Minor) => plain(minor(negative, body, minor_digits)),
    }
}

/// Reads a number that has no format of its own, such as a quantity: plain digits with a point at most.
#[must_use]
pub fn plain(text: &str) -> Option<Amount> {
    read(text, Some(NumberFormat::Point), 0).amount()
}

/// A text with points or commas is read both ways: which of them stands for the decimals, the groups of three mostly tell.
fn guess(negative: bool, body: &str) -> Reading {
    let has_comma = body.as_bytes().contains(&b',');
    if !has_comma && !body.as_bytes().contains(&b'.') {
        return grouped(negative, body, None, b'.').map_or(Reading::NotANumber, Reading::Plain);
    }
    match (grouped(negative, body, Some(b'.'), b','), grouped(negative, body, Some(b','), b'.')) {
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

/// Digits with optional groups of three, as a person writes them, and an optional fraction.
fn grouped(negative: bool, body: &str, group: Option<u8>, decimal: u8) -> Option<Amount> {
    let mut digits = Digits::new(negative);
    // How many digits the group has so far, and whether one has ended.
    let (mut run, mut has_groups) = (0, false);
    let mut is_fraction = false;
    for byte in body.bytes() {
        match byte {
            b'0'..=b'9' if is_fraction => digits.fraction(byte - b'0')?,
            b'0'..=b'9' => {
                digits.whole(byte - b'0')?;
                run += 1;
            }
            _ if byte == decimal && !is_fraction => {
                ends_well(run, has_groups)?;
                digits.point();
                is_fraction = true;
            }
            _ if Some(byte) == group && !is_fraction => {
                // The first group has one to three digits and no leading zero, which would not have been kept.
                let is_first = !has_groups && (1..=3).contains(&run) && digits.amount.length == run;
                (is_first || (has_groups && run == 3)).then_some(())?;
                (run, has_groups) = (0, true);
            }
            _ => return None,
        }
    }
    if !is_fraction {
        ends_well(run, has_groups)?;
        digits.point();
    }
    (!is_fraction || digits.amount.decimals > 0).then_some(digits.amount)
}

/// Whether the digits before the point may end after `run` of them.
fn ends_well(run: u8, has_groups: bool) -> Option<()> {
    (if has_groups { run == 3 } else { run > 0 }).then_some(())
}

/// Whole minor units: `4990` with two decimals is 49.90.
fn minor(negative: bool, body: &str, decimals: usize) -> Option<Amount> {
    let whole = body.len().saturating_sub(decimals);
    let mut digits = Digits::new(negative);
    if whole == 0 {
        digits.whole(0)?;
        digits.point();
        for _ in body.len()..decimals {
            digits.fraction(0)?;
        }
    }
    for (at, byte) in body.bytes().enumerate() {
        let digit = byte.is_ascii_digit().then(|| byte - b'0')?;
        if at < whole {
            digits.whole(digit)?
        } else {
            digits.fraction(digit)?
        };
        if at + 1 == whole {
            digits.point();
        }
    }
    (!body.is_empty()).then_some(digits.amount)
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
