//! The core made wrong on purpose, one thing at a time, so that the tests show that they would notice. Only with the
//! feature `disturb`, which nothing that is shipped has; without it each question below has a constant answer.

use super::Severity;

/// What a row of the catalogue does not say any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Harm {
    /// It is not found.
    Lost,
    /// It is found, and what it says is turned round.
    Turned,
}

#[cfg(feature = "disturb")]
pub use on::{Disturbance, under};
#[cfg(feature = "disturb")]
pub(crate) use on::{harm, level};

#[cfg(feature = "disturb")]
mod on {
    use core::cell::RefCell;

    use super::{Harm, Severity};

    /// One thing that is wrong.
    #[derive(Debug, Clone)]
    pub enum Disturbance {
        /// A rule has another severity, or is not there.
        Rule(&'static str, Option<Severity>),
        /// A row of a table of the catalogue, by name.
        Row(&'static str, String, Harm),
    }

    thread_local! {
        static NOW: RefCell<Option<Disturbance>> = const { RefCell::new(None) };
    }

    /// What `run` finds while `disturbance` is there.
    pub fn under<T>(disturbance: Disturbance, run: impl FnOnce() -> T) -> T {
        NOW.set(Some(disturbance));
        let found = run();
        NOW.set(None);
        found
    }

    pub(crate) fn level(code: &str, usual: Option<Severity>) -> Option<Severity> {
        NOW.with_borrow(|now| match now {
            Some(Disturbance::Rule(of, changed)) if *of == code => *changed,
            _ => usual,
        })
    }

    pub(crate) fn harm(table: &str, name: &str) -> Option<Harm> {
        NOW.with_borrow(|now| match now {
            Some(Disturbance::Row(of, row, harm)) if *of == table && row == name => Some(*harm),
            _ => None,
        })
    }
}

/// A row as it is, or as it is harmed.
#[cfg(feature = "disturb")]
pub(crate) fn row<T: Copy>(table: &str, name: &str, row: &'static T, turn: fn(T) -> T) -> Option<&'static T> {
    match harm(table, name) {
        None => Some(row),
        Some(Harm::Lost) => None,
        // Nobody frees it: the tests disturb each row once.
        Some(Harm::Turned) => Some(Box::leak(Box::new(turn(*row)))),
    }
}

/// A row as it is.
#[cfg(not(feature = "disturb"))]
#[inline(always)]
pub(crate) const fn row<T: Copy>(_table: &str, _name: &str, row: &'static T, _turn: fn(T) -> T) -> Option<&'static T> {
    Some(row)
}

/// The severity of a rule.
#[cfg(not(feature = "disturb"))]
#[inline(always)]
pub(crate) const fn level(_code: &str, usual: Option<Severity>) -> Option<Severity> {
    usual
}

/// What is wrong with a row.
#[cfg(not(feature = "disturb"))]
#[inline(always)]
pub(crate) const fn harm(_table: &str, _name: &str) -> Option<Harm> {
    None
}
