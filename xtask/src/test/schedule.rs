//! Which suite runs when: two at a time, at most one of them compiling, and nothing before what it needs.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

use super::suite::{Ended, Runner, Suite, Verdict};
use super::summary;

const WORKERS: usize = 2;

struct Board {
    waiting: Vec<Suite>,
    /// Name, and whether what it needs may go on.
    settled: BTreeMap<&'static str, bool>,
    cargo_is_busy: bool,
    ended: Vec<Ended>,
}

enum Next {
    Run(Suite),
    Hold(Suite),
    Wait,
    Done,
}

pub(super) fn run(suites: Vec<Suite>, runner: &Runner) -> Vec<Ended> {
    let board = Board { waiting: suites, settled: BTreeMap::new(), cargo_is_busy: false, ended: Vec::new() };
    let (board, changed) = (Mutex::new(board), Condvar::new());
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| work(&board, &changed, runner));
        }
    });
    board.into_inner().unwrap_or_else(PoisonError::into_inner).ended
}

fn work(board: &Mutex<Board>, changed: &Condvar, runner: &Runner) {
    let mut held = board.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        match held.next() {
            Next::Done => return,
            Next::Wait => held = changed.wait(held).unwrap_or_else(PoisonError::into_inner),
            Next::Hold(suite) => held.settle(&suite, runner.held(&suite)),
            Next::Run(mut suite) => {
                drop(held);
                let ended = runner.run(&mut suite);
                held = board.lock().unwrap_or_else(PoisonError::into_inner);
                held.settle(&suite, ended);
            }
        }
        changed.notify_all();
    }
}

impl Board {
    fn next(&mut self) -> Next {
        if self.waiting.is_empty() {
            return Next::Done;
        }
        if let Some(place) =
            self.waiting.iter().position(|suite| suite.needs.iter().any(|need| self.settled.get(need) == Some(&false)))
        {
            return Next::Hold(self.waiting.remove(place));
        }
        let ready = |suite: &Suite| {
            suite.needs.iter().all(|need| self.settled.contains_key(need)) && !(suite.cargo && self.cargo_is_busy)
        };
        match self.waiting.iter().position(ready) {
            Some(place) => {
                let suite = self.waiting.remove(place);
                self.cargo_is_busy |= suite.cargo;
                Next::Run(suite)
            }
            None => Next::Wait,
        }
    }

    fn settle(&mut self, suite: &Suite, ended: Ended) {
        if suite.cargo && ended.verdict != Verdict::Held {
            self.cargo_is_busy = false;
        }
        summary::report(&ended);
        self.settled.insert(suite.name, ended.verdict.is_good());
        self.ended.push(ended);
    }
}
