//! Arithmetic on amounts, digit by digit as on paper: no bound but that of an amount, no floating point, nothing lost.

use super::{Amount, Digits};

impl Amount {
    /// `self × up ÷ down`, rounded half up to `decimals` digits after the point; an amount below zero is rounded as its
    /// opposite is. `None` when `down` is zero or the result has more digits than an amount may have.
    #[must_use]
    pub fn converted(&self, up: &Self, down: &Self, decimals: usize) -> Option<Self> {
        if down.is_zero() {
            return None;
        }
        let mut upper = product(&self.list(), &up.list());
        let mut lower = down.list();
        pad(&mut upper, usize::from(down.decimals) + decimals);
        pad(&mut lower, usize::from(self.decimals) + usize::from(up.decimals));
        let negative = self.negative ^ up.negative ^ down.negative;
        Self::of_digits(negative, &quotient(&upper, lower), decimals)
    }

    /// All digits, the highest first.
    fn list(&self) -> Vec<i8> {
        let mut list = Vec::new();
        for digit in self.used() {
            list.push(*digit as i8);
        }
        list
    }

    /// The amount with these digits, the last `decimals` of them after the point.
    fn of_digits(negative: bool, digits: &[i8], decimals: usize) -> Option<Self> {
        let whole = digits.len().saturating_sub(decimals);
        let mut amount = Digits::new(negative);
        for digit in digits.iter().take(whole).skip_while(|digit| **digit == 0) {
            amount.whole(*digit as u8)?;
        }
        if amount.amount.length == 0 {
            amount.whole(0)?;
            amount.point();
        }
        for _ in digits.len()..decimals {
            amount.fraction(0)?;
        }
        for digit in digits.iter().skip(whole) {
            amount.fraction(*digit as u8)?;
        }
        let mut amount = amount.amount;
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
