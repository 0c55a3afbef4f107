//! Amounts, held to a second reading of the same rules that walks from the right and builds no amount.

use goal_element::domain::amount::{self, Amount, Reading};
use goal_element::domain::goal::NumberFormat;

/// More digits than these are no amount.
const MOST_DIGITS: usize = 30;

/// An input is a letter for the stored format (`p`oint, `c`omma, `g`roups, `m`inor, anything else for none), a digit
/// for the currency's decimals, and the text.
pub(crate) fn check(input: &[u8]) {
    let Ok(input) = core::str::from_utf8(input) else { return };
    let mut letters = input.chars();
    let format = match letters.next() {
        Some('p') => Some(NumberFormat::Point),
        Some('c') => Some(NumberFormat::CommaDecimal),
        Some('g') => Some(NumberFormat::CommaGroups),
        Some('m') => Some(NumberFormat::Minor),
        _ => None,
    };
    let decimals = letters.next().and_then(|digit| digit.to_digit(5)).unwrap_or(2) as usize;
    let text = letters.as_str();
    let found = amount::read(text, format, decimals);
    assert_eq!(shown(&found), expected(text, format, decimals), "{text:?} as {format:?}, {decimals} decimals");
    match found {
        Reading::Plain(amount) | Reading::Local(amount, _) => agrees_with_its_digits(&amount),
        Reading::Ambiguous([(one, _), (other, _)]) => {
            agrees_with_its_digits(&one);
            agrees_with_its_digits(&other);
        }
        Reading::Empty | Reading::NotANumber => {}
    }
}

/// What was read, in words.
fn shown(reading: &Reading) -> String {
    match reading {
        Reading::Empty => "empty".to_owned(),
        Reading::NotANumber => "no number".to_owned(),
        Reading::Plain(amount) => amount.to_json(),
        Reading::Local(amount, format) => format!("{} {}", amount.to_json(), format.name()),
        Reading::Ambiguous([(one, format), (other, second)]) => {
            format!("{} {} or {} {}", one.to_json(), format.name(), other.to_json(), second.name())
        }
    }
}

fn expected(text: &str, format: Option<NumberFormat>, decimals: usize) -> String {
    let text = text.trim();
    if text.is_empty() {
        return "empty".to_owned();
    }
    let (sign, body) = match text.chars().next() {
        Some('-' | '\u{2212}') => ("-", text.chars().skip(1).collect::<String>()),
        Some('+') => ("", text.chars().skip(1).collect()),
        _ => ("", text.to_owned()),
    };
    let only = |number: Option<String>| number.map_or("no number".to_owned(), |number| format!("{sign}{number}"));
    match format {
        Some(NumberFormat::Point) => only(number(&body, None, '.')),
        Some(NumberFormat::CommaDecimal) => only(number(&body, Some('.'), ',')),
        Some(NumberFormat::CommaGroups) => only(number(&body, Some(','), '.')),
        Some(NumberFormat::Minor) => only(minor(&body, decimals)),
        None => unsaid(sign, &body),
    }
}

/// The reading of a text whose format nobody has said: each way of writing is tried.
fn unsaid(sign: &str, body: &str) -> String {
    let comma = number(body, Some('.'), ',').map(|number| format!("{sign}{number} 1.234,56"));
    let point = number(body, Some(','), '.').map(|number| {
        let way = if body.contains(',') { " 1,234.56" } else { "" };
        format!("{sign}{number}{way}")
    });
    match (comma, point) {
        _ if !body.contains(['.', ',']) => {
            number(body, None, '.').map_or("no number".to_owned(), |n| format!("{sign}{n}"))
        }
        (Some(comma), Some(point)) => format!("{comma} or {point}{}", if body.contains(',') { "" } else { " 1234.56" }),
        (Some(local), None) | (None, Some(local)) => local,
        (None, None) => "no number".to_owned(),
    }
}

/// `body` as a JSON number, when it is digits with groups of three (if `group` stands in it) and a fraction behind `decimal`.
fn number(body: &str, group: Option<char>, decimal: char) -> Option<String> {
    let letters: Vec<char> = body.chars().collect();
    let point = letters.iter().position(|letter| *letter == decimal);
    let whole = &letters[..point.unwrap_or(letters.len())];
    let fraction: String = point.map_or(&[][..], |point| &letters[point + 1..]).iter().collect();
    if point.is_some() && fraction.is_empty() {
        return None;
    }
    let is_grouped = group.is_some_and(|group| whole.contains(&group));
    let mut digits = Vec::new();
    for (place, letter) in whole.iter().rev().enumerate() {
        if is_grouped && place % 4 == 3 {
            if Some(*letter) != group {
                return None;
            }
        } else {
            digits.push(*letter);
        }
    }
    let starts_badly = whole.first() == Some(&'0') || whole.first().copied() == group;
    if is_grouped && starts_badly {
        return None;
    }
    written(&digits.iter().rev().collect::<String>(), &fraction)
}

/// Whole minor units, as a JSON number.
fn minor(body: &str, decimals: usize) -> Option<String> {
    if body.is_empty() {
        return None;
    }
    let letters: Vec<char> = body.chars().collect();
    let point = letters.len().saturating_sub(decimals);
    let whole: String = letters[..point].iter().collect();
    let fraction: String = letters[point..].iter().collect();
    let whole = if whole.is_empty() { "0".to_owned() } else { whole };
    written(&whole, &format!("{fraction:0>decimals$}"))
}

fn written(whole: &str, fraction: &str) -> Option<String> {
    let are_digits = |text: &str| text.chars().all(|letter| letter.is_ascii_digit());
    let count = whole.len() + fraction.len();
    if whole.is_empty() || !are_digits(whole) || !are_digits(fraction) || count > MOST_DIGITS {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") })
}

/// What an amount says of itself is what its digits say, and serde_json takes them for a number.
fn agrees_with_its_digits(amount: &Amount) {
    let text = amount.to_json();
    assert!(serde_json::from_str::<serde_json::Number>(&text).is_ok(), "{text}");
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = fraction.trim_end_matches('0');
    let is_zero = whole == "0" && fraction.is_empty();
    assert_eq!(amount.is_negative(), text.starts_with('-'));
    assert_eq!(amount.is_zero(), is_zero, "{text}");
    assert_eq!(amount.decimals(), fraction.len(), "{text}");
    assert_eq!(amount.to_whole(), whole);
    assert_eq!(amount.is_positive_whole(), !text.starts_with('-') && !is_zero && fraction.is_empty(), "{text}");
}
