//! What the person at the terminal reads.

use std::fs;
use std::process::ExitCode;
use std::time::Duration;

use super::count::Count;
use super::suite::{Ended, Verdict};
use crate::process::last;

/// How much of a failed suite's log is shown; the whole is in the file.
const LAST_LINES: usize = 80;

/// One line as soon as a suite ends, and the end of its log when it failed.
pub(super) fn report(ended: &Ended) {
    println!("{}", line(ended));
    if let Verdict::Done(Count { failed: 1.., .. }) = ended.verdict {
        let text = fs::read_to_string(&ended.log).unwrap_or_default();
        println!("---- the end of {} ----", ended.log.display());
        last(&text, LAST_LINES).lines().for_each(|line| println!("    {line}"));
        println!("----");
    }
}

/// The table of all suites and the closing line.
pub(super) fn print(results: &[Ended], took: Duration) -> ExitCode {
    println!();
    results.iter().for_each(|ended| println!("{}", line(ended)));
    println!("in {}", time(took));
    let total = total(results);
    println!("{} passed, {} failed", total.passed, total.failed);
    if results.iter().all(|ended| ended.verdict.is_good()) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn total(results: &[Ended]) -> Count {
    results.iter().fold(Count::default(), |total, ended| match ended.verdict {
        Verdict::Done(count) => Count { passed: total.passed + count.passed, failed: total.failed + count.failed },
        Verdict::Empty => Count { failed: total.failed + 1, ..total },
        Verdict::Held => total,
    })
}

fn line(ended: &Ended) -> String {
    let (mark, what) = match ended.verdict {
        Verdict::Done(Count { passed, failed: 0 }) => ("ok", format!("{passed} passed")),
        Verdict::Done(Count { passed, failed }) => ("FAILED", format!("{passed} passed, {failed} failed")),
        Verdict::Empty => ("EMPTY", "no test found".to_owned()),
        Verdict::Held => ("held", "not run: something it needs failed".to_owned()),
    };
    format!("{mark:<7} {:<18} {:>6}  {what}", ended.name, time(ended.took))
}

fn time(took: Duration) -> String {
    let seconds = took.as_secs();
    if seconds < 60 { format!("{seconds} s") } else { format!("{} m {:02} s", seconds / 60, seconds % 60) }
}
