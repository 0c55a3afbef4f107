//! Arithmetic on amounts, digit by digit as on paper: no bound but [`MAX_DIGITS`], no floating point, nothing lost.

use super::{Amount, MAX_DIGITS};

impl Amount {
    /// `self × up ÷ down`, rounded half up to `decimals` digits after the point; an amount below zero is rounded as its
    /// opposite is. `None` when `down` is zero or the result has more digits than an amount may have.
    #[must_use]
    pub fn converted(&self, up: &Self, down: &Self, decimals: usize) -> Option<Self> {
        if down.is_zero() {
            return None;
        }
        let mut upper = product(&self.digits(), &up.digits());
        let mut lower = down.digits();
        pad(&mut upper, down.fraction.len() + decimals);
        pad(&mut lower, self.fraction.len() + up.fraction.len());
        let negative = self.negative ^ up.negative ^ down.negative;
        Self::of_digits(negative, &quotient(&upper, lower), decimals)
    }

    /// All digits as numbers, the highest first.
    fn digits(&self) -> Vec<i8> {
        let mut digits = Vec::new();
        for text in [&self.whole, &self.fraction] {
            for byte in text.bytes() {
                digits.push((byte - b'0') as i8);
            }
        }
        digits
    }

    /// The amount with these digits, the last `decimals` of them after the point.
    fn of_digits(negative: bool, digits: &[i8], decimals: usize) -> Option<Self> {
        let mut text = String::new();
        // At least one digit stands before the point.
        for _ in digits.len()..=decimals {
            text.push('0');
        }
        for digit in digits {
            text.push(char::from(b'0' + *digit as u8));
        }
        let surplus = text.bytes().take(text.len() - decimals - 1).take_while(|digit| *digit == b'0').count();
        let text = text.get(surplus..)?;
        if text.len() > MAX_DIGITS {
            return None;
        }
        let (whole, fraction) = text.split_at_checked(text.len() - decimals)?;
        let mut amount = Self { negative, whole: whole.to_owned(), fraction: fraction.to_owned() };
        amount.negative &= !amount.is_zero();
        Some(amount)
    }
}

/// Multiplies by a power of ten.
fn pad(digits: &mut Vec<i8>, zeros: usize) {
    digits.resize(digits.len() + zeros, 0);
}

/// Adds `other`, taken `times` times, to `into`, which must have room for the result; `times` may be below zero.
fn add(into: &mut [i8], other: &[i8], times: i8) {
    let mut carry = 0;
    let mut others = other.iter().rev();
    for digit in into.iter_mut().rev() {
        // At most 9 + 9 × 9 + 9.
        let sum = *digit + others.next().map_or(0, |other| other * times) + carry;
        *digit = sum.rem_euclid(10);
        carry = sum.div_euclid(10);
    }
}

fn product(one: &[i8], other: &[i8]) -> Vec<i8> {
    let mut result = vec![0; one.len() + 1];
    for digit in other {
        result.push(0);
        add(&mut result, one, *digit);
    }
    result
}

/// `upper ÷ lower` in whole numbers, rounded half up. `lower` is above zero.
fn quotient(upper: &[i8], mut lower: Vec<i8>) -> Vec<i8> {
    lower.insert(0, 0);
    // As long as `lower`, so that comparing digit by digit compares the numbers.
    let mut rest = vec![0; lower.len()];
    let mut result = vec![0];
    for digit in upper {
        rest.remove(0);
        rest.push(*digit);
        let mut times = 0;
        while rest >= lower {
            add(&mut rest, &lower, -1);
            times += 1;
        }
        result.push(times);
    }
    let half = rest.clone();
    add(&mut rest, &half, 1);
    if rest >= lower {
        add(&mut result, &[1], 1);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::super::plain;
    use super::*;

    fn amount(text: &str) -> Amount {
        plain(text).expect("an amount")
    }

    fn converted(text: &str, up: &str, down: &str, decimals: usize) -> Option<String> {
        amount(text).converted(&amount(up), &amount(down), decimals).map(|amount| amount.to_json())
    }

    #[test]
    fn a_conversion_rounds_half_up_to_the_decimals() {
        for (text, up, down, decimals, expected) in [
            ("125000", "1", "4560", 2, "27.41"),
            ("27.41", "4560", "1", 2, "124989.60"),
            ("0.005", "1", "1", 2, "0.01"),
            ("0.0049999999999999999999999999", "1", "1", 2, "0.00"),
            ("1", "1", "3", 4, "0.3333"),
            ("2", "1", "3", 4, "0.6667"),
            ("0.5", "1", "1", 0, "1"),
            ("9.995", "1", "1", 2, "10.00"),
            ("-0.005", "1", "1", 2, "-0.01"),
            ("-0.004", "1", "1", 2, "0.00"),
            ("-1", "-2", "1", 0, "2"),
            ("-1", "-2", "-1", 0, "-2"),
            ("1", "-2", "-1", 0, "2"),
            ("49.90", "0.00021929824561403508771929", "0.0001", 3, "109.430"),
        ] {
            assert_eq!(converted(text, up, down, decimals).as_deref(), Some(expected), "{text} × {up} ÷ {down}");
        }
    }

    #[test]
    fn what_has_no_result_has_none() {
        let longest = "999999999999999999999999999999";
        assert_eq!(converted(longest, "1", "1", 0).as_deref(), Some(longest));
        assert_eq!(converted("1", "1", "0.00", 2), None);
        assert_eq!(converted("999999999999999999999999999999", "999", "1", 2), None);
    }
}
