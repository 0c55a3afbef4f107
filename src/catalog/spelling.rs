//! Which known name a slip of the pen was meant to be. Only for suggestions; names themselves are matched exactly.

use core::str::Chars;

use crate::domain::letters::lower_letter;

/// Longer texts are no slip of any name we know.
const MAX_LETTERS: usize = 40;

/// Whether two names differ only in case, blanks, `_`, `-` and `.`.
pub(super) fn same(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.chars(), b.chars());
    loop {
        match (next(&mut a), next(&mut b)) {
            (None, None) => return true,
            (one, other) if one == other => {}
            _ => return false,
        }
    }
}

/// The next letter or digit in lower case.
fn next(letters: &mut Chars<'_>) -> Option<char> {
    letters.find(|letter| !matches!(letter, ' ' | '_' | '-' | '.')).map(lower_letter)
}

/// The one of `known` that `typed` was likely meant to be; the first, where several are as near.
pub(crate) fn nearest<'a>(typed: &str, known: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = letters(typed);
    if typed.is_empty() || typed.len() > MAX_LETTERS {
        return None;
    }
    let mut best = None;
    let mut best_distance = usize::MAX;
    for name in known {
        let letters = letters(name);
        // In a short name two slips make another word.
        let allowed = if letters.len() < 6 { 1 } else { 2 };
        if letters.len().abs_diff(typed.len()) > allowed {
            continue;
        }
        let distance = distance(&typed, &letters);
        if distance <= allowed && distance < best_distance {
            best_distance = distance;
            best = Some(name);
        }
    }
    best
}

/// The letters and digits in lower case.
fn letters(text: &str) -> Vec<char> {
    let mut letters = Vec::with_capacity(text.len());
    let mut rest = text.chars();
    while let Some(letter) = next(&mut rest) {
        letters.push(letter);
    }
    letters
}

/// How many letters must be added, removed, changed, or swapped with their neighbour, to get from one text to the other.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous_a = None;
    for (row, &in_a) in a.iter().enumerate() {
        let mut current = Vec::with_capacity(b.len() + 1);
        let mut left = row + 1;
        current.push(left);
        let mut previous_b = None;
        for (column, &in_b) in b.iter().enumerate() {
            let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX);
            let mut steps =
                (at(&last, column) + usize::from(in_a != in_b)).min(at(&last, column + 1) + 1).min(left + 1);
            if column > 0 && previous_a == Some(in_b) && previous_b == Some(in_a) {
                steps = steps.min(at(&before_last, column - 1).saturating_add(1));
            }
            current.push(steps);
            left = steps;
            previous_b = Some(in_b);
        }
        before_last = core::mem::replace(&mut last, current);
        previous_a = Some(in_a);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_slip_counts_one() {
        let steps = |a: &str, b: &str| distance(&letters(a), &letters(b));
        assert_eq!(steps("lead", "lead"), 0);
        assert_eq!(steps("lead", "led"), 1);
        assert_eq!(steps("laed", "lead"), 1);
        assert_eq!(steps("", "lead"), 4);
        assert_eq!(steps("lead", ""), 4);
        assert_eq!(steps("kitten", "sitting"), 3);
    }
}
