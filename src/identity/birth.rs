//! Dates of birth, and the word for a gender.

use super::{Home, Reason, clean};
use crate::domain::letters;
use crate::domain::pointer::push_number;

/// The first year of birth that Meta takes.
const FIRST_YEAR: u32 = 1900;

/// A number as it is written: what it says, and in how many digits.
type Written = (u32, usize);

/// A date as `YYYYMMDD`, from one that can be read in one way only: the year first, a day above 12, points between (nobody writes
/// the month first with points), or a country that tells.
pub(super) fn date(text: &str, home: &Home) -> Result<String, Reason> {
    let (year, month, day) = match numbers(text) {
        Some([(whole, 8), (_, 0), _]) => (whole / 10_000, whole / 100 % 100, whole % 100),
        Some([(year, 4), (month, 1..=2), (day, 1..=2)]) => (year, month, day),
        Some([(first, 1..=2), (second, 1..=2), (year, 4)]) => {
            let month_first = match home.country.as_str() {
                _ if second > 12 => true,
                _ if first > 12 || first == second || text.contains('.') => false,
                "" => return Err(Reason::AmbiguousDate),
                country => country == "us",
            };
            if month_first { (year, first, second) } else { (year, second, first) }
        }
        _ => return Err(Reason::NotADate),
    };
    let last = match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if home.can_be_born_in(year) && (1..=12).contains(&month) && (1..=last).contains(&day) {
        Ok(digits(year * 10_000 + month * 100 + day))
    } else {
        Err(Reason::NotADate)
    }
}

/// A year of birth, `YYYY`.
pub(super) fn year(text: &str, home: &Home) -> Result<String, Reason> {
    match numbers(text) {
        Some([(year, 4), (_, 0), _]) if home.can_be_born_in(year) => Ok(digits(year)),
        _ => Err(Reason::NotADate),
    }
}

/// A month or day of birth in two digits.
pub(super) fn two_digits(text: &str, most: u32) -> Result<String, Reason> {
    match numbers(text) {
        Some([(number, 1..=2), (_, 0), _]) if (1..=most).contains(&number) => {
            // The digit that a number of one digit lacks.
            let mut two = digits(100 + number);
            two.remove(0);
            Ok(two)
        }
        _ => Err(Reason::NotADate),
    }
}

/// The one to three numbers of a date, and nothing else but a time of day behind them; those that are not there have no digits.
fn numbers(text: &str) -> Option<[Written; 3]> {
    let mut numbers = [(0, 0); 3];
    let mut at = 0;
    for character in text.chars() {
        match character {
            '-' | '/' | '.' => at += 1,
            'T' | ' ' => break,
            _ => {
                let value = clean::digit(character)?.to_digit(10)?;
                let (number, length): &mut Written = numbers.get_mut(at)?;
                *number = number.wrapping_mul(10).wrapping_add(value);
                *length += 1;
            }
        }
    }
    Some(numbers)
}

fn digits(number: u32) -> String {
    let mut digits = String::new();
    push_number(&mut digits, number as usize);
    digits
}

impl Home {
    const fn can_be_born_in(&self, year: u32) -> bool {
        year >= FIRST_YEAR && (self.year == 0 || year <= self.year)
    }
}

/// `f` or `m`, from those or from a word for it in the languages of the texts and a few neighbours.
pub(super) fn gender(text: &str) -> Result<String, Reason> {
    const WOMEN: &str =
        "f female woman girl femenino feminino femenina feminina mujer mulher chica femme weiblich frau donna ж";
    const MEN: &str = "male man boy masculino masculina hombre homem varón varon chico h homme männlich mann uomo м";
    let word = letters::lower(text);
    if matches!(word.as_str(), "f" | "m") {
        return Ok(word);
    }
    for (letter, words) in [("f", WOMEN), ("m", MEN)] {
        if words.split(' ').any(|one| one == word) {
            return Ok(letter.to_owned());
        }
    }
    Err(Reason::NotAGender)
}
