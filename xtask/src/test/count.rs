//! How many tests a runner says it ran.

use super::suite::Counter;

/// Tests of one or of all suites.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) passed: usize,
    pub(super) failed: usize,
}

/// Reads the counts out of a suite's output. A suite that failed without a failed test (it did not compile, it crashed) has one.
pub(super) fn of(counter: Counter, output: &str, passed: bool) -> Count {
    let plain = without_colours(output);
    let count = match counter {
        Counter::Whole => Count { passed: usize::from(passed), failed: usize::from(!passed) },
        Counter::Cargo => sum(&plain, "test result:", &[" passed"], &[" failed"]),
        Counter::Node => Count {
            passed: after(&plain, "ℹ pass "),
            failed: after(&plain, "ℹ fail ") + after(&plain, "ℹ cancelled "),
        },
        Counter::Vitest => sum(&plain, "      Tests  ", &[" passed"], &[" failed"]),
    };
    Count { failed: if passed { count.failed } else { count.failed.max(1) }, ..count }
}

/// Adds up the numbers that stand before the given words in lines with the given start.
fn sum(output: &str, start: &str, passed: &[&str], failed: &[&str]) -> Count {
    let lines = output.lines().filter_map(|line| line.split_once(start)).map(|(_, rest)| rest);
    let before =
        |rest: &str, words: &[&str]| -> usize { words.iter().filter_map(|word| number_before(rest, word)).sum() };
    lines.fold(Count::default(), |count, rest| Count {
        passed: count.passed + before(rest, passed),
        failed: count.failed + before(rest, failed),
    })
}

fn number_before(text: &str, word: &str) -> Option<usize> {
    let (before, _) = text.split_once(word)?;
    before.rsplit(|letter: char| !letter.is_ascii_digit()).next()?.parse().ok()
}

fn after(output: &str, start: &str) -> usize {
    output.lines().filter_map(|line| line.trim().strip_prefix(start)?.trim().parse::<usize>().ok()).sum()
}

fn without_colours(output: &str) -> String {
    let mut plain = String::with_capacity(output.len());
    let mut letters = output.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            letters.by_ref().find(|letter| letter.is_ascii_alphabetic());
        } else {
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    const CARGO: &str = "running 3 tests\n\ntest result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; finished in 0.00s\n\
        test result: FAILED. 10 passed; 2 failed; 1 ignored; 0 measured\n";
    const NODE: &str = "✔ a (1ms)\nℹ tests 7\nℹ suites 0\nℹ pass 5\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0\n";
    const VITEST: &str = " Test Files  1 failed | 2 passed (3)\n\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m1 failed\u{1b}[22m | 13 passed (14)\n";

    #[test]
    fn every_runner_is_understood() {
        assert_eq!(of(Counter::Cargo, CARGO, false), Count { passed: 13, failed: 2 });
        assert_eq!(of(Counter::Node, NODE, false), Count { passed: 5, failed: 2 });
        assert_eq!(of(Counter::Vitest, VITEST, false), Count { passed: 13, failed: 1 });
        assert_eq!(of(Counter::Whole, "", true), Count { passed: 1, failed: 0 });
    }

    #[test]
    fn a_run_that_fails_without_a_failed_test_has_one() {
        assert_eq!(of(Counter::Cargo, "error[E0425]: cannot find value", false), Count { passed: 0, failed: 1 });
        assert_eq!(of(Counter::Whole, "", false), Count { passed: 0, failed: 1 });
    }
}
