//! What the goal's rows of contents add up to. Kept row by row, so that a keystroke in one row costs no look at the others.

use crate::domain::goal::{Content, Goal};
use crate::domain::letters::Trimmed as _;

/// Money is counted in ten-thousandths: as many decimals as any currency has.
pub(crate) const PARTS: i64 = 10_000;
const DECIMALS: usize = 4;
/// More digits than any price has.
const MOST_DIGITS: usize = 9;
/// More than any row costs: a document's 20,000 values cannot make a sum of such rows overflow.
const MOST: i64 = 100_000_000_000_000;

/// What one row adds; `None`: it holds a variable, is empty, or is not written as plain digits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Share {
    pieces: Option<i64>,
    money: Option<i64>,
}

impl Share {
    fn of(content: &Content) -> Self {
        let pieces = fixed(&content.quantity).filter(|pieces| pieces % PARTS == 0).map(|pieces| pieces / PARTS);
        let price = fixed(&content.item_price);
        let money = pieces.zip(price).and_then(|(pieces, price)| pieces.checked_mul(price));
        Self { pieces, money: money.filter(|money| *money < MOST) }
    }
}

/// What the goal's own rows add up to.
#[derive(Debug, Default)]
pub(super) struct Sums {
    shares: Vec<Share>,
    pieces: Sum,
    money: Sum,
}

/// A sum of those that can be read, and how many cannot.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    sum: i64,
    unread: usize,
}

impl Sum {
    /// Counts `share` in, or out again.
    const fn count(&mut self, share: Option<i64>, is_in: bool) {
        match (share, is_in) {
            (Some(share), true) => self.sum = self.sum.wrapping_add(share),
            (Some(share), false) => self.sum = self.sum.wrapping_sub(share),
            (None, true) => self.unread += 1,
            (None, false) => self.unread -= 1,
        }
    }
}

impl Sums {
    /// The sums of all rows.
    pub(super) fn of(goal: &Goal) -> Self {
        let mut sums = Self { shares: Vec::with_capacity(contents(goal).len()), ..Self::default() };
        for content in contents(goal) {
            let share = Share::of(content);
            sums.count(share, true);
            sums.shares.push(share);
        }
        sums
    }

    /// Takes in that a text of the row has changed.
    pub(super) fn touch(&mut self, goal: &Goal, row: usize) {
        let (Some(content), Some(old)) = (contents(goal).get(row), self.shares.get(row).copied()) else {
            return;
        };
        let new = Share::of(content);
        if new != old {
            self.count(old, false);
            self.count(new, true);
            if let Some(share) = self.shares.get_mut(row) {
                *share = new;
            }
        }
    }

    fn count(&mut self, share: Share, is_in: bool) {
        self.pieces.count(share.pieces, is_in);
        self.money.count(share.money, is_in);
    }

    /// How many pieces all rows have, where every row says it.
    pub(super) fn pieces(&self) -> Option<i64> {
        self.told(self.pieces)
    }

    /// What all rows cost, in ten-thousandths, where every row says how many at which price.
    pub(super) fn money(&self) -> Option<i64> {
        self.told(self.money)
    }

    fn told(&self, sum: Sum) -> Option<i64> {
        (!self.shares.is_empty() && sum.unread == 0).then_some(sum.sum)
    }
}

fn contents(goal: &Goal) -> &[Content] {
    goal.items.as_ref().map_or(&[], |items| &items.contents)
}

/// Plain digits with a point at most, in ten-thousandths; `None` where they may mean something else.
pub(crate) fn fixed(text: &str) -> Option<i64> {
    let (mut number, mut digits, mut decimals) = (0_i64, 0, None);
    for byte in text.trimmed().bytes() {
        match (byte, decimals) {
            // No need to go on, and the number would not hold them.
            (b'0'..=b'9', _) if digits == MOST_DIGITS => return None,
            (b'0'..=b'9', _) => {
                number = number * 10 + i64::from(byte - b'0');
                digits += 1;
                decimals = decimals.map(|count: usize| count + 1);
            }
            (b'.', None) if digits > 0 => decimals = Some(0),
            _ => return None,
        }
    }
    let decimals = decimals.unwrap_or_default();
    // `1.234` may be 1234: its own rule asks.
    let is_told = digits > 0 && decimals <= DECIMALS && decimals != 3;
    if !is_told || text.trim_end().ends_with('.') {
        return None;
    }
    for _ in decimals..DECIMALS {
        number *= 10;
    }
    Some(number)
}

/// Ten-thousandths as people write them: two decimals, more where there are more.
pub(crate) fn shown(money: i64) -> String {
    let mut text = whole(money / PARTS);
    let mut rest = money % PARTS;
    if rest > 0 {
        text.push('.');
        let mut written = 0;
        while rest > 0 || written < 2 {
            rest *= 10;
            text.push(char::from(b'0' + (rest / PARTS) as u8));
            rest %= PARTS;
            written += 1;
        }
    }
    text
}

/// The digits of a whole number that is not below zero.
pub(crate) fn whole(number: i64) -> String {
    let mut text = if number > 9 { whole(number / 10) } else { String::new() };
    text.push(char::from(b'0' + (number % 10) as u8));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_digits_are_read_exactly_and_anything_else_is_not() {
        for (text, parts) in [("49.90", 499_000), (" 2 ", 20_000), ("0.0001", 1), ("123456789", 1_234_567_890_000)] {
            assert_eq!(fixed(text), Some(parts), "{text}");
        }
        let long = "4966666666666666666666666660000000000000";
        for text in [long, "", ".", "1.", ".5", "1,5", "1.23456", "1234567890", "-1", "{{x}}", "1e3", "1.2.3", "1.234"]
        {
            assert_eq!(fixed(text), None, "{text}");
        }
    }

    #[test]
    fn money_is_shown_as_people_write_it() {
        for (parts, text) in [(499_000, "49.90"), (450_000, "45"), (1, "0.0001"), (12_500, "1.25"), (0, "0")] {
            assert_eq!(shown(parts), text);
        }
    }
}
